package dev.belay.order;

import dev.belay.money.Quantity;

/** Buy or sell, and the home of all sign arithmetic. */
public enum Side {
  /** Adds to the position. */
  BUY("B"),
  /** Takes from the position. */
  SELL("S");

  private final String code;

  Side(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return what a trade of so many units does to a position}
   *
   * @param quantity units, not negative
   */
  public Quantity signed(Quantity quantity) {
    return this == BUY ? quantity : quantity.negate();
  }

  /** {@return the other side} */
  public Side opposite() {
    return this == BUY ? SELL : BUY;
  }

  /**
   * {@return the side that brings a position back to zero}
   *
   * @param position signed units, not zero
   */
  public static Side closing(Quantity position) {
    return position.isNegative() ? BUY : SELL;
  }

  /**
   * {@return the side that a stored code names}
   *
   * @param code the code
   */
  public static Side of(String code) {
    return Codes.find("side", values(), Side::code, code);
  }
}
