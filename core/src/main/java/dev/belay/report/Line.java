package dev.belay.report;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** A line of the journal, read. */
record Line(long sequence, Instant at, Optional<GroupId> group, String type, CanonicalText text) {

  static Line of(Entry.Journal entry) {
    return new Line(entry.sequence(), entry.at(), entry.group(), entry.type(), CanonicalText.parse(entry.body()));
  }

  boolean is(String kind) {
    return type.equals(kind);
  }

  /** A field, or nothing: a line of an older version may lack it. */
  String get(String field) {
    return text.find(field).orElse("");
  }

  Optional<LegId> leg() {
    return text.find("leg").filter(each -> !each.isEmpty()).map(LegId::parse);
  }

  long units(String field) {
    return text.find(field).map(Quantity::parse).map(Quantity::units).orElse(0L);
  }

  int count(String field) {
    return text.find(field).map(Integer::parseInt).orElse(0);
  }

  /** Everything that the line holds, for the full list. */
  String whole() {
    return text.names().stream().map(name -> name + "=" + text.get(name))
        .collect(Collectors.joining("  "));
  }
}
