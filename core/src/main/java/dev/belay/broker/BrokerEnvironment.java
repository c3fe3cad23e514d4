package dev.belay.broker;

/** Whether a broker's orders are real. Codes never change once released. */
public enum BrokerEnvironment {
  /** Orders reach the exchange, and cost money. */
  LIVE("live"),
  /** The broker's own world for tests, or another server that speaks its language. */
  SANDBOX("sandbox"),
  /** A simulated exchange: paper trading, tests. */
  SIMULATED("simulated");

  private final String code;

  BrokerEnvironment(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }
}
