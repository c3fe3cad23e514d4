package dev.belay.testkit;

import dev.belay.money.Price;
import java.time.Duration;
import java.util.Optional;

/** One step on an order's way to being filled. Steps are taken one after the other, from the order's opening on. */
public sealed interface FillStep {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Wait}. */
    WAIT,
    /** {@link UpTo}. */
    UP_TO,
    /** {@link OnPrice}. */
    ON_PRICE,
    /** {@link Shows}. */
    SHOWS
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Nothing happens for a while.
   *
   * @param time how long
   */
  record Wait(Duration time) implements FillStep {
    @Override
    public Kind kind() {
      return Kind.WAIT;
    }
  }

  /**
   * A trade, so that a share of the quantity is filled in all; no trade when so much has filled already.
   *
   * @param numerator the share's numerator, above zero
   * @param denominator the share's denominator, above zero
   * @param price the price, whatever the limit says; empty for the market's price or the limit
   */
  record UpTo(int numerator, int denominator, Optional<Price> price) implements FillStep {

    /** Refuses shares that are not above zero. */
    public UpTo {
      if (numerator < 1 || denominator < 1) {
        throw new IllegalArgumentException("no share of an order: " + numerator + "/" + denominator);
      }
    }

    @Override
    public Kind kind() {
      return Kind.UP_TO;
    }
  }

  /**
   * Nothing trades, but the broker shows another status.
   *
   * @param status what it shows
   */
  record Shows(BrokerStatus status) implements FillStep {
    @Override
    public Kind kind() {
      return Kind.SHOWS;
    }
  }

  /**
   * A share of the quantity in all, or what is left of it, trades at the market's price once that is at the limit or
   * better.
   *
   * @param numerator the share's numerator, above zero
   * @param denominator the share's denominator, above zero
   */
  record OnPrice(int numerator, int denominator) implements FillStep {

    /** Refuses shares that are not above zero. */
    public OnPrice {
      if (numerator < 1 || denominator < 1) {
        throw new IllegalArgumentException("no share of an order: " + numerator + "/" + denominator);
      }
    }

    @Override
    public Kind kind() {
      return Kind.ON_PRICE;
    }
  }
}
