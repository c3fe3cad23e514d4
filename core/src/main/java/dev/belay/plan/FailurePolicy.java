package dev.belay.plan;

/** What happens when a leg is refused or late. Chosen before the first order. Codes never change once released. */
public enum FailurePolicy {
  /** Return to flat by reverse trades: the default. */
  UNWIND("unwind"),
  /** Finish the missing legs within a price and a time budget, then unwind. */
  COMPLETE("complete"),
  /** Keep whole packages, unwind the excess. */
  SCALE_DOWN("scale-down"),
  /** Cover a bared short first, then hold and tell a person. */
  HOLD_AND_ALERT("hold-and-alert");

  private final String code;

  FailurePolicy(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the policy that a stored code names}
   *
   * @param code the code
   */
  public static FailurePolicy of(String code) {
    for (FailurePolicy each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no failure policy has the code '" + code + "'");
  }
}
