package dev.belay.order;

/** Whole numbers as upper-case base-36 texts of fixed width, and the check character of a tag. */
final class Base36 {

  private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private Base36() {}

  static String of(long value, int width) {
    char[] text = new char[width];
    long rest = value;
    for (int i = width - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest % 36));
      rest /= 36;
    }
    if (rest != 0 || value < 0) {
      throw new IllegalArgumentException(value + " does not fit in " + width + " base-36 characters");
    }
    return new String(text);
  }

  static long parse(String text) {
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        throw new IllegalArgumentException("not upper-case base 36: " + text);
      }
      value = value * 36 + digit;
    }
    return value;
  }

  static boolean isBase36(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (digit(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Positions weigh differently, so that two characters that changed places are seen. */
  static char check(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += (i + 1) * (digit(text.charAt(i)) + 1);
    }
    return DIGITS.charAt(sum % 36);
  }

  /** No search and no stream: recovery reads tens of thousands of tags in a JVM that has compiled nothing yet. */
  private static int digit(char each) {
    if (each >= '0' && each <= '9') {
      return each - '0';
    }
    return each >= 'A' && each <= 'Z' ? each - 'A' + 10 : -1;
  }
}
