package dev.belay.mode;

/** A reason for EXIT_ONLY that clears itself after 30 s of health and one full reconciliation. */
public enum Condition {
  /** The update stream is silent or down. */
  BLIND_STREAM,
  /** Reads of the broker fail or contradict what was known. */
  FAILING_READS,
  /** No fresh quotes where they are needed. */
  NO_QUOTES,
  /** The request budget is used up. */
  RATE_BUDGET,
  /** Our clock and the broker's differ by more than 2 s. */
  CLOCK,
  /** Commits take longer than a second. */
  SLOW_STORE,
  /** The broker has orders of ours and shows for too long that they are nowhere. */
  BROKER_INDETERMINATE,
  /** Start-up has passed its deadline and goes on reading. */
  RECOVERY_UNFINISHED
}
