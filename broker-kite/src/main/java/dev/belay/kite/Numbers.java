package dev.belay.kite;

import java.math.BigDecimal;

/** Decimal texts from outside. A short text can name a number of a billion digits, so size is checked first. */
final class Numbers {

  private static final int LONGEST_TEXT = 40;
  private static final int MOST_DIGITS = 20;

  private Numbers() {}

  /** The exact value of a decimal text; throws NumberFormatException when it is none, or absurdly large or fine. */
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
}
