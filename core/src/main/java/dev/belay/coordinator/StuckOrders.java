package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.mode.Condition;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderTag;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps entries from a broker that has orders of ours and does not show where they are: until none is stuck, and half a
 * minute more. Nothing replaces such an order. Loop only.
 */
final class StuckOrders {

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration HEALTHY = Duration.ofSeconds(30);

  private final Floor floor;
  private final ModeKeeper mode;
  private final OrderGateway gateway;
  private Optional<Moment> freeSince = Optional.empty();
  private boolean looking;

  StuckOrders(Floor floor, ModeKeeper mode, OrderGateway gateway) {
    this.floor = floor;
    this.mode = mode;
    this.gateway = gateway;
  }

  void found(OrderTag tag) {
    floor.raise(new Alert(AlertCode.BROKER_INDETERMINATE, Optional.of(tag.group()),
        tag + " is neither shown at the exchange nor ended"));
    mode.set(Condition.BROKER_INDETERMINATE, "order " + tag + " is stuck at the broker");
    if (!looking) {
      looking = true;
      floor.after(LOOK, this::look);
    }
  }

  private void look() {
    Moment now = floor.now();
    freeSince = gateway.stuckInTransit().isEmpty() ? freeSince.or(() -> Optional.of(now)) : Optional.empty();
    if (freeSince.filter(since -> now.isPast(since, HEALTHY)).isPresent()) {
      looking = false;
      freeSince = Optional.empty();
      mode.clear(Condition.BROKER_INDETERMINATE, "no order is stuck at the broker any more");
    } else {
      floor.after(LOOK, this::look);
    }
  }
}
