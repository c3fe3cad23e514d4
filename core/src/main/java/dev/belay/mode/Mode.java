package dev.belay.mode;

/** What a coordinator may do now. */
public enum Mode {
  /** Started, and not yet sure of what the broker holds. */
  RECOVERING("recovering"),
  /** Everything is allowed that the rules allow. */
  READY("ready"),
  /** Entries are refused; every risk-reducing order is allowed. */
  EXIT_ONLY("exit-only"),
  /**
   * A person or the kill switch has stopped the coordinator: covers of bared quantity, stops, and exits that a person
   * asked for still run.
   */
  HALTED("halted");

  private final String code;

  Mode(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether entries are taken} */
  public boolean takesEntries() {
    return this == READY;
  }
}
