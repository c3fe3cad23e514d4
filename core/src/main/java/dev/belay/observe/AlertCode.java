package dev.belay.observe;

/** The conditions that raise an alert, each with its severity and what a person should do. */
public enum AlertCode {
  /** A short stood naked outside the plan and is being bought back. */
  EMERGENCY_HEDGE(Severity.CRITICAL, "A short stood naked outside the plan and is being bought back",
      "protection was refused, sold, or filled late; or somebody else traded it",
      "page the on-call trader"),
  /** The worst point of a group did not fit the margin. */
  MARGIN_SHOCK_FAILED(Severity.CRITICAL, "The worst point of a group did not fit the margin",
      "too large a size for the money that is left, or prices moved",
      "reduce position sizes"),
  /** A group has been incomplete for too long. */
  INTERIM_EXPOSURE(Severity.WARNING, "A group has been incomplete for too long",
      "a leg does not fill at its price, or the broker answers slowly",
      "check broker connectivity"),
  /** Nobody can say whether an order was placed. */
  UNKNOWN_ORDER(Severity.CRITICAL, "Nobody can say whether an order was placed",
      "the answer to it was lost on the way",
      "look for the order at the broker by its tag; resolve it if you know"),
  /** An order that had ended has filled, or more has filled than was ordered. */
  UNWANTED_FILL(Severity.CRITICAL, "An order that had ended has filled, or more has filled than was ordered",
      "the exchange was quicker than the end it had shown",
      "check the position at the broker; Belay is returning it to flat"),
  /** The broker has had an order, or a change of one, for too long without showing where it stands. */
  BROKER_INDETERMINATE(Severity.CRITICAL,
      "The broker has had an order, or a change of one, for too long without showing where it stands",
      "the broker's order management hangs",
      "ask the broker about the order; do not place it again by hand"),
  /** A buy-back that nobody can find, free or fill is bought once more. */
  DUPLICATE_COVER(Severity.CRITICAL, "A buy-back that nobody can find, free or fill is bought once more",
      "books fail or lie while a short stands bared",
      "look for the first order at the broker; what it buys as well is sold again"),
  /** The broker shows less of an order as filled than it did before. */
  FILL_TAKEN_BACK(Severity.CRITICAL, "The broker shows less of an order as filled than it did before",
      "a stale or wrong book, or a trade that was annulled",
      "ask the broker whether a trade was annulled; Belay keeps the larger quantity"),
  /** The broker's position is smaller than our own fills, or on the other side. */
  POSITION_MISMATCH(Severity.CRITICAL,
      "The broker's position is smaller than our own fills, or on the other side",
      "somebody else traded the contract",
      "compare the position at the broker with the group's; somebody else traded it"),
  /** The broker carries a leg of a group as another product. */
  CONVERTED(Severity.WARNING, "The broker carries a leg of a group as another product",
      "somebody has converted the position",
      "convert the group's other legs too: a product that ends today leaves them alone"),
  /** An order of ours is at the broker, and the store does not know it. */
  LOST_TAIL(Severity.CRITICAL, "An order of ours is at the broker, and the store does not know it",
      "a store that was restored from a copy, or lost its newest writes",
      "the store has lost something; compare its groups with the broker before you relax it"),
  /** An order of our format that we did not send. */
  SECOND_INSTANCE(Severity.CRITICAL, "An order of our format that we did not send",
      "a second process with the same instance identity",
      "another process trades this account as Belay; stop one of the two"),
  /** The broker works one order of ours twice. */
  DOUBLED_ORDER(Severity.CRITICAL, "The broker works one order of ours twice",
      "a modification over a link that broke: the new order is there, and the old one too",
      "look at both at the broker; the surplus one is cancelled, its group enters nothing until ORPHAN is relaxed"),
  /** This process stood still, or its wall clock was set. */
  STOOD_STILL(Severity.WARNING, "This process stood still, or its wall clock was set",
      "a suspended machine, a long pause, a time server",
      "look why the machine stood still; Belay reads the broker before it goes on"),
  /** Reads of the broker fail, or lack what they must show. */
  READS_FAILING(Severity.CRITICAL, "Reads of the broker fail, or lack what they must show",
      "an outage at the broker, or no network",
      "check broker connectivity; entries are stopped, closing orders go on"),
  /** Our clock and the broker's differ by more than 30 s. */
  CLOCK_SKEW(Severity.CRITICAL, "Our clock and the broker's differ by more than 30 s",
      "no time server",
      "set this machine's clock; entries are stopped"),
  /** Closing orders are refused again and again. */
  EXIT_BLOCKED(Severity.CRITICAL, "Closing orders are refused again and again",
      "no margin, a circuit, a ban, or a request limit",
      "close the named quantity at the broker by hand, or clear the block"),
  /** A stop has fired: its leg is being closed. */
  STOP_FIRED(Severity.WARNING, "A stop has fired: its leg is being closed",
      "the market reached its trigger",
      "watch the group; what becomes of its rest follows its policy"),
  /** A stop is not at the broker; its price is watched, where there are quotes. */
  UNGUARDED(Severity.CRITICAL, "A stop is not at the broker; its price is watched, where there are quotes",
      "the broker refused or cancelled it, or it does not fit the margin",
      "watch the price; the stop is placed again as soon as it is taken"),
  /** A stop's order can neither be moved nor cancelled. */
  STOP_STUCK(Severity.CRITICAL, "A stop's order can neither be moved nor cancelled",
      "the broker's order management hangs",
      "cancel the order at the broker by hand; Belay goes on asking"),
  /** A group waits for a person; its policy says so, or nothing more can be done by itself. */
  GROUP_HELD(Severity.CRITICAL,
      "A group waits for a person; its policy says so, or nothing more can be done by itself",
      "its policy, a block that lasts, or a closed market",
      "exit or cancel the group, accept it as it is, or clear what blocks it"),
  /** The store has failed. */
  STORE_FAILED(Severity.CRITICAL, "The store has failed",
      "a full or broken disk",
      "entries are stopped; restart on a sound disk"),
  /** The broker refuses everything: token or network address. */
  ACCOUNT_REFUSED(Severity.CRITICAL, "The broker refuses everything: token or network address",
      "the token has ended, or this address is not registered",
      "log in again, or register this machine's address"),
  /** An open quantity has passed its limit. */
  EXPOSURE_LIMIT(Severity.WARNING, "An open quantity has passed its limit",
      "more or larger groups than were thought of when the limit was set",
      "look at what is open; reduce it, or set the limit that was meant"),
  /** What was carried over needs more margin today than there is. */
  MARGIN_SHORT(Severity.CRITICAL, "What was carried over needs more margin today than there is",
      "margins rise overnight, before an expiry, and after a large move",
      "add funds or reduce the position before the open; the broker may refuse exits or close it by itself"),
  /** The coordinator takes no entries any more. */
  MODE_CHANGED(Severity.WARNING, "The coordinator takes no entries any more",
      "a condition began, or a person decided; the text says which",
      "nothing, if you know why; else look at the reason"),
  /** Belay itself failed at something that should be impossible. */
  INTERNAL(Severity.CRITICAL, "Belay itself failed at something that should be impossible",
      "a bug",
      "send the log to the maintainers; entries are stopped");

  /** How urgent an alert is. */
  public enum Severity {
    /** A person should look soon. */
    WARNING,
    /** A person must look now. */
    CRITICAL
  }

  private final Severity severity;
  private final String meaning;
  private final String cause;
  private final String action;

  AlertCode(Severity severity, String meaning, String cause, String action) {
    this.severity = severity;
    this.meaning = meaning;
    this.cause = cause;
    this.action = action;
  }

  /** {@return how urgent it is} */
  public Severity severity() {
    return severity;
  }

  /** {@return what has happened, for a person} */
  public String meaning() {
    return meaning;
  }

  /** {@return what it most often comes from} */
  public String cause() {
    return cause;
  }

  /**
   * {@return whether it is about a state that lasts, so that another text of it is no other condition} The others are
   * about one order or one contract, which the text names.
   */
  public boolean isState() {
    return switch (this) {
      case READS_FAILING, CLOCK_SKEW, STOOD_STILL, ACCOUNT_REFUSED -> true;
      default -> false;
    };
  }

  /** {@return what a person should do} */
  public String action() {
    return action;
  }
}
