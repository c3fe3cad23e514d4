package dev.belay.order;

import java.util.function.Function;

/** Stable codes back to their constants. */
final class Codes {

  private Codes() {}

  static <E extends Enum<E>> E find(String what, E[] values, Function<E, String> code, String wanted) {
    for (E each : values) {
      if (code.apply(each).equals(wanted)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no " + what + " has the code '" + wanted + "'");
  }
}
