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
  EXIT("exit");

  private final String code;

  GroupGoal(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  boolean isReversing() {
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
