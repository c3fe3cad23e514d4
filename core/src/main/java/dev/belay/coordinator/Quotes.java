package dev.belay.coordinator;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest quote of every contract that is watched. Loop only; sources push through the inbox. */
final class Quotes {

  private static final Logger LOG = LoggerFactory.getLogger(Quotes.class);

  /** After so long a source that refused is asked again. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final MarketData source;
  private final EventLoop loop;
  private final SortedMap<InstrumentId, Quote> newest = new TreeMap<>();
  private final SortedMap<InstrumentId, MarketData.Watch> watches = new TreeMap<>();
  private final SortedSet<InstrumentId> refused = new TreeSet<>();
  private final List<Wait> waits = new ArrayList<>();
  private Consumer<Quote> then = quote -> { };

  /** The newest quote of a contract, whatever its age. */
  Optional<Quote> newest(InstrumentId instrument) {
    return Optional.ofNullable(newest.get(instrument));
  }

  /** Somebody who goes on once some quotes are fresh, or after a while. */
  private final class Wait {
    private final SortedSet<InstrumentId> wanted;
    private final Runnable then;
    private boolean over;

    Wait(SortedSet<InstrumentId> wanted, Runnable then) {
      this.wanted = wanted;
      this.then = then;
    }

    boolean isServed(Moment now) {
      return wanted.stream().allMatch(each -> fresh(each, now).isPresent());
    }

    void end() {
      if (!over) {
        over = true;
        waits.remove(this);
        then.run();
      }
    }
  }

  Quotes(MarketData source, EventLoop loop) {
    this.source = source;
    this.loop = loop;
  }

  /** Who is told of each new quote. */
  void onQuote(Consumer<Quote> told) {
    then = told;
  }

  void watch(Collection<InstrumentId> instruments) {
    TreeSet<InstrumentId> unwatched = new TreeSet<>(instruments);
    unwatched.removeAll(watches.keySet());
    for (InstrumentId each : unwatched) {
      TreeSet<InstrumentId> one = new TreeSet<>();
      one.add(each);
      HostCode.ask(() -> Optional.of(source.watch(one, quote -> push(Objects.requireNonNull(quote, "quote")))),
          cause -> unwatched(each, cause)).ifPresent(watch -> watches.put(each, watch));
    }
  }

  /** A source that throws, or answers nothing, has no quotes of this contract for now. */
  private Optional<MarketData.Watch> unwatched(InstrumentId instrument, String cause) {
    LOG.warn("the source of quotes refuses to watch {}, it is asked again: {}", instrument, cause);
    if (refused.add(instrument)) {
      loop.after(AGAIN, () -> {
        refused.remove(instrument);
        watch(List.of(instrument));
      });
    }
    return Optional.empty();
  }

  private void push(Quote quote) {
    loop.post(() -> take(quote));
  }

  private void take(Quote quote) {
    Quote before = newest.get(quote.instrument());
    if (before == null || !quote.received().isBefore(before.received())) {
      newest.put(quote.instrument(), quote);
      List.copyOf(waits).stream().filter(each -> each.isServed(quote.received())).forEach(Wait::end);
      then.accept(quote);
    }
  }

  /**
   * Watches some contracts and goes on as soon as each has a fresh quote, at the latest after a while; at once
   * where there is no source of quotes.
   */
  void whenFresh(SortedSet<InstrumentId> wanted, Moment now, Duration most, Runnable then) {
    watch(wanted);
    Wait wait = new Wait(wanted, then);
    if (source == MarketData.none() || wait.isServed(now)) {
      wait.end();
    } else {
      waits.add(wait);
      loop.after(most, wait::end);
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
