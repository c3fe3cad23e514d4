package dev.belay.stop;

/** How the trading day stands for a stop. */
public enum StopSession {
  /** The segment trades and the broker's books have been read since it opened. */
  OPEN,
  /** The segment trades; the books of this session have not been read yet. */
  UNREAD,
  /** The segment does not trade. */
  CLOSED
}
