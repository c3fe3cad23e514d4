package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.money.Quantity;

/**
 * So many units of a short option, covered by as many units of another contract.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param sold the short option
 * @param cover what covers it: a long option of the same type, or a future
 * @param units how many, above zero
 */
public record CoverPair(Instrument sold, Instrument cover, Quantity units) {

  /** Refuses a pair of nothing. */
  public CoverPair {
    if (!units.isPositive()) {
      throw new IllegalArgumentException("a pair needs units: " + units);
    }
  }
}
