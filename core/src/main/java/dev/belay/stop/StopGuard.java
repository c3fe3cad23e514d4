package dev.belay.stop;

/** What guards a leg now. */
public enum StopGuard {
  /** There is nothing to guard, or the stop is closing it. */
  NOT_NEEDED,
  /** Orders rest at the broker for all of it, and quotes watch for a gap. */
  RESTING,
  /** Orders rest at the broker for all of it, and no quote tells when the market goes through their limit. */
  UNGUARDED_SOFT,
  /** Something of it has no resting order; quotes are watched for the trigger. */
  BY_PRICE,
  /** Something of it has no resting order, and there are no quotes. */
  UNGUARDED
}
