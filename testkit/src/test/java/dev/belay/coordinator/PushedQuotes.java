package dev.belay.coordinator;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.market.QuoteListener;
import dev.belay.money.Price;
import dev.belay.testkit.VirtualTime;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Answers each watch once, some time later, with the price it was told; then it is silent. */
final class PushedQuotes implements MarketData {

  private final SortedMap<InstrumentId, Price> prices = new TreeMap<>();
  private final VirtualTime time;
  private final Duration delay;
  private Duration age = Duration.ZERO;

  PushedQuotes(VirtualTime time, Duration delay) {
    this.time = time;
    this.delay = delay;
  }

  PushedQuotes at(InstrumentId instrument, String price) {
    prices.put(instrument, Price.parse(price));
    return this;
  }

  PushedQuotes aged(Duration by) {
    age = by;
    return this;
  }

  @Override
  public Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to) {
    instruments.stream().filter(prices::containsKey).forEach(each -> time.after(delay, () -> {
      Moment received = time.now().plus(age.negated());
      to.onQuote(Quote.of(each, prices.get(each), prices.get(each), received));
    }));
    return () -> { };
  }

  @Override
  public void close() {}
}
