package dev.belay.kite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.order.OrderReport;
import java.io.IOException;
import java.util.Optional;

/** Text frames of the stream: {@code {"type":"order","data":{…}}}, errors, and messages for people. */
final class StreamMessages {

  private static final JsonFactory JSON = new JsonFactory();

  private final OrderRows rows;

  StreamMessages(OrderRows rows) {
    this.rows = rows;
  }

  /** What a text frame says. */
  sealed interface Message {

    /** An order has changed; empty when it is of a market that Belay does not trade. */
    record Order(Optional<OrderReport> report) implements Message {}

    /** Something for people. */
    record Notice(String type, String text) implements Message {}

    /** It cannot be read; it may have been an order. */
    record Unreadable(String why) implements Message {}
  }

  Message read(byte[] frame) {
    try (JsonParser json = JSON.createParser(frame)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return new Message.Unreadable("a text frame that is no object");
      }
      String type = "";
      String text = "";
      Optional<Row> row = Optional.empty();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        if (name.equals("type") && value == JsonToken.VALUE_STRING) {
          type = json.getText();
        } else if (name.equals("data") && value == JsonToken.START_OBJECT) {
          row = Optional.of(Row.read(json, OrderRows.FIELDS, "an order message"));
        } else if (name.equals("data") && value.isScalarValue()) {
          text = json.getText();
        } else {
          json.skipChildren();
        }
      }
      if (!type.equals("order")) {
        return new Message.Notice(type, text);
      }
      return row.isPresent() ? new Message.Order(rows.read(row.get()))
          : new Message.Unreadable("an order message without an order");
    } catch (IOException | UnreadableException e) {
      return new Message.Unreadable(e instanceof UnreadableException ? e.getMessage() : "a text frame that is no JSON");
    }
  }
}
