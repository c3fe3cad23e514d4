package dev.belay.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A price per unit in ten-thousandths of a rupee, not below zero.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param tenThousandths the price in ten-thousandths of a rupee, 0 or more
 */
public record Price(long tenThousandths) implements Comparable<Price> {

  /** The price of nothing. */
  public static final Price ZERO = new Price(0);

  /** Refuses a price below zero. */
  public Price {
    if (tenThousandths < 0) {
      throw new IllegalArgumentException("price below zero: " + Decimals.toText(tenThousandths));
    }
  }

  /**
   * {@return the price that a decimal text names, such as {@code 152.35}}
   *
   * @param text a decimal number of rupees
   * @throws IllegalArgumentException when it is no number, negative or finer than a ten-thousandth
   */
  public static Price parse(String text) {
    return new Price(Decimals.parse(text));
  }

  /**
   * {@return the price equal to a decimal number of rupees}
   *
   * @param rupees the number
   * @throws IllegalArgumentException when it is negative or finer than a ten-thousandth
   */
  public static Price of(BigDecimal rupees) {
    return new Price(Decimals.exact(rupees));
  }

  /**
   * {@return the sum}
   *
   * @param other what is added
   */
  public Price plus(Price other) {
    return new Price(Math.addExact(tenThousandths, other.tenThousandths));
  }

  /**
   * {@return this price less another one, at least zero}
   *
   * @param other what is taken away
   */
  public Price minusFloored(Price other) {
    return new Price(Math.max(0, Math.subtractExact(tenThousandths, other.tenThousandths)));
  }

  /**
   * {@return a share of this price}
   *
   * @param numerator the share's numerator
   * @param denominator the share's denominator
   * @param rounding how a rest is treated
   */
  public Price scaled(long numerator, long denominator, RoundingMode rounding) {
    return new Price(Decimals.ratio(tenThousandths, numerator, denominator, rounding));
  }

  /**
   * {@return this price times a whole number}
   *
   * @param factor the number, 0 or more
   */
  public Price times(long factor) {
    return new Price(Math.multiplyExact(tenThousandths, factor));
  }

  /**
   * {@return the value of a quantity at this price; negative for a sold quantity}
   *
   * @param quantity signed units
   */
  public Money times(Quantity quantity) {
    return new Money(Math.multiplyExact(tenThousandths, quantity.units()));
  }

  /**
   * {@return whether this price is a whole number of ticks}
   *
   * @param tick the tick, above zero
   */
  public boolean isMultipleOf(Price tick) {
    return tenThousandths % tick.tenThousandths == 0;
  }

  /**
   * {@return this price on the tick grid}
   *
   * @param tick the tick, above zero
   * @param rounding which neighbour is taken when it lies between two ticks
   */
  public Price toTick(Price tick, RoundingMode rounding) {
    return tick.times(Decimals.ratio(tenThousandths, 1, tick.tenThousandths, rounding));
  }

  /** {@return whether this price is zero} */
  public boolean isZero() {
    return tenThousandths == 0;
  }

  /**
   * {@return whether this price is lower}
   *
   * @param other what it is compared with
   */
  public boolean isBelow(Price other) {
    return tenThousandths < other.tenThousandths;
  }

  /**
   * {@return whether this price is higher}
   *
   * @param other what it is compared with
   */
  public boolean isAbove(Price other) {
    return tenThousandths > other.tenThousandths;
  }

  /** {@return the price as a decimal number of rupees with four decimals} */
  public BigDecimal toDecimal() {
    return Decimals.toDecimal(tenThousandths);
  }

  @Override
  public int compareTo(Price other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** {@return rupees with two decimals or as many as are needed; {@link #parse} reads it back} */
  @Override
  public String toString() {
    return Decimals.toText(tenThousandths);
  }
}
