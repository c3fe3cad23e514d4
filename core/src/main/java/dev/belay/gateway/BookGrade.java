package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether an Ok order book may be evidence of an absence (rule 2.5): a book that lacks an order which the
 * broker took before the read began is suspect, until three reads that lie 5 s apart lack the same. Pure.
 */
final class BookGrade {

  static final int AGREEING = 3;
  static final Duration APART = Duration.ofSeconds(5);

  private final Function<OrderTag, Optional<Moment>> sentAt;
  private TreeSet<BrokerOrderId> lacked = new TreeSet<>();
  private int agreed;
  private Optional<Moment> counted = Optional.empty();
  private boolean usable;

  BookGrade(Function<OrderTag, Optional<Moment>> sentAt) {
    this.sentAt = sentAt;
  }

  /** Grades a book; its answer stands until the next one is graded. */
  boolean grade(List<OrderReport> rows, Moment begun, List<ChildOrder> known) {
    TreeSet<BrokerOrderId> missing = missing(rows, begun, known);
    if (missing.isEmpty() || !missing.equals(lacked)) {
      lacked = missing;
      agreed = 1;
      counted = Optional.of(begun);
    } else if (counted.filter(last -> begun.isPast(last, APART)).isPresent()) {
      agreed++;
      counted = Optional.of(begun);
    }
    usable = missing.isEmpty() || agreed >= AGREEING;
    return usable;
  }

  void failed() {
    usable = false;
  }

  boolean isUsable() {
    return usable;
  }

  private TreeSet<BrokerOrderId> missing(List<OrderReport> rows, Moment begun, List<ChildOrder> known) {
    TreeSet<BrokerOrderId> shown = new TreeSet<>();
    rows.forEach(row -> shown.add(row.id()));
    TreeSet<BrokerOrderId> missing = new TreeSet<>();
    for (ChildOrder each : known) {
      boolean before = sentAt.apply(each.tag()).filter(at -> at.isBefore(begun)).isPresent();
      if (before && !each.ids().isEmpty() && each.ids().stream().noneMatch(shown::contains)) {
        missing.addAll(each.ids());
      }
    }
    return missing;
  }
}
