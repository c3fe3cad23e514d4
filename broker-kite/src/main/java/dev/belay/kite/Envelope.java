package dev.belay.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The broker's envelope: {@code {"status":"success","data":…}} or
 * {@code {"status":"error","message":…,"error_type":…}}.
 *
 * @param success whether the status says success
 * @param data what was read from the data, empty when there was no such field
 * @param message the error's text, blank when there is none
 * @param errorType the error's type, blank when there is none
 * @param <T> what the data is read as
 */
record Envelope<T>(boolean success, Optional<T> data, String message, String errorType) {

  private static final JsonFactory JSON = new JsonFactory();

  /** Reads the value at which the parser stands; leaves the parser on the value's last token. */
  @FunctionalInterface
  interface DataReader<T> {
    T read(JsonParser json) throws IOException, UnreadableException;
  }

  /** Reads an envelope whose data is of no interest, such as an error's. */
  static Envelope<Boolean> readWithoutData(byte[] body) throws UnreadableException {
    return read(body, Envelope::skipData);
  }

  /** Passes over the data, whatever it is. */
  static boolean skipData(JsonParser json) throws IOException {
    json.skipChildren();
    return true;
  }

  /** Reads a whole body; anything that is not exactly one envelope is unreadable. */
  static <T> Envelope<T> read(byte[] body, DataReader<T> reader) throws UnreadableException {
    try (JsonParser json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("the answer is no JSON object");
      }
      Envelope<T> envelope = readFields(json, reader);
      if (json.nextToken() != null) {
        throw new UnreadableException("text after the end of the answer");
      }
      return envelope;
    } catch (IOException e) {
      throw new UnreadableException("the answer is no JSON, or is cut short");
    }
  }

  private static <T> Envelope<T> readFields(JsonParser json, DataReader<T> reader)
      throws IOException, UnreadableException {
    String status = null;
    String message = null;
    String errorType = null;
    Optional<T> data = Optional.empty();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      switch (name) {
        case "status" -> status = once(status, json, value);
        case "message" -> message = once(message, json, value);
        case "error_type" -> errorType = once(errorType, json, value);
        case "data" -> {
          if (data.isPresent()) {
            throw new UnreadableException("the answer says something twice");
          }
          data = Optional.of(reader.read(json));
        }
        default -> json.skipChildren();
      }
    }
    boolean success = "success".equals(status);
    if (!success && !"error".equals(status)) {
      throw new UnreadableException("the answer's status is neither success nor error");
    }
    return new Envelope<>(success, data, message == null ? "" : message, errorType == null ? "" : errorType);
  }

  private static String once(String before, JsonParser json, JsonToken value)
      throws IOException, UnreadableException {
    if (before != null) {
      throw new UnreadableException("the answer says something twice");
    }
    return scalar(json, value);
  }

  private static String scalar(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return "";
    }
    if (!value.isScalarValue()) {
      json.skipChildren();
      return "";
    }
    return json.getText();
  }
}
