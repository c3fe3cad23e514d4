package dev.belay.recovery;

import dev.belay.group.Child;
import dev.belay.group.ChildPhase;
import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.money.Quantity;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a group has missed of an order: the store may hold the order's newer state and the group's older one.
 */
public final class CatchUp {

  private CatchUp() {}

  /**
   * {@return the facts that bring a group up to an order, in order; none when it knows all}
   *
   * @param group the group
   * @param order one of its orders, as the ledger has it now
   */
  public static List<OrderFact> facts(GroupState group, ChildOrder order) {
    OrderIntent intent = order.intent();
    Optional<Child> child = group.child(intent.owner().role(), Child.numberOf(intent));
    Quantity known = child.map(Child::filled).orElse(Quantity.ZERO);
    ChildPhase phase = child.map(Child::phase).orElse(ChildPhase.ASKED);
    Optional<OrderEnd> end = order.status().end();
    List<OrderFact> missed = new ArrayList<>();
    if (order.status() == OrderStatus.UNKNOWN && phase == ChildPhase.ASKED) {
      missed.add(new OrderFact.InDoubt(intent, "the process ended before the answer"));
    } else if (!order.ids().isEmpty() && (phase == ChildPhase.ASKED || phase == ChildPhase.UNKNOWN
        || phase == ChildPhase.ENDED && end.isEmpty())) { // found nowhere, and has arrived after all
      missed.add(new OrderFact.Accepted(intent, order.ids().get(order.ids().size() - 1)));
    }
    if (order.filled().isMoreThan(known)) {
      missed.add(new OrderFact.Filled(intent, order.filled().minus(known), order.filled(), order.average(), false));
    }
    if (end.isPresent() && phase != ChildPhase.ENDED) {
      missed.add(new OrderFact.Closed(intent, end.get(), order.filled(), order.rejection()));
    }
    return missed;
  }
}
