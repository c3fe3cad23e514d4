package dev.belay.testkit;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.PlaceResult;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;

/**
 * A broker whose prices are real, live or recorded, and whose fills are not. A purchase fills at the ask once
 * its limit reaches it, a sale at the bid; without a fresh two-sided quote nothing fills. Orders take the
 * latency of {@link #exchange()}, and fill in {@link #parts} if that was asked for.
 *
 * <p>Every instrument of an order, and those of {@link #watch}, are watched. Nothing leaves this process. A
 * fill moves no market, and there is no queue at a price: results are better than real ones at a passive limit,
 * and tell nothing about size.
 *
 * <p>The methods of {@code BrokerClient} may be called from any thread.
 */
public final class PaperBroker extends ForwardingBroker {

  private final TimeSource time;
  private final SimulatedExchange exchange;
  private final MarketData prices;
  private final SortedMap<InstrumentId, MarketData.Watch> watches = new TreeMap<>();

  /**
   * Opens an account on paper.
   *
   * @param time what moves it
   * @param rules what the exchange demands of orders, and which contracts it knows
   * @param prices where prices come from; the caller closes it
   */
  public PaperBroker(TimeSource time, ExchangeRules rules, MarketData prices) {
    this(time, new SimulatedExchange(time, rules), prices);
  }

  private PaperBroker(TimeSource time, SimulatedExchange exchange, MarketData prices) {
    super(new SimulatedBroker(exchange));
    this.time = time;
    this.exchange = exchange;
    this.prices = prices;
    exchange.otherwise(Script.fillOnPrice());
    exchange.latency(Latency.TYPICAL);
  }

  /** {@return the exchange behind it, for latency, cash, margins and the log of what happened} */
  public SimulatedExchange exchange() {
    return exchange;
  }

  /**
   * Sets in how many parts an order fills, a pause between each; in one unless set. Parts are whole lots.
   *
   * @param parts how many, above zero
   * @param pause how long between them
   */
  public void parts(int parts, Duration pause) {
    Script script = Script.accept();
    for (int part = 1; part <= parts; part++) {
      script = part == 1 ? script : script.after(pause);
      script = script.thenFillOnPrice(part, parts);
    }
    exchange.otherwise(script);
  }

  /**
   * Watches the prices of instruments from now on, so that their first order finds one.
   *
   * @param instruments which
   */
  public void watch(List<InstrumentId> instruments) {
    synchronized (watches) {
      for (InstrumentId each : instruments) {
        watches.computeIfAbsent(each, id -> prices.watch(new TreeSet<>(List.of(id)), this::take));
      }
    }
  }

  private void take(Quote quote) {
    time.after(Duration.ZERO, () -> exchange.outside().quoted(quote));
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    watch(List.of(terms.instrument()));
    return super.placeOrder(tag, terms);
  }

  /** Ends the watches. Working orders stay as they are. */
  @Override
  public void close() {
    synchronized (watches) {
      watches.values().forEach(MarketData.Watch::close);
      watches.clear();
    }
    super.close();
  }
}
