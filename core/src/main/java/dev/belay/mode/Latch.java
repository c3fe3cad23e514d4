package dev.belay.mode;

/** A reason that stays, over restarts, until a person takes it away. Codes never change once released. */
public enum Latch {
  /** The store has failed; nothing is kept any more but by the emergency journal. */
  STORE_FAILED("store-failed"),
  /** An order of our instance carries an epoch that this store never had, and was sent before it was opened. */
  LOST_TAIL("lost-tail"),
  /** Somebody else sends orders as this instance. */
  SECOND_INSTANCE("second-instance"),
  /** The kill switch was pulled. */
  KILL_SWITCH("kill-switch"),
  /** A person restricted the coordinator to exits. */
  RESTRICTED("restricted"),
  /** A person halted the coordinator. */
  HALTED_BY_PERSON("halted-by-person"),
  /** A person forbade every order, exits included. */
  FREEZE_ALL("freeze-all"),
  /** The day's loss limit was passed. */
  DAILY_LOSS("daily-loss"),
  /** The broker refuses our token. */
  TOKEN_REFUSED("token-refused"),
  /** The broker refuses our network address. */
  ADDRESS_REFUSED("address-refused"),
  /** A position or order of ours has no owner. */
  ORPHAN("orphan");

  private final String code;

  Latch(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether it stops everything but covers of bared quantity, stops and a person's exits} */
  public boolean halts() {
    return this == KILL_SWITCH || this == HALTED_BY_PERSON || this == FREEZE_ALL;
  }

  /**
   * {@return the latch that a stored code names}
   *
   * @param code the code
   */
  public static Latch of(String code) {
    for (Latch each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no latch has the code '" + code + "'");
  }
}
