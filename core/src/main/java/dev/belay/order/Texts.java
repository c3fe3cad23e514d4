package dev.belay.order;

/** Checks of the texts inside ids. */
final class Texts {

  private static final int LONGEST = 128;

  private Texts() {}

  static String requireName(String what, String value) {
    if (value.isBlank() || value.length() > LONGEST || hasControl(value)) {
      throw new IllegalArgumentException("not a " + what + ": '" + value.strip() + "'");
    }
    return value;
  }

  private static boolean hasControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
