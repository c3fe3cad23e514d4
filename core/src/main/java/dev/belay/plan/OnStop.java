package dev.belay.plan;

/** What becomes of the rest of a group once a stop has closed one of its legs. Codes never change once released. */
public enum OnStop {
  /** The protection that the leg no longer needs is sold; everything else stays. The default. */
  CLOSE_PAIR("close-pair"),
  /** Everything else stays, freed protection included. */
  KEEP_PROTECTION("keep-protection"),
  /** The whole group is closed. */
  CLOSE_GROUP("close-group");

  private final String code;

  OnStop(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the answer that a stored code names}
   *
   * @param code the code
   */
  public static OnStop of(String code) {
    for (OnStop each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no answer to a stop has the code '" + code + "'");
  }
}
