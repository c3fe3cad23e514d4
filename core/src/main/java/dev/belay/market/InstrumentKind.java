package dev.belay.market;

/** What kind of contract an instrument is. */
public enum InstrumentKind {
  /** A share or fund unit. */
  EQUITY("EQ"),
  /** A future. */
  FUTURE("FUT"),
  /** A call option. */
  CALL("CE"),
  /** A put option. */
  PUT("PE");

  private final String code;

  InstrumentKind(String code) {
    this.code = code;
  }

  /** {@return the stable code, the one the Indian brokers' instrument files use} */
  public String code() {
    return code;
  }

  /** {@return whether it is a call or a put} */
  public boolean isOption() {
    return this == CALL || this == PUT;
  }

  /** {@return whether it expires} */
  public boolean isDerivative() {
    return this != EQUITY;
  }
}
