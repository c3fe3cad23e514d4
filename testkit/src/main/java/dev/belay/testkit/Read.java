package dev.belay.testkit;

/** The reads of a broker, for faults that befall one of them. */
public enum Read {
  /** The order book. */
  ORDERS,
  /** The states of one order. */
  HISTORY,
  /** The trade book. */
  TRADES,
  /** Net positions. */
  POSITIONS,
  /** Delivery holdings. */
  HOLDINGS,
  /** Money. */
  FUNDS,
  /** Margin of a basket. */
  BASKET_MARGIN
}
