package dev.belay.scenario;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import java.util.Objects;
import java.util.Optional;

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
