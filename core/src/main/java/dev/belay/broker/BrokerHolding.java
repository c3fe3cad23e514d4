package dev.belay.broker;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import java.util.Objects;

/**
 * Delivered shares that can be sold.
 *
 * @param instrument what is held
 * @param quantity units, not negative
 */
public record BrokerHolding(InstrumentId instrument, Quantity quantity) {

  /** Refuses a negative holding. */
  public BrokerHolding {
    Objects.requireNonNull(instrument, "instrument");
    if (quantity.isNegative()) {
      throw new IllegalArgumentException("holding of " + instrument + " below zero: " + quantity);
    }
  }
}
