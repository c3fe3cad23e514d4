package dev.belay.money;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Text to ten-thousandths and back; the one place that knows the scale. */
final class Decimals {

  static final int SCALE = 4;
  static final long ONE = 10_000L;

  private Decimals() {}

  static long parse(String text) {
    return exact(new BigDecimal(text.strip()));
  }

  static long exact(BigDecimal value) {
    try {
      return value.setScale(SCALE, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "needs more than " + SCALE + " decimals or is too large: " + value.toPlainString(), e);
    }
  }

  static BigDecimal toDecimal(long tenThousandths) {
    return BigDecimal.valueOf(tenThousandths, SCALE);
  }

  /** At least two decimals, more only where they are not zero: 12.50, 0.0025. */
  static String toText(long tenThousandths) {
    BigDecimal value = toDecimal(tenThousandths).stripTrailingZeros();
    return (value.scale() < 2 ? value.setScale(2) : value).toPlainString();
  }

  /** {@code value × numerator ÷ denominator}, rounded as the caller says, without overflow in between. */
  static long ratio(long value, long numerator, long denominator, RoundingMode rounding) {
    return BigDecimal.valueOf(value)
        .multiply(BigDecimal.valueOf(numerator))
        .divide(BigDecimal.valueOf(denominator), 0, rounding)
        .longValueExact();
  }
}
