package dev.belay.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of rupees in ten-thousandths, signed.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param tenThousandths the amount in ten-thousandths of a rupee
 */
public record Money(long tenThousandths) implements Comparable<Money> {

  /** No money. */
  public static final Money ZERO = new Money(0);

  /**
   * {@return the amount that a decimal text names, such as {@code 100000.00}}
   *
   * @param text a decimal number of rupees
   * @throws IllegalArgumentException when it is no number or finer than a ten-thousandth
   */
  public static Money parse(String text) {
    return new Money(Decimals.parse(text));
  }

  /**
   * {@return the amount equal to a decimal number of rupees}
   *
   * @param rupees the number
   * @throws IllegalArgumentException when it is finer than a ten-thousandth
   */
  public static Money of(BigDecimal rupees) {
    return new Money(Decimals.exact(rupees));
  }

  /**
   * {@return a whole number of rupees}
   *
   * @param rupees the number
   */
  public static Money rupees(long rupees) {
    return new Money(Math.multiplyExact(rupees, Decimals.ONE));
  }

  /**
   * {@return the sum}
   *
   * @param other what is added
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(tenThousandths, other.tenThousandths));
  }

  /**
   * {@return the difference}
   *
   * @param other what is taken away
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(tenThousandths, other.tenThousandths));
  }

  /** {@return the amount with the other sign} */
  public Money negate() {
    return new Money(Math.negateExact(tenThousandths));
  }

  /** {@return the amount without its sign} */
  public Money abs() {
    return tenThousandths < 0 ? negate() : this;
  }

  /**
   * {@return the amount times a whole number}
   *
   * @param factor the number
   */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(tenThousandths, factor));
  }

  /**
   * {@return a share of this amount}
   *
   * @param numerator the share's numerator
   * @param denominator the share's denominator
   * @param rounding how a rest is treated
   */
  public Money scaled(long numerator, long denominator, RoundingMode rounding) {
    return new Money(Decimals.ratio(tenThousandths, numerator, denominator, rounding));
  }

  /**
   * {@return the larger of two amounts}
   *
   * @param other the other one
   */
  public Money max(Money other) {
    return tenThousandths >= other.tenThousandths ? this : other;
  }

  /**
   * {@return whether this amount is larger}
   *
   * @param other what it is compared with
   */
  public boolean isMoreThan(Money other) {
    return tenThousandths > other.tenThousandths;
  }

  /** {@return whether this amount is below zero} */
  public boolean isNegative() {
    return tenThousandths < 0;
  }

  /** {@return the amount as a decimal number of rupees with four decimals} */
  public BigDecimal toDecimal() {
    return Decimals.toDecimal(tenThousandths);
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(tenThousandths, other.tenThousandths);
  }

  /** {@return rupees with two decimals or as many as are needed; {@link #parse} reads it back} */
  @Override
  public String toString() {
    return Decimals.toText(tenThousandths);
  }
}
