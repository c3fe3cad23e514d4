package dev.belay.order;

/**
 * The status in a broker's report, on a scale that all adapters share. Whatever an adapter does not know is
 * {@link #UNRECOGNISED}, which counts as working.
 */
public enum ReportedStatus {
  /** Taken by the broker, not yet at the exchange: received, in validation, or on its way. */
  TRANSIT("transit"),
  /** At the exchange, open for trading; some of it may have filled. */
  OPEN("open"),
  /** A stop that waits for its trigger. */
  TRIGGER_PENDING("trigger-pending"),
  /** A modification is on its way. */
  MODIFY_PENDING("modify-pending"),
  /** A cancellation is on its way. */
  CANCEL_PENDING("cancel-pending"),
  /** The broker says that it has filled. Only true when the filled quantity says so too. */
  COMPLETE("complete"),
  /** Ended by cancellation; some of it may have filled. */
  CANCELLED("cancelled"),
  /** Refused after it was taken. */
  REJECTED("rejected"),
  /** Ended by the exchange at the end of its validity. */
  LAPSED("lapsed"),
  /** A status that the adapter does not know. */
  UNRECOGNISED("unrecognised");

  private final String code;

  ReportedStatus(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the store} */
  public String code() {
    return code;
  }

  /** {@return whether the broker claims that the order has ended; the ledger checks the claim} */
  public boolean claimsEnd() {
    return this == COMPLETE || this == CANCELLED || this == REJECTED || this == LAPSED;
  }

  /**
   * {@return the status that a stored code names}
   *
   * @param code the code
   */
  public static ReportedStatus of(String code) {
    return Codes.find("reported status", values(), ReportedStatus::code, code);
  }
}
