package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.ledger.Placement;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTag;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What cancellations are for: orders that are cancelled as soon as the broker is known to have them, and, of those that
 * it works twice, the surplus one.
 */
final class CancelTargets {

  private final LinkedHashSet<OrderTag> whenKnown = new LinkedHashSet<>();
  private final LinkedHashMap<OrderTag, BrokerOrderId> surplus = new LinkedHashMap<>();

  /** The order is to be cancelled, and nobody knows whether the broker has it. */
  void wanted(OrderTag tag) {
    whenKnown.add(tag);
  }

  /** The broker has the order. {@return whether its cancellation waits for that; told once} */
  boolean takeWanted(OrderTag tag) {
    return whenKnown.remove(tag);
  }

  static List<BrokerOrderId> working(ChildOrder order) {
    return order.placements().stream().filter(each -> !each.isEnded()).map(Placement::id).toList();
  }

  /** Only this one of the tag's orders is to be cancelled next, unless the whole order is asked to end meanwhile. */
  void only(OrderTag tag, BrokerOrderId id) {
    surplus.put(tag, id);
  }

  /** Whether the next cancellation is meant for the order as a whole. */
  boolean isWhole(ChildOrder order) {
    return order.status() == OrderStatus.CANCEL_REQUESTED || !surplus.containsKey(order.tag());
  }

  /** What the cancellation that goes now is for. */
  List<BrokerOrderId> take(ChildOrder order) {
    boolean whole = isWhole(order);
    BrokerOrderId one = surplus.remove(order.tag());
    return working(order).stream().filter(id -> whole || id.equals(one)).toList();
  }

  void forget(OrderTag tag) {
    whenKnown.remove(tag);
    surplus.remove(tag);
  }
}
