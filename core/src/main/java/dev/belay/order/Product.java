package dev.belay.order;

/** How a position is carried. Brokers net per symbol and product, so an exit must use the position's own. */
public enum Product {
  /** Derivatives, carried overnight. */
  NRML,
  /** Intraday; the broker squares it off before the close. */
  MIS,
  /** Equity delivery. */
  CNC,
  /** Equity on margin funding. */
  MTF;

  /** {@return the stable code written to the store and shown to brokers} */
  public String code() {
    return name();
  }
}
