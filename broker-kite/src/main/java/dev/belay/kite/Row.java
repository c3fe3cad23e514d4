package dev.belay.kite;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.belay.money.Price;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of one JSON object as texts: numbers keep the digits they were sent with, so no price ever
 * passes through a double. A field that is missing and one that is null are the same: absent.
 */
final class Row {

  private final String what;
  private final String[] texts;
  private long seen;
  private List<String> list = List.of();

  private Row(String what, int slots) {
    this.what = what;
    this.texts = new String[slots];
  }

  /** Reads the object at whose opening brace the parser stands. */
  static Row read(JsonParser json, Fields fields, String what) throws IOException, UnreadableException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new UnreadableException(what + " is not an object");
    }
    Row row = new Row(what, fields.size());
    Fields.Order order = fields.order();
    int at = 0;
    while (at < order.size() && json.nextFieldName(order.name(at).text())) {
      row.field(json, fields, order.name(at).slot());
      at++;
    }
    if (at == order.size()) {
      json.nextToken();
    }
    if (json.currentToken() == JsonToken.FIELD_NAME) {
      row.readUnforeseen(json, fields, order, at);
    }
    return row;
  }

  /** Reads on from the first field that is not the foreseen one, and learns the order of this row. */
  private void readUnforeseen(JsonParser json, Fields fields, Fields.Order order, int from)
      throws IOException, UnreadableException {
    List<Fields.Name> names = new ArrayList<>();
    for (int i = 0; i < from; i++) {
      names.add(order.name(i));
    }
    while (json.currentToken() == JsonToken.FIELD_NAME) {
      Fields.Name name = fields.name(json.currentName());
      names.add(name);
      field(json, fields, name.slot());
      json.nextToken();
    }
    fields.learn(names.toArray(Fields.Name[]::new));
  }

  private void field(JsonParser json, Fields fields, int slot) throws IOException, UnreadableException {
    JsonToken value = json.nextToken();
    if (slot < 0) {
      json.skipChildren();
    } else if ((seen & 1L << slot) != 0) {
      throw new UnreadableException(what + " has a field twice");
    } else {
      seen |= 1L << slot;
      take(json, slot, value, fields.isList(slot));
    }
  }

  private void take(JsonParser json, int slot, JsonToken value, boolean asList)
      throws IOException, UnreadableException {
    if (value == JsonToken.VALUE_NULL) {
      return;
    }
    if (asList && value == JsonToken.START_ARRAY) {
      list = new ArrayList<>(2);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        if (json.currentToken().isScalarValue()) {
          list.add(json.getText());
        } else {
          json.skipChildren();
        }
      }
    } else if (value.isScalarValue()) {
      texts[slot] = json.getText();
    } else {
      throw new UnreadableException(what + " has a list or an object where a value belongs");
    }
  }

  /** {@return the text of a field, empty when it is absent or blank} */
  Optional<String> text(int slot) {
    String text = texts[slot];
    return text == null || text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /** {@return the text of a field that must be there} */
  String required(int slot, String name) throws UnreadableException {
    String text = texts[slot];
    if (text == null || text.isBlank()) {
      throw bad("has no " + name);
    }
    return text;
  }

  /** {@return a number that must be there and whole} */
  long units(int slot, String name) throws UnreadableException {
    String text = required(slot, name);
    try {
      return Numbers.isShortWhole(text) ? Long.parseLong(text) : Numbers.decimal(text).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw bad("has no whole number as " + name);
    }
  }

  /** {@return a number that must be there} */
  BigDecimal decimal(int slot, String name) throws UnreadableException {
    String text = required(slot, name);
    try {
      return Numbers.decimal(text);
    } catch (NumberFormatException e) {
      throw bad("has no number as " + name);
    }
  }

  /** {@return a number, empty when it is absent or none} */
  Optional<BigDecimal> decimal(int slot) {
    try {
      return text(slot).map(Numbers::decimal);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@return a price, empty when it is absent, negative or no number} */
  Optional<Price> price(int slot) {
    String text = texts[slot];
    try {
      return text == null || text.isBlank() || text.charAt(0) == '-' ? Optional.empty()
          : Optional.of(Numbers.price(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** {@return the texts of the list field} */
  List<String> list() {
    return list;
  }

  UnreadableException bad(String rule) {
    return new UnreadableException(what + " " + rule);
  }
}
