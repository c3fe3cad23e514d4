package dev.belay.testkit;

import java.time.Duration;

/**
 * What becomes of a pushed update.
 *
 * @param copies how often it is delivered: 0 drops it, 1 is usual, more are duplicates
 * @param delay how much later it comes; updates with different delays overtake each other
 * @param apart the wait between two copies
 */
public record StreamFault(int copies, Duration delay, Duration apart) {

  /** Nothing goes wrong. */
  static final StreamFault NONE = new StreamFault(1, Duration.ZERO, Duration.ZERO);

  /** {@return the update is lost} */
  public static StreamFault drop() {
    return new StreamFault(0, Duration.ZERO, Duration.ZERO);
  }

  /**
   * {@return the update comes several times}
   *
   * @param copies how often
   */
  public static StreamFault repeat(int copies) {
    return new StreamFault(copies, Duration.ZERO, Duration.ZERO);
  }

  /**
   * {@return the update comes late}
   *
   * @param by how much later
   */
  public static StreamFault delay(Duration by) {
    return new StreamFault(1, by, Duration.ZERO);
  }

  /**
   * {@return the update comes in time, and again when it may no longer be true}
   *
   * @param after how much later
   */
  public static StreamFault again(Duration after) {
    return new StreamFault(2, Duration.ZERO, after);
  }
}
