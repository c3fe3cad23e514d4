package dev.belay.gateway;

import dev.belay.order.OrderPurpose;

/** Who goes first when the request budget is short (rule 5.7), from first to last. */
public enum SendLane {
  /** Covers of naked quantity, protection for it, stop fallbacks, and the cancels that these wait for. */
  COVER,
  /** Exits. */
  EXIT,
  /** Other cancels. */
  CANCEL,
  /** Placing stops. */
  STOP,
  /** Entries. */
  ENTRY,
  /** Trailing a stop. */
  TRAIL;

  /**
   * {@return the lane in which an order of a purpose is placed}
   *
   * @param purpose why it is sent
   */
  public static SendLane of(OrderPurpose purpose) {
    return switch (purpose) {
      case COVER, PROTECT -> COVER;
      case CLOSE -> EXIT;
      case STOP -> STOP;
      case ENTRY -> ENTRY;
    };
  }

  /** {@return whether only a limit that the broker itself has proved may hold it back} */
  public boolean isRiskReducing() {
    return this != ENTRY && this != TRAIL;
  }
}
