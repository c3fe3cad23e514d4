package dev.belay.margin;

/** How far a margin figure can be trusted; better ones first. */
public enum MarginQuality {
  /** Every input was there and fresh. */
  COMPLETE("complete"),
  /** Some inputs were missing and replaced by a bound that can only make the figure larger. */
  BOUNDED("bounded"),
  /** A source failed; the figure is another one's with an addition for safety. */
  DEGRADED("degraded");

  private final String code;

  MarginQuality(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the journal} */
  public String code() {
    return code;
  }

  /**
   * {@return the less trustworthy of two}
   *
   * @param other the other one
   */
  public MarginQuality worse(MarginQuality other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
