package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Objects;

/**
 * One of our fills on a key, as the ledger told it.
 *
 * @param signed units, bought positive
 * @param at when the ledger told it
 */
public record OwnFill(Quantity signed, Moment at) {

  /** Refuses missing parts. */
  public OwnFill {
    Objects.requireNonNull(signed, "signed");
    Objects.requireNonNull(at, "at");
  }
}
