package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lists of rows. One row that cannot be read makes the whole list unreadable: a hole would look like an
 * end.
 */
final class RowLists {

  /** Turns one row into a value, or into nothing when it concerns a market that Belay does not trade. */
  @FunctionalInterface
  interface RowReader<T> {
    Optional<T> read(Row row) throws UnreadableException;
  }

  private RowLists() {}

  /** A list, or null, which the broker sends for an empty book. */
  static <T> List<T> listOrNull(JsonParser json, Fields fields, String what, RowReader<T> reader)
      throws IOException, UnreadableException {
    return json.currentToken() == JsonToken.VALUE_NULL ? List.of() : list(json, fields, what, reader);
  }

  /** A list. */
  static <T> List<T> list(JsonParser json, Fields fields, String what, RowReader<T> reader)
      throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new UnreadableException(what + " are no list");
    }
    List<T> rows = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reader.read(Row.read(json, fields, what)).ifPresent(rows::add);
    }
    return rows;
  }
}
