package dev.belay.plan;

/** What a leg does to the group's risk. It decides the phase in which the leg goes out. */
public enum LegRole {
  /** Caps a short of the same group, or adds no uncovered exposure: goes first. */
  PROTECTION("protection"),
  /** Adds exposure that something else must cover: goes only after its protection has filled. */
  RISK("risk");

  private final String code;

  LegRole(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the role that a stored code names}
   *
   * @param code the code
   */
  public static LegRole of(String code) {
    return PROTECTION.code.equals(code) ? PROTECTION : requireRisk(code);
  }

  private static LegRole requireRisk(String code) {
    if (!RISK.code.equals(code)) {
      throw new IllegalArgumentException("no leg role has the code '" + code + "'");
    }
    return RISK;
  }
}
