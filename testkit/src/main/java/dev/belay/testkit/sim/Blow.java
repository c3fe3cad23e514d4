package dev.belay.testkit.sim;

import java.util.Locale;
import java.util.Objects;

/**
 * What befalls one life of the process at a numbered operation, drawn by nobody: how the runs that try every operation
 * are made.
 *
 * @param kind what befalls it
 * @param life which life, from 1
 * @param at which operation of that life, from 1: tasks and calls that leave the process for deaths, such calls alone
 *     for failures
 * @param forEver whether it comes again until the faults stop: every later life dies at its own operation of that
 *     number; every later call of the kind that failed fails too
 */
public record Blow(Kind kind, int life, int at, boolean forEver) {

  /** What befalls the process. */
  public enum Kind {
    /** It is killed before the operation. */
    KILLED,
    /** The power fails before the operation. */
    POWER_LOST,
    /** The call fails, and nothing of it was done. */
    NOT_DONE,
    /** The call fails, and all of it was done. */
    DONE_UNTOLD;

    /** {@return whether the process dies} */
    public boolean isDeath() {
      return this == KILLED || this == POWER_LOST;
    }
  }

  /** Refuses what cannot be counted. */
  public Blow {
    Objects.requireNonNull(kind, "kind");
    if (life < 1 || at < 1) {
      throw new IllegalArgumentException("lives and operations count from 1: " + life + ", " + at);
    }
  }

  /**
   * {@return the blow of a text}
   *
   * @param text as {@link #toString()} writes it
   */
  public static Blow of(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      throw new IllegalArgumentException("'" + text + "' is not kind.life.operation.once");
    }
    return new Blow(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')), Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]), parts[3].equals("forever"));
  }

  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + life + "." + at + "."
        + (forEver ? "forever" : "once");
  }
}
