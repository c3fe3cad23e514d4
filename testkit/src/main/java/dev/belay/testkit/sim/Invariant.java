package dev.belay.testkit.sim;

/**
 * What must hold after every event of every run, and at its end. Named after section 10 of the design; refinements
 * carry a second word.
 */
public enum Invariant {
  /** S1 at the send. */
  S1_NO_NAKED_SEND("S1", "no sale of ours, with the evidence then available, could pass the declared naked quantity"),
  /** S1 in truth. */
  S1_NEVER_NAKED("S1", "no short stands uncovered beyond the declared, unless the broker lied or others traded"),
  /** S2, tags. */
  S2_ONE_TAG_ONE_SEND("S2", "no tag is sent twice, nor two tags for one group, leg, purpose and attempt"),
  /** S2, intents. */
  S2_INTENT_FIRST("S2", "no order is sent before its intent, equal in all fields, is durable"),
  /** S3. */
  S3_REDUCE_ONLY("S3", "closing orders never exceed what is held by the evidence then available"),
  /** S3, in truth. */
  S3_NEVER_REVERSED("S3", "no position of a group crosses zero, unless the broker lied"),
  /** S4 and I3. */
  S4_TARGET("S4", "what a leg holds and what works on it never exceed its target"),
  /** S5. */
  S5_CHECKED("S5", "no entry without money for its worst case"),
  /** S6. */
  S6_MODE("S6", "no entry while a person has restricted the coordinator"),
  /** S7. */
  S7_BOOKS_AGREE("S7", "in the end what Belay believes to hold is what its orders truly filled"),
  /** S8, fills. */
  S8_FILLS_GROW("S8", "filled quantity never shrinks and never exceeds what evidence showed"),
  /** S8, ends. */
  S8_ENDS_PROVEN("S8", "every end of an order has its evidence"),
  /** S8, ends that stay. */
  S8_ENDS_STAY("S8", "an order whose end was kept works no more"),
  /** S9. */
  S9_STORE_IS_MEMORY("S9", "what the store gives back is what memory holds"),
  /** S9 and I18. */
  S9_ORDERS_OF_THE_STORE("S9", "the store never refuses what the coordinator writes"),
  /** S10. */
  S10_RATE("S10", "our own requests never pass the broker's limits by second and minute"),
  /** S11. */
  S11_OWNED("S11", "no order of ours without a group that knows it"),
  /** S12. */
  S12_COVER_STAYS("S12", "a long that covers an open short is never sold"),
  /** Rule 4.1. */
  R41_BOUGHT_BACK("4.1", "a short known to be bared has a buy-back at the broker within 15 s of life"),
  /** Rule 4.1, unwinds and exits. */
  R41_CLOSED_IN_TIME("4.1", "a short of a group that is being closed has a buy-back at the broker within 15 s of life"),
  /** Rule 4.1, stops. */
  R41_STOPPED_OUT("4.1", "a short whose stop has fired has a buy-back at the broker within 15 s of life"),
  /** J2 of the failure corpus. */
  J2_SHOWN_FLAT("J2", "a kill switch says that its reach is flat only when it is, unless the broker lied"),
  /** I18. */
  I18_KEPT_FIRST("I18", "the host is told nothing that is not in the store, while the store works"),
  /** Rule 8.3. */
  R83_READ_FIRST("8.3", "no coordinator is READY before order book, trades and positions have been read"),
  /** Rule 8.3, the deadline. */
  R83_STARTED_IN_TIME("8.3", "a coordinator that runs has a mode 20 s after its store is open, whatever fails"),
  /** Liveness, groups. */
  L1_AT_REST("L1", "once faults stop, every group comes to rest in bounded time"),
  /** Liveness, orders. */
  L2_NOTHING_LEFT("L2", "no order works for a group that has ended"),
  /** Liveness, start. */
  L6_STARTED("L6", "once faults stop, the coordinator has a mode in bounded time"),
  /** Liveness, the end of all access. */
  L9_SAID("L9", "a coordinator that the broker lets in no more takes no entries and says so"),
  /** Liveness, stops. */
  L10_GUARDED("L10", "once faults stop, the stops of what stands rest at the broker again"),
  /** I22. */
  I22_NO_SPINNING("I22", "a run stays below a bounded number of steps: nothing is asked for again and again"),
  /** No failure inside. */
  X_NO_INTERNAL("X", "nothing fails inside Belay that should be impossible");

  private final String rule;
  private final String sentence;

  Invariant(String rule, String sentence) {
    this.rule = rule;
    this.sentence = sentence;
  }

  /** {@return the design's rule that it refines} */
  public String rule() {
    return rule;
  }

  /** {@return what must hold, in a sentence} */
  public String sentence() {
    return sentence;
  }
}
