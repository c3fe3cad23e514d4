package dev.belay.order;

/** How an order ended, on evidence. Codes never change once released. */
public enum OrderEnd {
  /** Wholly filled. */
  FILLED("filled"),
  /** Cancelled; the rest is untraded. */
  CANCELLED("cancelled"),
  /** Refused by broker or exchange after it was taken. */
  REJECTED("rejected"),
  /** Ended with its validity. */
  LAPSED("lapsed"),
  /** Proved never placed: refused at once, or twice absent where something later was seen (rule 5.3). */
  NEVER_PLACED("never-placed"),
  /** Never handed to the broker: aged, voided or refused by ourselves before the send. */
  UNSENT("unsent");

  private final String code;

  OrderEnd(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /**
   * {@return the end that a stored code names}
   *
   * @param code the code
   */
  public static OrderEnd of(String code) {
    return Codes.find("order end", values(), OrderEnd::code, code);
  }
}
