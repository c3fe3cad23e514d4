package dev.belay.order;

/** Checks of the texts inside ids. */
final class Texts {

  private static final int LONGEST = 128;

  private Texts() {}

  static String requireName(String what, String value) {
    if (value.isBlank() || value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a " + what + ": '" + value.strip() + "'");
    }
    return value;
  }
}
