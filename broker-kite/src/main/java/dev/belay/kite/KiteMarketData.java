package dev.belay.kite;

import dev.belay.broker.BrokerClient;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.market.QuoteListener;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Quotes from the broker's stream, with two sides and the moment at which they reached this process. Get it
 * from {@link KiteBrokerClient#marketData}.
 *
 * <p>A contract is subscribed with full depth while anybody watches it. A contract that the instruments file
 * does not know never has a quote, and core treats that as it must: entries that need one are refused. A side
 * on which nobody stands is empty, never zero.
 *
 * <p>This class is thread-safe. Listeners are called on the time source's thread, one at a time.
 */
public final class KiteMarketData implements MarketData {

  private final KiteTicker ticker;
  private final KiteInstruments instruments;
  private final BrokerClient.Stream ticks;
  private final Map<Long, Watched> watched = new LinkedHashMap<>();
  private final SortedMap<InstrumentId, Quote> newest = new TreeMap<>();

  /** One subscribed contract and who watches it. */
  private record Watched(InstrumentId id, List<QuoteListener> listeners) {}

  KiteMarketData(KiteTicker ticker, KiteInstruments instruments) {
    this.ticker = ticker;
    this.instruments = instruments;
    this.ticks = ticker.listen(this::take);
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
    }
    if (!idle.isEmpty()) {
      ticker.unsubscribe(idle);
    }
  }

  private void take(List<KiteTick> all) {
    for (KiteTick tick : all) {
      Optional<Quote> quote;
      List<QuoteListener> listeners;
      synchronized (this) {
        Watched contract = watched.get(tick.token());
        quote = Optional.ofNullable(contract)
            .map(each -> new Quote(each.id(), tick.bid(), tick.ask(), tick.last(), tick.received()));
        quote.ifPresent(each -> newest.put(each.instrument(), each));
        listeners = contract == null ? List.of() : List.copyOf(contract.listeners());
      }
      quote.ifPresent(each -> listeners.forEach(listener -> listener.onQuote(each)));
    }
  }

  /**
   * {@return the newest quote of a contract that is watched; its age is the caller's to judge}
   *
   * @param id which contract
   */
  public synchronized Optional<Quote> newest(InstrumentId id) {
    return Optional.ofNullable(newest.get(id));
  }

  /** {@return the newest quotes of all contracts that are watched: a copy} */
  public synchronized SortedMap<InstrumentId, Quote> snapshot() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(newest));
  }

  /** Ends all watches. */
  @Override
  public void close() {
    List<Long> all;
    synchronized (this) {
      all = List.copyOf(watched.keySet());
      watched.clear();
      newest.clear();
    }
    ticks.close();
    ticker.unsubscribe(all);
  }
}
