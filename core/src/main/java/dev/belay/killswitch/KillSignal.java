package dev.belay.killswitch;

/** What moves a position key from phase to phase. */
public enum KillSignal {
  /** Nothing of ours is held any more. */
  FLAT,
  /** No order of ours may trade any more. */
  NOTHING_WORKS,
  /** Two reads of positions far enough apart show nothing of ours. */
  SHOWN_TWICE,
  /** An order of ours may trade after all. */
  WORKS_AGAIN,
  /** Something of ours is held again: a late fill. */
  HOLDS_AGAIN
}
