package dev.belay.ledger;

import dev.belay.order.OrderFact;
import java.util.List;
import java.util.Objects;

/**
 * A child order after evidence was merged, and what is new about it.
 *
 * @param order the order; equal to the former one when the evidence was an echo
 * @param facts what its owner is to know, in order: accepted, in doubt, triggered, filled, refused, closed
 */
public record Merged(ChildOrder order, List<OrderFact> facts) {

  /** Copies the list. */
  public Merged {
    Objects.requireNonNull(order, "order");
    facts = List.copyOf(facts);
  }
}
