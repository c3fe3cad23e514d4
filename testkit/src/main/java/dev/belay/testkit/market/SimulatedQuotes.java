package dev.belay.testkit.market;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.market.QuoteListener;
import dev.belay.money.Price;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.time.TimeSource;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The simulated exchange's last prices as two-sided quotes, with what goes wrong with quotes: silence, a wide spread,
 * no offers. It hears of prices from its making on; a watch begins with the newest ones. Every quote is a task of the
 * time source. Use it as the exchange is used; {@link #watch} may be called from any thread.
 */
public final class SimulatedQuotes implements MarketData {

  private static final Price TICK = Price.parse("0.05");

  private final TimeSource time;
  private final SortedMap<InstrumentId, Price> last = new TreeMap<>();
  private final List<Watching> watches = new ArrayList<>();
  private int spreadTicks = 2;
  private boolean silent;
  private boolean withoutOffers;

  private record Watching(SortedSet<InstrumentId> instruments, QuoteListener to) {}

  /**
   * Listens to an exchange.
   *
   * @param exchange whose prices
   * @param time when they are told
   */
  public SimulatedQuotes(SimulatedExchange exchange, TimeSource time) {
    this.time = time;
    exchange.observe(event -> {
      if (event.kind() == ExchangeEvent.Kind.PRICED) {
        ExchangeEvent.Priced priced = (ExchangeEvent.Priced) event;
        last.put(priced.instrument(), priced.price());
        later(() -> watches.forEach(each -> tell(each, priced.instrument())));
      }
    });
  }

  /**
   * Sets the spread; two ticks of 0.05 unless set.
   *
   * @param ticks the distance of bid and ask, an even number
   */
  public void spread(int ticks) {
    spreadTicks = ticks;
  }

  /**
   * Ends or brings back all quotes; nobody is told of it.
   *
   * @param nothing whether nothing is told
   */
  public void silent(boolean nothing) {
    silent = nothing;
  }

  /**
   * Takes all offers away or brings them back: quotes have a bid only, as at an upper circuit.
   *
   * @param none whether nobody sells
   */
  public void withoutOffers(boolean none) {
    withoutOffers = none;
  }

  @Override
  public Watch watch(SortedSet<InstrumentId> instruments, QuoteListener to) {
    Watching watching = new Watching(new TreeSet<>(instruments), to);
    later(() -> {
      watches.add(watching);
      watching.instruments().forEach(each -> tell(watching, each));
    });
    return () -> later(() -> watches.remove(watching));
  }

  /** Ends all watches. */
  @Override
  public void close() {
    later(watches::clear);
  }

  private void tell(Watching watching, InstrumentId instrument) {
    Price price = last.get(instrument);
    if (silent || price == null || !watching.instruments().contains(instrument)) {
      return;
    }
    Price half = TICK.scaled(spreadTicks, 2, RoundingMode.HALF_UP);
    Price bid = price.isAbove(half) ? price.minusFloored(half) : TICK;
    Optional<Price> ask = withoutOffers ? Optional.empty() : Optional.of(price.plus(half));
    watching.to().onQuote(new Quote(instrument, Optional.of(bid), ask, Optional.of(price), time.now()));
  }

  private void later(Runnable task) {
    time.after(Duration.ZERO, task);
  }
}
