package dev.belay.coordinator;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.stop.StopOrder;
import dev.belay.stop.StopState;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the stop of an earlier life up to what the ledger knows of its orders. */
final class StopRestart {

  private StopRestart() {}

  static StopState of(StopState stop, List<ChildOrder> orders, Moment now) {
    List<StopOrder> found = new ArrayList<>();
    int next = 0;
    for (ChildOrder each : orders) {
      next = Math.max(next, each.intent().ref() + 1);
      Optional<StopOrder> known = stop.order(each.intent().ref());
      boolean open = !each.status().isEnded();
      if (open || known.isPresent()) {
        found.add(with(known.orElseGet(() -> StopOrder.found(each.intent(), now)), each, open));
      }
    }
    return stop.restarted(found, next);
  }

  /** A resting order that filled, or was refused although it had rested, has triggered while nobody watched. */
  private static StopOrder with(StopOrder known, ChildOrder order, boolean open) {
    boolean rested = known.isResting() && known.shown() && order.status() == OrderStatus.REJECTED;
    boolean triggered = order.triggered() || rested
        || known.kind() == StopOrder.Kind.STOP && order.filled().isMoreThan(known.filled());
    boolean shown = known.shown() || !order.status().isBeforeBroker() && order.status() != OrderStatus.ACKNOWLEDGED;
    return known.as(order.filled(), open, shown, triggered);
  }
}
