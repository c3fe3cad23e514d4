package dev.belay.gateway;

/** Which read goes first when the request budget is short (rule 5.7), from first to last. */
public enum ReadLane {
  /** Evidence for unknown orders and unconfirmed cancels. */
  EVIDENCE,
  /** The order book. */
  BOOK,
  /** Positions, holdings and trades. */
  POSITIONS,
  /** Margins and funds. */
  MARGIN,
  /** Everything else. */
  REST
}
