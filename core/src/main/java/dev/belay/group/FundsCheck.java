package dev.belay.group;

/** Where the fresh look at the money stands that comes before each phase that adds risk (DESIGN rule 6.2). */
public enum FundsCheck {
  /** Nothing was asked. */
  NONE("none"),
  /** Asked; no answer yet. */
  ASKED("asked"),
  /** There is enough for what goes out next. */
  PASSED("passed");

  private final String code;

  FundsCheck(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the check that a stored code names}
   *
   * @param code the code
   */
  public static FundsCheck of(String code) {
    for (FundsCheck each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no check of funds has the code '" + code + "'");
  }
}
