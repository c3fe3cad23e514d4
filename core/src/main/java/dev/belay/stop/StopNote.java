package dev.belay.stop;

/** What a stop tells of itself, for alerts and counters. */
public enum StopNote {
  /** It has fired. */
  FIRED,
  /** The market has gone through the limit of a triggered order: {@code gap_through_detected}. */
  GAP,
  /** A new order to fill now replaces its resting ones: {@code hybrid_stop_fallback_to_market}. */
  FALLBACK,
  /** Units stand without a resting order. */
  UNGUARDED,
  /** Everything it guards is at the broker again. */
  GUARDED,
  /** A resting order ended without our asking. */
  VANISHED,
  /** A cancellation is not shown by evidence; it is asked for again, for ever. */
  STUCK,
  /** Its closing orders are refused again and again; it goes on probing. */
  BLOCKED
}
