package dev.belay.ledger;

/** What moves a child order from one status to another: an act of ours, or something that evidence shows. */
public enum OrderSignal {
  /** We hand it to the broker. */
  SEND(true),
  /** We drop it before the send. */
  VOID(true),
  /** We ask for its cancellation. */
  ASK_CANCEL(true),
  /** We ask for another price. */
  ASK_MODIFY(true),
  /** Our process begins anew and finds it in the store. */
  RESTART(false),
  /** The broker has it: an answer, or any report or trade. */
  TAKEN(false),
  /** The broker refused to take it. */
  REFUSED(false),
  /** There is no answer, or none that can be trusted. */
  NO_ANSWER(false),
  /** Its absence from the broker's books has been proved (rule 5.3). */
  ABSENCE_PROVED(false),
  /** A report shows it open, at the price last asked for. */
  SHOWN_OPEN(false),
  /** A report shows a stop waiting, at the trigger last asked for. */
  SHOWN_RESTING(false),
  /** The last change asked for was refused. */
  CHANGE_REFUSED(false),
  /** It has ended and everything has traded. */
  ALL_TRADED(false),
  /** It was cancelled, and the exchange had known it. */
  SHOWN_CANCELLED(false),
  /** It was cancelled, and no exchange id was ever seen. */
  CANCELLED_UNLISTED(false),
  /** It was refused after it was taken. */
  SHOWN_REJECTED(false),
  /** It ended with its validity. */
  SHOWN_LAPSED(false),
  /** Its day is over, proved by a book read after the close (rule 6.11). */
  DAY_OVER(false);

  private final boolean ours;

  OrderSignal(boolean ours) {
    this.ours = ours;
  }

  /** {@return whether it is an act of ours: then a missing row is a bug, otherwise an echo} */
  public boolean isOurs() {
    return ours;
  }
}
