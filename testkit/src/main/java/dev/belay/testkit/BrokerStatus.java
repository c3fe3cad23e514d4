package dev.belay.testkit;

import dev.belay.order.ReportedStatus;

/**
 * A status on the way of an order, in the broker's words (Kite Connect v3, "Order statuses", read 2026-07), and on the
 * scale that all adapters share. None of them ends an order.
 */
public enum BrokerStatus {
  /** The request was received. */
  RECEIVED("PUT ORDER REQ RECEIVED", ReportedStatus.TRANSIT),
  /** The risk check has it. */
  VALIDATION_PENDING("VALIDATION PENDING", ReportedStatus.TRANSIT),
  /** On its way to the exchange. */
  OPEN_PENDING("OPEN PENDING", ReportedStatus.TRANSIT),
  /** Received after hours; it goes on at the next opening. */
  AFTER_MARKET("AMO REQ RECEIVED", ReportedStatus.TRANSIT),
  /** At the exchange. */
  OPEN("OPEN", ReportedStatus.OPEN),
  /** The risk check has a modification. */
  MODIFY_VALIDATION_PENDING("MODIFY VALIDATION PENDING", ReportedStatus.MODIFY_PENDING),
  /** A modification is on its way to the exchange. */
  MODIFY_PENDING("MODIFY PENDING", ReportedStatus.MODIFY_PENDING),
  /** A modification was taken; the row says so before it says open again. */
  MODIFIED("MODIFIED", ReportedStatus.MODIFY_PENDING),
  /** A cancellation is on its way to the exchange. */
  CANCEL_PENDING("CANCEL PENDING", ReportedStatus.CANCEL_PENDING),
  /** Seen in old histories after a refused modification; the document does not list it. */
  NOT_MODIFIED("NOT MODIFIED", ReportedStatus.UNRECOGNISED),
  /** Words that nobody has ever seen: the document says that there may be others. */
  UNHEARD_OF("HELD AT DESK 4", ReportedStatus.UNRECOGNISED);

  private final String words;
  private final ReportedStatus reported;

  BrokerStatus(String words, ReportedStatus reported) {
    this.words = words;
    this.reported = reported;
  }

  /** {@return what the broker writes} */
  public String words() {
    return words;
  }

  /** {@return what an adapter makes of it} */
  public ReportedStatus reported() {
    return reported;
  }
}
