package dev.belay.group;

/**
 * Why a group decided something; shown in timelines, kept in the journal. Codes never change once released.
 */
public enum GroupReason {
  /** A phase goes out: what it needs before it has filled. */
  PHASE_RELEASED("phase-released"),
  /** An entry order has rested long enough at its price. */
  LADDER_STEP("ladder-step"),
  /** An entry leg was refused, or ended before it had filled. */
  LEG_REFUSED("leg-refused"),
  /** A phase has not filled in its time. */
  PHASE_LATE("phase-late"),
  /** Entries are not allowed any more. */
  ENTRIES_FORBIDDEN("entries-forbidden"),
  /** Fresh funds do not carry the next phase, or nobody could tell them in time. */
  FUNDS_SHORT("funds-short"),
  /** The missing legs are tried on, within their budget. */
  FINISHING("finishing"),
  /** The missing rest of a leg is sent once more. */
  LEG_AGAIN("leg-again"),
  /** The budget for the missing legs is spent. */
  BUDGET_SPENT("budget-spent"),
  /** Whole packages are kept, the excess is closed. */
  SCALING_DOWN("scaling-down"),
  /** Nothing more is entered; what has filled is kept until a person decides. */
  HOLDING("holding"),
  /** A person accepts what is held. */
  ACCEPTED_AS_IS("accepted-as-is"),
  /** The host called it off. */
  HOST_CANCELLED("host-cancelled"),
  /** The host asked to close the position. */
  HOST_EXIT("host-exit"),
  /** The host rolls the position into another one. */
  ROLLED("rolled"),
  /** The host asked to close some packages. */
  HOST_REDUCES("host-reduces"),
  /** A person pulled the kill switch. */
  KILLED("killed"),
  /** A stop has fired. */
  STOP_FIRED("stop-fired"),
  /** A stop has closed its leg. */
  STOP_CLOSED("stop-closed"),
  /** A condition over the whole group holds. */
  GROUP_STOP("group-stop"),
  /** A closing order of an earlier life was found, whose decision the store had lost: the exit goes on. */
  EXIT_FOUND("exit-found"),
  /** A fill came after the group had ended, or beyond what was wanted. */
  UNWANTED_FILL("unwanted-fill"),
  /** A short stands naked outside the plan. */
  SHORT_BARED("short-bared"),
  /** Somebody else has closed some of what is held. */
  TAKEN_AWAY("taken-away"),
  /** Somebody has had the broker carry a leg as another product: its further orders name that one. */
  CONVERTED("converted"),
  /** The segment trades no more today: what was begun waits for the next session. */
  MARKET_CLOSED("market-closed"),
  /** The segment trades again, and what was begun goes on. */
  MARKET_OPENED("market-opened"),
  /** A contract has traded for the last time, and what is held of it is gone. */
  LEG_EXPIRED("leg-expired"),
  /** A short is bought back. */
  COVER_SHORT("cover-short"),
  /** An option is bought that covers a bared short, because its buy-back is refused or a person wants it so. */
  PROTECT_SHORT("protect-short"),
  /** A long that covers nothing any more is sold, or a future or share is exited. */
  CLOSE_FREED("close-freed"),
  /** A closing order has not filled in a second and follows the market. */
  REPRICE_EXIT("reprice-exit"),
  /** A closing order rests at the last price that the exchange takes, and is watched there. */
  RESTS_AT_BAND("rests-at-band"),
  /** A closing order could not be moved twice; it is cancelled, and what is left is sent anew. */
  NOT_MOVED("not-moved"),
  /** A closing order was refused; the next one waits a little. */
  EXIT_REFUSED("exit-refused"),
  /** Closing orders are refused again and again; one is tried every 10 s while a person is told. */
  EXIT_BLOCKED("exit-blocked"),
  /** A closing order was taken again. */
  EXIT_UNBLOCKED("exit-unblocked");

  private final String code;

  GroupReason(String code) {
    this.code = code;
  }

  /** {@return the stable code written to the journal} */
  public String code() {
    return code;
  }

  /**
   * {@return the reason that a stored code names}
   *
   * @param code the code
   */
  public static GroupReason of(String code) {
    for (GroupReason each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no reason has the code '" + code + "'");
  }
}
