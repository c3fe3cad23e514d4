package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.reconcile.Attribution;
import dev.belay.session.EarlierDay;
import dev.belay.session.EndOfDay;
import dev.belay.session.Sessions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Ends orders of earlier days by a later day's net, once two reads of it agree. Their own book is gone, so what they
 * traded follows from what the net holds beyond our fills; a person is told either way. Loop only.
 */
final class Yesterday {

  private final Floor floor;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final TreeSet<PositionKey> told = new TreeSet<>();

  Yesterday(Floor floor, OrderGateway gateway, OrderLedger ledger) {
    this.floor = floor;
    this.gateway = gateway;
    this.ledger = ledger;
  }

  void settle(Sessions sessions, Instant asked, Books books, SortedMap<PositionKey, SortedMap<GroupId, Quantity>> own) {
    SortedMap<PositionKey, List<ChildOrder>> byKey = new TreeMap<>();
    for (ChildOrder each : EndOfDay.ofEarlierDays(ledger.open(), sessions, asked)) {
      byKey.computeIfAbsent(each.intent().key(floor.config().account()), key -> new ArrayList<>()).add(each);
    }
    byKey.forEach((key, orders) -> {
      if (books.agreeTwice(key)) {
        Quantity net = books.net().getOrDefault(key, Quantity.ZERO);
        Quantity external = books.state().external().getOrDefault(key, Quantity.ZERO);
        Quantity held = Attribution.sum(own.getOrDefault(key, new TreeMap<>()));
        EarlierDay.explained(orders, held, external, net)
            .ifPresentOrElse(evidence -> learn(key, orders, evidence), () -> tell(key, orders, net));
      }
    });
  }

  private void learn(PositionKey key, List<ChildOrder> orders, List<Evidence> evidence) {
    if (evidence.size() > orders.size()) {
      raise(key, orders, "the net of today shows that they traded, and it is booked");
    }
    gateway.evidence(evidence);
  }

  private void tell(PositionKey key, List<ChildOrder> orders, Quantity net) {
    if (told.add(key)) {
      raise(key, orders, "the net of today, " + net + ", does not tell what they traded; resolve them");
    }
  }

  private void raise(PositionKey key, List<ChildOrder> orders, String what) {
    floor.raise(new Alert(AlertCode.UNKNOWN_ORDER, Optional.of(orders.get(0).intent().owner().group()),
        orders.stream().map(each -> each.tag().text()).toList() + " of an earlier day on " + key + ": " + what));
  }
}
