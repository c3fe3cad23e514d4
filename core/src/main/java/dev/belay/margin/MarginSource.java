package dev.belay.margin;

/** Where a margin figure comes from. */
public enum MarginSource {
  /** Fixed amounts; for tests and paper trading. */
  FIXED("fixed"),
  /** Another model's figure times a rule of thumb. */
  PERCENTAGE("percentage"),
  /** The exchange's scenarios, computed here by pricing every contract anew. */
  SCENARIOS("scenarios"),
  /** The broker's own figure. */
  BROKER("broker"),
  /** The scenarios, lifted to the broker's figure where that one is larger. */
  ANCHORED("anchored"),
  /** A model of the host. */
  HOST("host");

  private final String code;

  MarginSource(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the journal} */
  public String code() {
    return code;
  }
}
