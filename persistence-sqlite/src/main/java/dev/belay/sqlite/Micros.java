package dev.belay.sqlite;

import java.time.Instant;

/** Instants as whole microseconds since 1970, the form in which they are stored. */
final class Micros {

  private static final long PER_SECOND = 1_000_000;
  private static final int NANOS = 1_000;

  private Micros() {}

  static long of(Instant at) {
    if (at.getNano() % NANOS != 0) {
      throw Errors.refused("an instant finer than a microsecond: " + at);
    }
    try {
      return Math.addExact(Math.multiplyExact(at.getEpochSecond(), PER_SECOND), at.getNano() / NANOS);
    } catch (ArithmeticException far) {
      throw Errors.refused("an instant too far away: " + at);
    }
  }

  /** {@return the first microsecond that is not before an instant, however fine or far away it is} */
  static long notBefore(Instant instant) {
    long seconds = instant.getEpochSecond();
    if (Math.abs(seconds) >= Long.MAX_VALUE / PER_SECOND) {
      return seconds < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return seconds * PER_SECOND + (instant.getNano() + NANOS - 1) / NANOS;
  }

  static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
  }
}
