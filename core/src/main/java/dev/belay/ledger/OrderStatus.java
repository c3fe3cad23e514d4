package dev.belay.ledger;

import dev.belay.order.OrderEnd;
import java.util.Optional;

/** Where a child order stands. The only legal moves are the rows of {@link OrderLife}. */
public enum OrderStatus {
  /** Decided; its quantity is reserved, its intent is being made durable, nothing was sent. */
  INTENDED("intended", Optional.empty()),
  /** Handed to the broker; no answer yet. */
  SENT("sent", Optional.empty()),
  /** Placed or not, nobody can say. Never sent again from here: the broker is asked first. */
  UNKNOWN("unknown", Optional.empty()),
  /** The broker has it; where it stands there is not known, or has to be read again. */
  ACKNOWLEDGED("acknowledged", Optional.empty()),
  /** Open for trading at the exchange. */
  OPEN("open", Optional.empty()),
  /** A stop that waits for its trigger. */
  TRIGGER_PENDING("trigger-pending", Optional.empty()),
  /** We asked for its cancellation; until evidence says so it may trade. */
  CANCEL_REQUESTED("cancel-requested", Optional.empty()),
  /** We asked for another price; until evidence shows it the old one may trade. */
  MODIFY_REQUESTED("modify-requested", Optional.empty()),
  /**
   * Reported as cancelled without ever having had an exchange id: ended for lifecycles and covers, still
   * counted in worst-case exposure, because such orders have been seen to trade an hour later.
   */
  QUARANTINED("quarantined", Optional.of(OrderEnd.CANCELLED)),
  /** Wholly traded. */
  FILLED("filled", Optional.of(OrderEnd.FILLED)),
  /** Cancelled; the rest is untraded. */
  CANCELLED("cancelled", Optional.of(OrderEnd.CANCELLED)),
  /** Refused after it was taken. */
  REJECTED("rejected", Optional.of(OrderEnd.REJECTED)),
  /** Ended with its validity. */
  LAPSED("lapsed", Optional.of(OrderEnd.LAPSED)),
  /** Proved never placed. */
  NEVER_PLACED("never-placed", Optional.of(OrderEnd.NEVER_PLACED)),
  /** Never handed to the broker. */
  UNSENT("unsent", Optional.of(OrderEnd.UNSENT));

  private final String code;
  private final Optional<OrderEnd> end;

  OrderStatus(String code, Optional<OrderEnd> end) {
    this.code = code;
    this.end = end;
  }

  /** {@return the stable code written to the store; it never changes once released} */
  public String code() {
    return code;
  }

  /** {@return how the order ended; a quarantined one as cancelled; empty while it works} */
  public Optional<OrderEnd> end() {
    return end;
  }

  /** {@return whether the order has ended for lifecycles, takeovers and covers; quarantined ones have} */
  public boolean isEnded() {
    return end.isPresent();
  }

  /** {@return whether its rest counts in worst-case exposure: working, unknown or quarantined} */
  public boolean mayTrade() {
    return end.isEmpty() || this == QUARANTINED;
  }

  /** {@return whether no proof exists yet that the broker has it} */
  public boolean isBeforeBroker() {
    return this == INTENDED || this == SENT || this == UNKNOWN || this == NEVER_PLACED || this == UNSENT;
  }

  /** {@return whether a cancellation or modification may be asked for now} */
  public boolean isChangeable() {
    return end.isEmpty() && !isBeforeBroker();
  }

  /**
   * {@return the status that a stored code names}
   *
   * @param code the code
   */
  public static OrderStatus of(String code) {
    for (OrderStatus each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("no order status has the code '" + code + "'");
  }
}
