package dev.belay.group;

/** What moves a group from one lifecycle state to the next. */
public enum GroupSignal {
  /** A check refused the request. */
  REFUSED,
  /** All checks passed. */
  ACCEPTED,
  /** The first order goes out. */
  STARTED,
  /** Ended before anything filled, and nothing works any more. */
  NOTHING_FILLED,
  /** Something has filled. */
  FILLED,
  /** What had filled was taken away by somebody else before the group was complete. */
  FILLS_GONE,
  /** Every leg has its target. */
  TARGET_FILLED,
  /** Whole packages are kept, the excess is gone. */
  SCALED_DOWN,
  /** Return to flat: by policy, because a leg failed, or because a person said so. */
  UNWIND,
  /** A fill came after the end. */
  LATE_FILL,
  /** Somebody asked to close the position. */
  EXIT,
  /** A part of the position was closed as asked, the rest stays. */
  EXITED_IN_PART,
  /** Flat on every key, nothing working. */
  FLAT,
  /** Nothing more can be done by itself for now. */
  BLOCKED,
  /** A person accepts what is held. */
  ACCEPTED_AS_IS,
  /** A held entry goes on. */
  RESUMED,
  /** Somebody else closed every leg. */
  CLOSED_OUTSIDE,
  /** Every leg has expired. */
  LEGS_EXPIRED
}
