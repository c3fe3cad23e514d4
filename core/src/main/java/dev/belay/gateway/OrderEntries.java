package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.persistence.Entry;
import java.time.Instant;

/** Writes the present state of a child order as an entry of the store. Pure. */
@FunctionalInterface
public interface OrderEntries {

  /**
   * {@return the order's state as an entry}
   *
   * @param order the order
   * @param at wall time of the change
   */
  Entry.Order entryOf(ChildOrder order, Instant at);
}
