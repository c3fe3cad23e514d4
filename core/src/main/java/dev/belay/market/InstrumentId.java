package dev.belay.market;

import java.util.Objects;

/**
 * The name of one tradable contract: exchange segment and trading symbol.
 *
 * <p>Numeric tokens are no identity: brokers use them again after expiry.
 *
 * @param exchange the exchange segment
 * @param symbol the trading symbol, upper case, no blanks around it
 */
public record InstrumentId(Exchange exchange, String symbol) implements Comparable<InstrumentId> {

  /** Refuses an empty symbol. */
  public InstrumentId {
    Objects.requireNonNull(exchange, "exchange");
    if (symbol.isBlank() || !symbol.equals(symbol.strip())) {
      throw new IllegalArgumentException("no trading symbol: '" + symbol + "'");
    }
  }

  /**
   * {@return the id that a text such as {@code NFO:NIFTY2611326000CE} names}
   *
   * @param text exchange, colon, symbol
   * @throws IllegalArgumentException when it has another form
   */
  public static InstrumentId parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no exchange in instrument '" + text + "'");
    }
    return new InstrumentId(Exchange.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public int compareTo(InstrumentId other) {
    int byExchange = exchange.compareTo(other.exchange);
    return byExchange != 0 ? byExchange : symbol.compareTo(other.symbol);
  }

  /** {@return exchange, colon, symbol; {@link #parse} reads it back} */
  @Override
  public String toString() {
    return exchange.code() + ":" + symbol;
  }
}
