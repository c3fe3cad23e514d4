package dev.belay.scenario;

import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the host knows of an underlying.
 *
 * @param spot the instrument whose quote is the underlying's price: the index itself, or the share
 * @param index whether it is an index; stocks have larger ranges and are delivered
 * @param previousClose yesterday's close, by which the exchange judges how far out of the money an option is
 * @param volatility annual moving-average volatility in basis points, as the exchange publishes it daily
 * @param exposure exposure margin of this underlying in basis points, where the exchange's file names one
 */
public record UnderlyingTerms(InstrumentId spot, boolean index, Optional<Price> previousClose,
    Optional<Integer> volatility, Optional<Integer> exposure) {

  /** Refuses missing parts and negative rates. */
  public UnderlyingTerms {
    Objects.requireNonNull(spot, "spot");
    Objects.requireNonNull(previousClose, "previousClose");
    if (volatility.orElse(0) < 0 || exposure.orElse(0) < 0) {
      throw new IllegalArgumentException("volatility and exposure are 0 or more: " + spot);
    }
  }

  /**
   * {@return an index of which only the quote is known}
   *
   * @param spot the instrument whose quote is the index
   */
  public static UnderlyingTerms index(InstrumentId spot) {
    return new UnderlyingTerms(spot, true, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * {@return the indexes whose options are traded in India, each with its name in the broker's instruments
   * list (Kite Connect instruments dump, 2026)}
   */
  public static SortedMap<Underlying, UnderlyingTerms> indianIndexes() {
    SortedMap<Underlying, UnderlyingTerms> all = new TreeMap<>();
    add(all, "NIFTY", Exchange.NSE, "NIFTY 50");
    add(all, "BANKNIFTY", Exchange.NSE, "NIFTY BANK");
    add(all, "FINNIFTY", Exchange.NSE, "NIFTY FIN SERVICE");
    add(all, "MIDCPNIFTY", Exchange.NSE, "NIFTY MID SELECT");
    add(all, "NIFTYNXT50", Exchange.NSE, "NIFTY NEXT 50");
    add(all, "SENSEX", Exchange.BSE, "SENSEX");
    add(all, "BANKEX", Exchange.BSE, "BANKEX");
    return all;
  }

  private static void add(SortedMap<Underlying, UnderlyingTerms> all, String name, Exchange exchange, String index) {
    all.put(new Underlying(name), index(new InstrumentId(exchange, index)));
  }

  /**
   * {@return a stock of which only the quote is known}
   *
   * @param spot the share
   */
  public static UnderlyingTerms stock(InstrumentId spot) {
    return new UnderlyingTerms(spot, false, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * {@return the same underlying with yesterday's close}
   *
   * @param close the close
   */
  public UnderlyingTerms closedAt(Price close) {
    return new UnderlyingTerms(spot, index, Optional.of(close), volatility, exposure);
  }

  /**
   * {@return the same underlying with its moving-average volatility}
   *
   * @param basisPoints annual, in basis points
   */
  public UnderlyingTerms withVolatility(int basisPoints) {
    return new UnderlyingTerms(spot, index, previousClose, Optional.of(basisPoints), exposure);
  }

  /**
   * {@return the same underlying with an exposure rate of its own}
   *
   * @param basisPoints the rate
   */
  public UnderlyingTerms withExposure(int basisPoints) {
    return new UnderlyingTerms(spot, index, previousClose, volatility, Optional.of(basisPoints));
  }
}
