package dev.belay.kite;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerRead;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.market.QuoteListener;
import dev.belay.time.Moment;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Quotes with two sides and the moment at which they reached this process: from the broker's stream, and from reads
 * where the stream brings nothing. The stream is silent about a contract in which nothing moves, so a quote of 1.5 s is
 * asked for again, one request a second; otherwise it would count as absent after {@link Quote#FRESH} although it
 * holds. The same request is what is left while the stream is down. Get it from {@link KiteBrokerClient#marketData}.
 *
 * <p>A contract is subscribed with full depth while anybody watches it. A contract that the instruments file
 * does not know never has a quote, and core treats that as it must: entries that need one are refused. A side
 * on which nobody stands is empty, never zero.
 *
 * <p>This class is thread-safe. Listeners are called on the time source's thread, one at a time.
 */
public final class KiteMarketData implements MarketData {

  private static final Duration ASKED_AGAIN = Duration.ofMillis(1_500);

  private final KiteTicker ticker;
  private final KiteInstruments instruments;
  private final TimeSource time;
  private final BrokerClient.Stream ticks;
  private final QuoteFill fill;
  private final Map<Long, Watched> watched = new LinkedHashMap<>();
  private final SortedMap<InstrumentId, Newest> newest = new TreeMap<>();

  /** One subscribed contract and who watches it. */
  private record Watched(InstrumentId id, List<QuoteListener> listeners) {}

  /** A quote, and its depth for who asks. */
  private record Newest(Quote quote, Supplier<KiteDepth> depth) {}

  KiteMarketData(KiteTicker ticker, KiteInstruments instruments, TimeSource time,
      Function<List<InstrumentId>, CompletionStage<BrokerRead<SortedMap<InstrumentId, KiteDepth>>>> read) {
    this.ticker = ticker;
    this.instruments = instruments;
    this.time = time;
    this.ticks = ticker.listen(this::take);
    this.fill = new QuoteFill(time, this::lacking, read, this::take);
  }

  @Override
  public Watch watch(SortedSet<InstrumentId> wanted, QuoteListener to) {
    List<Long> fresh = new ArrayList<>();
    synchronized (this) {
      for (InstrumentId id : wanted) {
        instruments.token(id).ifPresent(token -> {
          Watched contract = watched.computeIfAbsent(token, each -> {
            fresh.add(each);
            return new Watched(id, new ArrayList<>());
          });
          contract.listeners().add(to);
        });
      }
    }
    if (!fresh.isEmpty()) {
      ticker.subscribe(fresh, Mode.FULL);
      fill.begin();
    }
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        end(wanted, to);
      }
    };
  }

  private void end(SortedSet<InstrumentId> wanted, QuoteListener to) {
    List<Long> idle = new ArrayList<>();
    synchronized (this) {
      for (InstrumentId id : wanted) {
        instruments.token(id).ifPresent(token -> {
          Watched contract = watched.get(token);
          if (contract != null && contract.listeners().remove(to) && contract.listeners().isEmpty()) {
            watched.remove(token);
            newest.remove(id);
            idle.add(token);
          }
        });
      }
      if (watched.isEmpty()) {
        fill.end();
      }
    }
    if (!idle.isEmpty()) {
      ticker.unsubscribe(idle);
    }
  }

  private void take(List<KiteTick> all) {
    for (KiteTick tick : all) {
      take(tick.token(), id -> new Newest(new Quote(id, tick.bid(), tick.ask(), tick.last(), tick.received()),
          () -> KiteDepth.of(id, tick)));
    }
  }

  private void take(KiteDepth read) {
    OptionalLong token = instruments.token(read.instrument());
    if (token.isPresent()) {
      take(token.getAsLong(), id -> new Newest(read.quote(), () -> read));
    }
  }

  /** Keeps what is not older than what is there, and tells it. */
  private void take(long token, Function<InstrumentId, Newest> made) {
    Quote quote;
    List<QuoteListener> listeners;
    synchronized (this) {
      Watched contract = watched.get(token);
      if (contract == null) {
        return;
      }
      Newest now = made.apply(contract.id());
      Newest before = newest.get(contract.id());
      if (before != null && now.quote().received().isBefore(before.quote().received())) {
        return;
      }
      newest.put(contract.id(), now);
      quote = now.quote();
      listeners = List.copyOf(contract.listeners());
    }
    listeners.forEach(listener -> listener.onQuote(quote));
  }

  /** The watched contracts whose quote must be asked for, those without one first, then the oldest. */
  private synchronized List<InstrumentId> lacking() {
    Moment now = time.now();
    return watched.values().stream().map(Watched::id)
        .filter(id -> !newest.containsKey(id) || now.isPast(newest.get(id).quote().received(), ASKED_AGAIN))
        .sorted(Comparator.comparingLong(id -> newest.containsKey(id)
            ? newest.get(id).quote().received().nanos() - now.nanos() : Long.MIN_VALUE))
        .limit(KiteFacts.QUOTES_AT_ONCE).toList();
  }

  /**
   * {@return the newest quote of a contract that is watched; its age is the caller's to judge}
   *
   * @param id which contract
   */
  public synchronized Optional<Quote> newest(InstrumentId id) {
    return Optional.ofNullable(newest.get(id)).map(Newest::quote);
  }

  /**
   * {@return the newest five levels of both sides of a contract that is watched; their age is the caller's to judge}
   *
   * @param id which contract
   */
  public synchronized Optional<KiteDepth> depth(InstrumentId id) {
    return Optional.ofNullable(newest.get(id)).map(each -> each.depth().get());
  }

  /** {@return the newest quotes of all contracts that are watched: a copy} */
  public synchronized SortedMap<InstrumentId, Quote> snapshot() {
    SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    newest.forEach((id, each) -> quotes.put(id, each.quote()));
    return Collections.unmodifiableSortedMap(quotes);
  }

  /** Ends all watches. */
  @Override
  public void close() {
    List<Long> all;
    synchronized (this) {
      all = List.copyOf(watched.keySet());
      watched.clear();
      newest.clear();
      fill.end();
    }
    ticks.close();
    ticker.unsubscribe(all);
  }
}
