package dev.belay.kite;

import dev.belay.money.Money;
import dev.belay.money.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Decimal texts from outside. A short text can name a number of a billion digits, so size is checked first.
 */
final class Numbers {

  private static final int LONGEST_TEXT = 40;
  private static final int MOST_DIGITS = 13;
  private static final int SHORT = 15;
  private static final int SCALE = 4;
  private static final int PLAIN = 12;
  private static final int TEN = 10;

  private Numbers() {}

  /**
   * The exact value of a decimal text; throws NumberFormatException when it is none, or absurdly large or
   * fine.
   */
  static BigDecimal decimal(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new NumberFormatException("a number of " + text.length() + " characters");
    }
    BigDecimal value = new BigDecimal(text);
    if (value.precision() - value.scale() > MOST_DIGITS || value.scale() > LONGEST_TEXT
        || value.scale() < -MOST_DIGITS) {
      throw new NumberFormatException("a number out of all proportion: " + text);
    }
    return value;
  }

  /** Whether a text is a whole number that fits in a long without a look at its size. */
  static boolean isShortWhole(String text) {
    if (text.isEmpty() || text.length() > SHORT) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * The price that a text names, as {@link #price(BigDecimal)} rounds it. What the broker writes almost always,
   * a few digits with at most four behind the point, is read digit by digit.
   */
  static Price price(String text) {
    long value = 0;
    int behind = -1;
    int length = text.length();
    boolean plain = length > 0 && length <= PLAIN && text.charAt(0) != '.' && text.charAt(length - 1) != '.';
    for (int i = 0; plain && i < length; i++) {
      char each = text.charAt(i);
      if (each >= '0' && each <= '9') {
        value = value * TEN + (each - '0');
        behind += behind < 0 ? 0 : 1;
      } else {
        plain = each == '.' && behind < 0;
        behind = 0;
      }
    }
    if (!plain || behind > SCALE) {
      return price(decimal(text));
    }
    for (int i = Math.max(behind, 0); i < SCALE; i++) {
      value *= TEN;
    }
    return new Price(value);
  }

  /** A price without the floating noise that the broker adds in the tenth digit; must not be negative. */
  static Price price(BigDecimal rupees) {
    return Price.of(rupees.setScale(SCALE, RoundingMode.HALF_EVEN));
  }

  /** An amount without the broker's floating noise; rounded up where it is a requirement. */
  static Money money(BigDecimal rupees, RoundingMode rounding) {
    return Money.of(rupees.setScale(SCALE, rounding));
  }
}
