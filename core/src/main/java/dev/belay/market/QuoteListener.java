package dev.belay.market;

/** Takes quotes from a {@link MarketData}; core's own listener only posts to the loop's inbox and returns. */
@FunctionalInterface
public interface QuoteListener {

  /**
   * Takes one quote. Any thread, without blocking.
   *
   * @param quote the newest prices of one instrument
   */
  void onQuote(Quote quote);
}
