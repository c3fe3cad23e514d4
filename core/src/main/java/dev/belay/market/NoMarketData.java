package dev.belay.market;

import java.util.SortedSet;

/** Never has a quote. */
enum NoMarketData implements MarketData {
  INSTANCE;

  @Override
  public Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to) {
    return () -> {};
  }

  @Override
  public void close() {}
}
