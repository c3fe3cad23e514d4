package dev.belay.market;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What the exchange demands of an order in one contract, and since when.
 *
 * @param from the first day on which these rules hold
 * @param lot units of one lot, above zero
 * @param tick the price step, above zero
 * @param freeze the largest quantity of one order in units, as published; empty when it is not known, which refuses
 *     entries and makes exits start small
 */
public record ContractRules(LocalDate from, Quantity lot, Price tick, Optional<Quantity> freeze) {

  /** Refuses a lot or tick of zero and a freeze quantity below one lot. */
  public ContractRules {
    Objects.requireNonNull(from, "from");
    if (!lot.isPositive()) {
      throw new IllegalArgumentException("lot must be above zero: " + lot);
    }
    if (tick.isZero()) {
      throw new IllegalArgumentException("tick must be above zero");
    }
    if (freeze.isPresent() && lot.isMoreThan(freeze.get())) {
      throw new IllegalArgumentException("freeze quantity " + freeze.get() + " is below one lot of " + lot);
    }
  }

  /** {@return the largest order in units: the freeze quantity floored to whole lots; empty when it is not known} */
  public Optional<Quantity> largestOrder() {
    return freeze.map(limit -> limit.flooredTo(lot));
  }
}
