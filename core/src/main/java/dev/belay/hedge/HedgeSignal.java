package dev.belay.hedge;

/** What moves the emergency hedge of one short from phase to phase. */
public enum HedgeSignal {
  /** More is bared than covers meet. */
  BARED,
  /** A cover was asked for. */
  DECIDED,
  /** Covers, filled or working, meet the need. */
  MET,
  /** The last rung was refused; the same order may go only later. */
  REFUSED,
  /** No rung helps now. */
  SPENT,
  /** The broker has taken, or filled, a cover again. */
  TAKEN,
  /** Somebody says that what stood in the way may be gone. */
  TRY_AGAIN,
  /** Nothing is bared and no cover works: the episode is over. */
  SETTLED
}
