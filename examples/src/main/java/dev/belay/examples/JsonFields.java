package dev.belay.examples;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The fields of one JSON object. Every error names file and field; a field that nobody knows is an error too. */
final class JsonFields {

  private final JsonNode node;
  private final String place;

  JsonFields(JsonNode node, String place, List<String> known) {
    this.node = node;
    this.place = place;
    if (!node.isObject()) {
      throw new InputException(place, "is no JSON object");
    }
    node.fieldNames().forEachRemaining(name -> {
      if (!known.contains(name)) {
        throw new InputException(place(name), "no such field; there are: " + String.join(", ", known));
      }
    });
  }

  /** Where a field stands, for messages. */
  String place(String name) {
    return place + (place.contains(", ") ? "." : ", ") + name;
  }

  boolean has(String name) {
    return node.has(name);
  }

  /** A field's text turned into a value; numbers count as the text that stands in the file. */
  <T> T value(String name, String rule, Function<String, T> parser) {
    return optional(name, rule, parser).orElseThrow(() -> new InputException(place(name), "is missing"));
  }

  <T> Optional<T> optional(String name, String rule, Function<String, T> parser) {
    JsonNode field = node.get(name);
    if (field == null) {
      return Optional.empty();
    }
    if (!field.isTextual() && !field.isNumber()) {
      throw new InputException(place(name), rule + ": " + field);
    }
    try {
      return Optional.of(parser.apply(field.asText()));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new InputException(place(name), "'" + field.asText() + "' " + rule);
    }
  }

  long whole(String name, long least, long most) {
    return value(name, "is no whole number from " + least + " to " + most, text -> {
      long number = Long.parseLong(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException(text);
      }
      return number;
    });
  }

  Optional<JsonFields> object(String name, List<String> known) {
    return Optional.ofNullable(node.get(name)).map(each -> new JsonFields(each, place(name), known));
  }

  List<JsonFields> list(String name, List<String> known) {
    JsonNode array = node.get(name);
    if (array == null || !array.isArray() || array.isEmpty()) {
      throw new InputException(place(name), "is no list with at least one entry");
    }
    List<JsonFields> entries = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      entries.add(new JsonFields(array.get(i), place(name) + "[" + i + "]", known));
    }
    return entries;
  }
}
