package dev.belay.session;

/** Whether the trading day lets an order leave now. */
public enum SendVerdict {
  /** It may go. */
  SEND,
  /** A cover on which clock, calendar and broker disagree: it is tried, a refusal harms nothing. */
  TRY,
  /** The segment does not trade: the order is dropped and its group waits for the next session. */
  CLOSED,
  /**
   * The broker squares off intraday positions by now: the order waits for two fresh positions reads that agree, or
   * it would open what the broker has closed.
   */
  NEEDS_FRESH_POSITIONS
}
