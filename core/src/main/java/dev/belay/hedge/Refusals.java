package dev.belay.hedge;

import dev.belay.order.RejectionReason;

/** What helps against a refusal. */
final class Refusals {

  private Refusals() {}

  /** Whether neither another price nor a smaller order helps: session, access or the contract stand in the way. */
  static boolean isHopeless(RejectionReason reason) {
    return switch (reason) {
      case TOKEN, ADDRESS, SESSION, INSTRUMENT, PRODUCT, REQUEST_LIMIT, HOLDINGS -> true;
      default -> false;
    };
  }

  /** Whether the same order may pass in a moment: nothing was wrong with it. */
  static boolean isPassing(RejectionReason reason) {
    return reason == RejectionReason.RATE || reason == RejectionReason.NOT_SENT;
  }

  /** Whether a smaller order may pass. */
  static boolean isForSize(RejectionReason reason) {
    return reason == RejectionReason.MARGIN || reason == RejectionReason.FREEZE_QUANTITY;
  }

  /** Whether another price may pass; tried for every reason that names nothing else. */
  static boolean isForPrice(RejectionReason reason) {
    return !isHopeless(reason) && !isPassing(reason) && !isForSize(reason);
  }
}
