package dev.belay.plan;

import dev.belay.money.Price;

/**
 * At which price a machine wants an order to trade, before quotes and the segment's habits are known. The coordinator
 * turns it into price terms in the turn in which the order is decided.
 */
public sealed interface Pricing {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link At}. */
    AT,
    /** {@link Marketable}. */
    MARKETABLE
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Exactly this limit.
   *
   * @param price the limit
   */
  record At(Price price) implements Pricing {
    @Override
    public Kind kind() {
      return Kind.AT;
    }
  }

  /**
   * To fill now: a limit beyond the market, further out with each rung.
   *
   * @param rung 0 for the first try
   */
  record Marketable(int rung) implements Pricing {

    /** Refuses a rung below zero. */
    public Marketable {
      if (rung < 0) {
        throw new IllegalArgumentException("a rung is 0 or more: " + rung);
      }
    }

    @Override
    public Kind kind() {
      return Kind.MARKETABLE;
    }
  }
}
