package dev.belay.coordinator;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.time.Moment;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The newest quote of every contract that is watched. Loop only; sources push through the inbox. */
final class Quotes {

  private final MarketData source;
  private final EventLoop loop;
  private final SortedMap<InstrumentId, Quote> newest = new TreeMap<>();
  private final SortedMap<InstrumentId, MarketData.Watch> watches = new TreeMap<>();

  Quotes(MarketData source, EventLoop loop) {
    this.source = source;
    this.loop = loop;
  }

  void watch(Collection<InstrumentId> instruments) {
    TreeSet<InstrumentId> unwatched = new TreeSet<>(instruments);
    unwatched.removeAll(watches.keySet());
    for (InstrumentId each : unwatched) {
      TreeSet<InstrumentId> one = new TreeSet<>();
      one.add(each);
      watches.put(each, source.watch(one, quote -> loop.post(() -> take(quote))));
    }
  }

  private void take(Quote quote) {
    Quote before = newest.get(quote.instrument());
    if (before == null || !quote.received().isBefore(before.received())) {
      newest.put(quote.instrument(), quote);
    }
  }

  Optional<Quote> fresh(InstrumentId instrument, Moment now) {
    return Optional.ofNullable(newest.get(instrument)).filter(quote -> quote.isFresh(now));
  }

  SortedMap<InstrumentId, Quote> all() {
    return Collections.unmodifiableSortedMap(newest);
  }

  void close() {
    watches.values().forEach(MarketData.Watch::close);
    watches.clear();
  }
}
