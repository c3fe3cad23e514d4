package dev.belay.risk;

/**
 * Why Belay refuses a request by itself, before anything is sent. Codes never change once released; a refusal
 * by the broker is another thing ({@code RejectionReason}). The table in docs/refusals.md is printed from
 * these constants.
 */
public enum RefusalCode {
  /** Unknown contract. */
  INSTRUMENT_UNKNOWN(true, "The catalog has no such contract today, or it has expired."),
  /** No whole lots. */
  LOT_MULTIPLE(true, "A quantity is no whole number of the lots in force today."),
  /** Off the grid. */
  TICK_MULTIPLE(true, "A price is no whole number of the contract's ticks."),
  /** Outside the band. */
  PRICE_BAND(false, "A price lies outside the band that the exchange takes now."),
  /** The account lacks the product, or the segment the order type. */
  CAPABILITY_MISSING(false, "The broker does not take this product or order type in this segment."),
  /** No freeze quantity. */
  FREEZE_UNKNOWN(false, "No freeze quantity is known for the contract, so its orders cannot be sliced."),
  /** Too many units of one leg. */
  QUANTITY_LIMIT(false, "A leg has more units than the limit allows."),
  /** Too much contract value. */
  NOTIONAL_LIMIT(false, "The legs' contract value together passes the limit."),
  /** Too many units of one underlying. */
  POSITION_LIMIT(false, "The account would hold more units of an underlying than the limit allows."),
  /** In the ban period. */
  BAN_PERIOD(false, "The exchange allows only reductions in this underlying now."),
  /** Too many legs. */
  LEGS_LIMIT(false, "The request has more legs than a group may have; a limit of 1 turns groups off."),
  /** Too many groups. */
  GROUPS_OPEN(false, "As many groups are active as the limit allows."),
  /** Too many orders. */
  ORDERS_DAY(false, "Entering and leaving would pass the day's limit of orders."),
  /** Naked shorts are not allowed. */
  NAKED_FORBIDDEN(false, "The legs leave a short option uncovered, and the limits allow none."),
  /** A naked short that the host did not declare. */
  NAKED_UNDECLARED(false, "The legs leave a short option uncovered, and the request does not declare it."),
  /** A short that outlives its cover. */
  NAKED_AFTER_EXPIRY(false, "A short option would outlive the long that covers it."),
  /** Delivery ahead. */
  EXPIRY_DELIVERY(false, "A physically settled option would be held into the day before its expiry."),
  /** The day's loss. */
  LOSS_DAY(false, "The day's loss has reached the limit."),
  /** Too many unwinds. */
  STRATEGY_UNWINDS(false, "Too many groups of this strategy were unwound today."),
  /** Market closed. */
  SESSION_CLOSED(false, "The segment does not trade now."),
  /** Too late. */
  SESSION_CUTOFF(false, "Entering and, at worst, unwinding would end too near to the close or the square-off."),
  /** A key that is in use. */
  REQUEST_DUPLICATE(false, "The request key was used before, for another request."),
  /** No entries now. */
  MODE_ENTRIES(false, "The coordinator takes no entries in its present mode."),
  /** Opposite position. */
  KEY_OPPOSED(false, "A leg would net against a position of another group or of somebody else."),
  /** Nobody knows what works on the key. */
  KEY_UNKNOWN(false, "An order on this position key is unknown: placed or not, nobody can say."),
  /** The broker keeps refusing. */
  REFUSED_REPEATEDLY(false, "The broker has refused this kind of order for the same reason again and again."),
  /** Not enough shares. */
  HOLDINGS_SHORT(false, "A delivery sale is larger than what is held."),
  /** Nothing to trade. */
  SIZE_ZERO(false, "The sizer answered no whole package."),
  /** Worst case too dear. */
  MARGIN_EXCEEDED(false, "At its worst point the group needs more margin than the allowed share of what is left."),
  /** Premium too dear. */
  MARGIN_CASH(false, "At its worst point the group needs more premium than the allowed share of the cash."),
  /** The book alone is too dear. */
  MARGIN_BOOK(false, "The present positions alone would pass the limit, and the group makes it worse."),
  /** Nobody knows the margin. */
  MARGIN_UNAVAILABLE(false, "An input of the margin check is missing or stale."),
  /** A rule of the host is broken. */
  RULE_FAILED(false, "A risk rule failed, so nobody knows whether it would allow the request."),
  /** Nobody knows the funds. */
  FUNDS_UNKNOWN(false, "No answer of the broker tells what money is available."),
  /** Nothing to close. */
  GROUP_UNKNOWN(true, "No active group has this id, so there is nothing to close."),
  /** Nothing to roll. */
  ROLL_INCOMPLETE(false, "What is to be rolled is not a complete group of whole packages."),
  /** The roll has come too late. */
  ROLL_LATE(false, "The position that is rolled was not flat in time, so nothing new is opened; its exit goes on."),
  /** The roll was called off. */
  ROLL_CALLED_OFF(false, "The host called the roll off before its new legs went out; the exit goes on."),
  /** The request was called off. */
  CALLED_OFF(false, "The host called the request off before anything was sent for it."),
  /** Requests are spoken for. */
  REQUESTS_RESERVED(false, "The requests that the active groups may need leave too few for this one.");

  private final boolean enforcedForExits;
  private final String sentence;

  RefusalCode(boolean enforcedForExits, String sentence) {
    this.enforcedForExits = enforcedForExits;
    this.sentence = sentence;
  }

  /** {@return the stable code, {@code CATEGORY_CONDITION}} */
  public String code() {
    return name();
  }

  /** {@return whether it refuses an exit too; all others are advice there (DESIGN rule 7.5)} */
  public boolean enforcedForExits() {
    return enforcedForExits;
  }

  /** {@return one sentence for a person} */
  public String sentence() {
    return sentence;
  }
}
