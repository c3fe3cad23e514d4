package dev.belay.testkit.sim;

/** Rare states that the runs must reach now and then, or they prove less than they seem to. */
public enum Sometimes {
  /** A group filled wholly. */
  GROUP_COMPLETED,
  /** A group was unwound to flat. */
  GROUP_HEDGED,
  /** Nothing of a group filled. */
  GROUP_LAPSED,
  /** A complete group was closed. */
  GROUP_CLOSED,
  /** A group could not be closed and was held. */
  GROUP_HELD,
  /** A request was refused. */
  REQUEST_REFUSED,
  /** The process died between a commit and the send that waited for it. */
  DIED_BEFORE_SEND,
  /** The process died while a request was on its way. */
  DIED_BEFORE_ANSWER,
  /** The process died in recovery. */
  DIED_IN_RECOVERY,
  /** The process died three times. */
  DIED_THREE_TIMES,
  /** The process died while a short stood bared. */
  DIED_BARED,
  /** A request of a dead process arrived. */
  ZOMBIE_ARRIVED,
  /** An update came before the answer. */
  UPDATE_BEFORE_ANSWER,
  /** An order was unknown. */
  ORDER_UNKNOWN,
  /** An unknown order was found. */
  UNKNOWN_FOUND,
  /** An unknown order was proved absent. */
  UNKNOWN_ABSENT,
  /** A fill came after the order had ended. */
  LATE_FILL,
  /** An emergency hedge was sent. */
  EMERGENCY_HEDGE,
  /** A short stood bared in truth. */
  TRULY_BARED,
  /** An order went by the emergency journal. */
  BY_EMERGENCY_JOURNAL,
  /** The store failed. */
  STORE_FAILED,
  /** The store failed while a group was unwinding. */
  STORE_FAILED_UNWINDING,
  /** A power cut took commits. */
  RELAXED_TAIL_LOST,
  /** A cancel lost against a fill. */
  CANCEL_LOST_TO_FILL,
  /** The mode left READY while a group entered. */
  LEFT_READY_ENTERING,
  /** A group was sliced. */
  SLICED,
  /** A cover was refused. */
  COVER_REFUSED,
  /** A stop fired. */
  STOP_FIRED,
  /** The market went through the limit of a triggered stop. */
  STOP_GAPPED,
  /** A new order replaced a stop that could not be moved. */
  STOP_FELL_BACK,
  /** A leg stood without its stop, and that was told. */
  STOP_UNGUARDED,
  /** A condition over a whole group closed it. */
  GROUP_STOPPED,
  /** A part of a complete group was closed, and the rest stands. */
  CLOSED_IN_PART,
  /** A group was rolled, and the new one is complete. */
  ROLLED,
  /** The kill switch was pulled, and the broker has shown everything in its reach flat twice. */
  KILL_VERIFIED,
  /** An option was bought that covers a short which could not be bought back. */
  PROTECTION_BOUGHT,
  /** Two groups at once. */
  TWO_GROUPS
}
