package dev.belay.testkit.contract;

/** What a broker behind a contract is told to do with the next order. */
public enum OrderFate {
  /** The order is taken and rests unfilled; it can be modified and cancelled. */
  RESTS,
  /** The order is taken and fills wholly. */
  FILLS,
  /** The order is taken, one half fills, the rest rests. */
  FILLS_HALF,
  /** The request is refused with proof that nothing was placed. */
  REFUSED,
  /** The order gets its id and is rejected then. */
  REJECTED_LATER,
  /** The order is taken and rests, but the answer is lost. */
  ANSWER_LOST,
  /** The request never arrives. */
  REQUEST_LOST,
  /** The order rests; when it is cancelled, it has filled before the cancellation can be effective. */
  CANCEL_TOO_LATE,
  /** The order rests; a request to cancel it is refused. */
  CANCEL_REFUSED,
  /** The order rests; the answer to a request to cancel it is lost. */
  CANCEL_ANSWER_LOST,
  /** The order rests; a request to modify it is refused. */
  MODIFY_REFUSED,
  /** The order rests; the answer to a request to modify it is lost. */
  MODIFY_ANSWER_LOST
}
