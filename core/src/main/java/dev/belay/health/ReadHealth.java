package dev.belay.health;

/**
 * How the reads of the broker go. A failure is counted, never taken for an answer; after {@link #ALARM} in a row it is
 * a condition, and somebody is told.
 *
 * @param failures failed or suspect reads in a row
 */
public record ReadHealth(int failures) {

  /** So many failures in a row are a condition. */
  public static final int ALARM = 3;

  /** Nothing has failed. */
  public static final ReadHealth SOUND = new ReadHealth(0);

  /** Refuses a negative count. */
  public ReadHealth {
    if (failures < 0) {
      throw new IllegalArgumentException("failures below zero: " + failures);
    }
  }

  /**
   * {@return the state after a read}
   *
   * @param usable whether it was Ok and not suspect
   */
  public ReadHealth after(boolean usable) {
    return usable ? SOUND : new ReadHealth(failures + 1);
  }

  /** {@return whether it is time to tell somebody} */
  public boolean isFailing() {
    return failures >= ALARM;
  }
}
