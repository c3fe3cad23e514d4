package dev.belay.testkit;

import java.time.Duration;

/**
 * What becomes of a pushed update.
 *
 * @param copies how often it is delivered: 0 drops it, 1 is usual, more are duplicates
 * @param delay how much later it comes; updates with different delays overtake each other
 */
public record StreamFault(int copies, Duration delay) {

  /** {@return the update is lost} */
  public static StreamFault drop() {
    return new StreamFault(0, Duration.ZERO);
  }

  /**
   * {@return the update comes several times}
   *
   * @param copies how often
   */
  public static StreamFault repeat(int copies) {
    return new StreamFault(copies, Duration.ZERO);
  }

  /**
   * {@return the update comes late}
   *
   * @param by how much later
   */
  public static StreamFault delay(Duration by) {
    return new StreamFault(1, by);
  }
}
