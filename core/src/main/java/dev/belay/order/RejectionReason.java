package dev.belay.order;

/**
 * Why a broker or exchange refused an order. The next rung of a ladder is chosen by it. Codes never change once
 * released.
 */
public enum RejectionReason {
  /** Not enough margin or cash. */
  MARGIN("margin"),
  /** More units than the exchange takes in one order. */
  FREEZE_QUANTITY("freeze"),
  /** Price outside the band that the exchange takes now. */
  PRICE_BAND("band"),
  /** A market order without protection, or one that this segment does not take. */
  PROTECTION("protection"),
  /** Limit and trigger of a stop too far apart. */
  STOP_GAP("stop-gap"),
  /** No such contract, or expired. */
  INSTRUMENT("instrument"),
  /** Price off the tick grid, quantity off the lot grid, or another malformed field. */
  MALFORMED("malformed"),
  /** The segment is closed, halted or in a phase that takes no such order. */
  SESSION("session"),
  /** This product or order type is not taken for the contract. */
  PRODUCT("product"),
  /** Not enough holdings to sell. */
  HOLDINGS("holdings"),
  /** Too many requests in this second; proof that nothing was placed. */
  RATE("rate"),
  /** The day's or minute's limit of requests is reached. */
  REQUEST_LIMIT("request-limit"),
  /** No more modifications of this order. */
  MODIFICATION_LIMIT("modification-limit"),
  /** The session's token is not valid. Everything else is refused too. */
  TOKEN("token"),
  /** Our network address may not send orders. Everything else is refused too. */
  ADDRESS("address"),
  /** The order can't be changed now: it is being processed, or it has ended. Read it again. */
  NOT_CHANGEABLE("not-changeable"),
  /** It never left this machine: no connection, or too many of our requests wait for their answers. */
  NOT_SENT("not-sent"),
  /** Refused on proof, for a reason not listed here. */
  OTHER("other");

  private final String code;

  RejectionReason(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether every further order would be refused for the same reason} */
  public boolean isAccountWide() {
    return this == TOKEN || this == ADDRESS;
  }

  /**
   * {@return the reason that a stored code names}
   *
   * @param code the code
   */
  public static RejectionReason of(String code) {
    return Codes.find("rejection reason", values(), RejectionReason::code, code);
  }
}
