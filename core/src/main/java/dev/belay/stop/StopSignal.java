package dev.belay.stop;

/** What moves a stop from phase to phase. */
public enum StopSignal {
  /** There is something to guard. */
  GUARD,
  /** Nothing is left to guard, and the stop has not fired. */
  RELEASED,
  /** The trigger traded, or prices show that it should have; or the target is reached. */
  FIRED,
  /** Its orders are moved to the market. */
  PRESSED,
  /** An order could not be moved, has not filled in its budget, or is too many. */
  SPENT,
  /** No resting order is left, and something is still open. */
  UNBACKED,
  /** Everything is closed and nothing of it works. */
  DONE,
  /** An order that had ended turned out to work. */
  REVIVED
}
