package dev.belay.group;

/** What a group works towards now. Codes never change once released. */
public enum GroupGoal {
  /** Fill every leg. */
  ENTER("enter"),
  /** Keep what is held. */
  KEEP("keep"),
  /** Return to flat by its own decision. */
  UNWIND("unwind"),
  /** Close the position because somebody asked. */
  EXIT("exit"),
  /** Fill the missing legs all the same, within a price and a time budget: the policy COMPLETE after a failure. */
  FINISH("finish"),
  /** Keep whole packages and close the excess: the policy SCALE_DOWN after a failure. */
  SCALE_DOWN("scale-down"),
  /** Close what is beyond the quantities that are kept, because somebody asked or a stop has fired. */
  REDUCE("reduce"),
  /** Enter no more, keep what has filled, and wait for a person: the policy HOLD_AND_ALERT after a failure. */
  HOLD("hold");

  private final String code;

  GroupGoal(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether entry orders may still go out for it} */
  public boolean isEntering() {
    return this == ENTER || this == FINISH;
  }

  /** {@return whether it closes what has filled, wholly or in part} */
  public boolean isReversing() {
    return this == UNWIND || this == EXIT || this == SCALE_DOWN || this == REDUCE;
  }

  boolean isToFlat() {
    return this == UNWIND || this == EXIT;
  }

  /**
   * {@return the goal that a stored code names}
   *
   * @param code the code
   */
  public static GroupGoal of(String code) {
    for (GroupGoal each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no goal has the code '" + code + "'");
  }
}
