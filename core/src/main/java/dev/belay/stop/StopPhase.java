package dev.belay.stop;

/**
 * Where the stop of one leg stands; kept durably before what follows from it is done, so that a restart goes on from
 * here. The only moves are the rows of {@link StopLife}. Codes never change once released.
 */
public enum StopPhase {
  /** Nothing to guard, and no order of it works. */
  IDLE("idle", false),
  /** It guards: by orders that rest at the broker, by price, or both. */
  ARMED("armed", false),
  /** It has fired; orders at their own limit have a short time to fill. */
  TRIGGERED("triggered", true),
  /** Its orders are being moved to the market. */
  REPRICING("repricing", true),
  /** An order that could not be moved, or did not fill, is being cancelled; its end must be shown first. */
  CANCELLING("cancelling", true),
  /** What its resting orders have left is closed by orders to fill now. */
  CLOSING("closing", true),
  /** Everything it guarded is closed. */
  CLOSED("closed", true);

  private final String code;
  private final boolean fired;

  StopPhase(String code, boolean fired) {
    this.code = code;
    this.fired = fired;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether it has fired: it never rests again for the same position} */
  public boolean hasFired() {
    return fired;
  }

  /**
   * {@return the phase that a stored code names}
   *
   * @param code the code
   */
  public static StopPhase of(String code) {
    for (StopPhase each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no phase of a stop has the code '" + code + "'");
  }
}
