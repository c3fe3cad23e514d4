package dev.belay.testkit.sim;

import dev.belay.order.BrokerOrderId;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.Script;

/**
 * Orders whose script never lets Belay cancel or change them. That is no fault which stops by itself, so once faults
 * are over the broker ends such orders, those too that arrive only then.
 */
final class StuckOrders {

  private static final long AFTER = 2_000_000_000L;

  private final World world;

  StuckOrders(World world) {
    this.world = world;
  }

  /** Notes an order that is about to be taken; {@return its script} */
  Script noted(Incoming order, Script script) {
    boolean uncancellable = script.cancel().takes().isEmpty() || script.cancel().refusal().isPresent()
        || !script.cancel().delivery().arrives();
    if (uncancellable || script.modify().takes().isEmpty() || script.modify().refusal().isPresent()) {
      order.tag().flatMap(world.witness()::find).ifPresent(each -> each.stuck = true);
    }
    return script;
  }

  void heal() {
    for (SentOrder each : world.witness().orders()) {
      world.witness().idOf(each).ifPresent(id -> release(each, id));
    }
  }

  void arrived(SentOrder order, BrokerOrderId id) {
    if (world.isHealed()) {
      release(order, id);
    }
  }

  private void release(SentOrder order, BrokerOrderId id) {
    if (order.stuck) {
      world.clock().at(world.clock().monotonicNanos() + AFTER, () -> world.exchange().cancelledByOthers(id));
    }
  }
}
