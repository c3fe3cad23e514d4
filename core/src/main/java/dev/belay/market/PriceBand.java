package dev.belay.market;

import dev.belay.money.Price;

/**
 * The prices that the exchange takes for one instrument at present.
 *
 * @param lower the lowest price
 * @param upper the highest price, not below the lowest
 */
public record PriceBand(Price lower, Price upper) {

  /** Refuses a band that is upside down. */
  public PriceBand {
    if (upper.isBelow(lower)) {
      throw new IllegalArgumentException("price band upside down: " + lower + " to " + upper);
    }
  }

  /**
   * {@return whether a price lies inside}
   *
   * @param price the price
   */
  public boolean contains(Price price) {
    return !price.isBelow(lower) && !price.isAbove(upper);
  }
}
