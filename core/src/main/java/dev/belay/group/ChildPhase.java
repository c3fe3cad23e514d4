package dev.belay.group;

/** What a group knows of one of its child orders. Codes never change once released. */
public enum ChildPhase {
  /** Asked for; the broker has not answered yet. */
  ASKED("asked"),
  /** The broker has it; it may trade. */
  WORKING("working"),
  /** Placed or not, nobody can say. */
  UNKNOWN("unknown"),
  /** Can trade no more, by evidence. */
  ENDED("ended");

  private final String code;

  ChildPhase(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the phase that a stored code names}
   *
   * @param code the code
   */
  public static ChildPhase of(String code) {
    for (ChildPhase each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no child phase has the code '" + code + "'");
  }
}
