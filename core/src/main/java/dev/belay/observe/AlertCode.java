package dev.belay.observe;

/** The conditions that raise an alert, each with its severity and what a person should do. */
public enum AlertCode {
  /** A short stood naked outside the plan and is being bought back. */
  EMERGENCY_HEDGE(Severity.CRITICAL, "page the on-call trader"),
  /** The worst point of a group did not fit the margin. */
  MARGIN_SHOCK_FAILED(Severity.CRITICAL, "reduce position sizes"),
  /** A group has been incomplete for too long. */
  INTERIM_EXPOSURE(Severity.WARNING, "check broker connectivity"),
  /** Nobody can say whether an order was placed. */
  UNKNOWN_ORDER(Severity.CRITICAL, "look for the order at the broker by its tag; resolve it if you know"),
  /** An order that had ended has filled, or more has filled than was ordered. */
  UNWANTED_FILL(Severity.CRITICAL, "check the position at the broker; Belay is returning it to flat"),
  /** The broker has had an order, or a change of one, for too long without showing where it stands. */
  BROKER_INDETERMINATE(Severity.CRITICAL, "ask the broker about the order; do not place it again by hand"),
  /** A buy-back that nobody can find, free or fill is bought once more. */
  DUPLICATE_COVER(Severity.CRITICAL, "look for the first order at the broker; what it buys as well is sold again"),
  /** The broker shows less of an order as filled than it did before. */
  FILL_TAKEN_BACK(Severity.CRITICAL, "ask the broker whether a trade was annulled; Belay keeps the larger quantity"),
  /** The broker's position is smaller than our own fills, or on the other side. */
  POSITION_MISMATCH(Severity.CRITICAL, "compare the position at the broker with the group's; somebody else traded it"),
  /** An order of ours is at the broker, and the store does not know it. */
  LOST_TAIL(Severity.CRITICAL, "the store has lost something; compare its groups with the broker before you relax it"),
  /** An order of our format that we did not send. */
  SECOND_INSTANCE(Severity.CRITICAL, "another process trades this account as Belay; stop one of the two"),
  /** This process stood still, or its wall clock was set. */
  STOOD_STILL(Severity.WARNING, "look why the machine stood still; Belay reads the broker before it goes on"),
  /** Reads of the broker fail, or lack what they must show. */
  READS_FAILING(Severity.CRITICAL, "check broker connectivity; entries are stopped, closing orders go on"),
  /** Our clock and the broker's differ by more than 30 s. */
  CLOCK_SKEW(Severity.CRITICAL, "set this machine's clock; entries are stopped"),
  /** Closing orders are refused again and again. */
  EXIT_BLOCKED(Severity.CRITICAL, "close the named quantity at the broker by hand, or clear the block"),
  /** A stop has fired: its leg is being closed. */
  STOP_FIRED(Severity.WARNING, "watch the group; what becomes of its rest follows its policy"),
  /** A stop is not at the broker; its price is watched, where there are quotes. */
  UNGUARDED(Severity.CRITICAL, "watch the price; the stop is placed again as soon as it is taken"),
  /** A stop's order can neither be moved nor cancelled. */
  STOP_STUCK(Severity.CRITICAL, "cancel the order at the broker by hand; Belay goes on asking"),
  /** A group waits for a person; its policy says so, or nothing more can be done by itself. */
  GROUP_HELD(Severity.CRITICAL, "exit or cancel the group, accept it as it is, or clear what blocks it"),
  /** The store has failed. */
  STORE_FAILED(Severity.CRITICAL, "entries are stopped; restart on a sound disk"),
  /** The broker refuses everything: token or network address. */
  ACCOUNT_REFUSED(Severity.CRITICAL, "log in again, or register this machine's address"),
  /** Belay itself failed at something that should be impossible. */
  INTERNAL(Severity.CRITICAL, "send the log to the maintainers; entries are stopped");

  /** How urgent an alert is. */
  public enum Severity {
    /** A person should look soon. */
    WARNING,
    /** A person must look now. */
    CRITICAL
  }

  private final Severity severity;
  private final String action;

  AlertCode(Severity severity, String action) {
    this.severity = severity;
    this.action = action;
  }

  /** {@return how urgent it is} */
  public Severity severity() {
    return severity;
  }

  /** {@return what a person should do} */
  public String action() {
    return action;
  }
}
