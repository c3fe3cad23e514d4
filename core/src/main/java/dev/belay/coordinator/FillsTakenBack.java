package dev.belay.coordinator;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Books lag, so a smaller fill than was known is told to a person once two books, some seconds apart, show it. Fills
 * are final all the same: nothing is booked back. Loop only.
 */
final class FillsTakenBack {

  /** So much later a book must still show a smaller fill before somebody is told. */
  private static final Duration TAKEN_BACK = Duration.ofSeconds(5);

  private final Floor floor;
  private final OrderLedger ledger;
  private final SortedMap<OrderTag, Moment> fewer = new TreeMap<>();
  private final TreeSet<OrderTag> alarmed = new TreeSet<>();

  FillsTakenBack(Floor floor, OrderLedger ledger) {
    this.floor = floor;
    this.ledger = ledger;
  }

  void compare(OrderReport row, Moment begun) {
    Optional<ChildOrder> order = ledger.find(row.id()).filter(each -> each.filled().isMoreThan(row.filled()));
    if (order.isEmpty() || order.get().ids().size() > 1) {
      row.tag().ifPresent(fewer::remove);
      return;
    }
    OrderTag tag = order.get().tag();
    Moment first = fewer.computeIfAbsent(tag, each -> begun);
    if (begun.isPast(first, TAKEN_BACK) && !alarmed.contains(tag)) {
      alarmed.add(tag);
      floor.raise(new Alert(AlertCode.FILL_TAKEN_BACK, Optional.of(tag.group()), tag + " had filled "
          + order.get().filled() + " and is shown with " + row.filled()));
    }
  }
}
