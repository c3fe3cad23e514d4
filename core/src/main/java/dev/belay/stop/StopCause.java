package dev.belay.stop;

/** Why a stop fired. Codes never change once released. */
public enum StopCause {
  /** The exchange has triggered a resting order. */
  TRIGGERED("triggered"),
  /** Quotes show prices through the trigger. */
  PRICE("price"),
  /** The exchange refused a resting order when it triggered. */
  REFUSED_AT_TRIGGER("refused-at-trigger"),
  /** Quotes show the target. */
  TARGET("target");

  private final String code;

  StopCause(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the cause that a stored code names}
   *
   * @param code the code
   */
  public static StopCause of(String code) {
    for (StopCause each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no cause of a stop has the code '" + code + "'");
  }
}
