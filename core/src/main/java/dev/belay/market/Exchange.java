package dev.belay.market;

/** An exchange segment as the broker names it. Sessions, bands and limits are per segment. */
public enum Exchange {
  /** National Stock Exchange, cash. */
  NSE,
  /** Bombay Stock Exchange, cash. */
  BSE,
  /** National Stock Exchange, futures and options. */
  NFO,
  /** Bombay Stock Exchange, futures and options. */
  BFO,
  /** National Stock Exchange, currency. */
  CDS,
  /** Bombay Stock Exchange, currency. */
  BCD,
  /** Multi Commodity Exchange. */
  MCX;

  /** {@return the stable code written to the store and shown to brokers; it never changes once released} */
  public String code() {
    return name();
  }
}
