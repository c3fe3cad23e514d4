package dev.belay.testkit;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.StreamListener;
import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
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
public final class PaperBroker implements BrokerClient {

  private final TimeSource time;
  private final SimulatedExchange exchange;
  private final SimulatedBroker broker;
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
    this.time = time;
    this.prices = prices;
    exchange = new SimulatedExchange(time, rules);
    exchange.otherwise(Script.fillOnPrice());
    exchange.latency(Latency.TYPICAL);
    broker = new SimulatedBroker(exchange);
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
  public BrokerCapabilities capabilities() {
    return broker.capabilities();
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    watch(List.of(terms.instrument()));
    return broker.placeOrder(tag, terms);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return broker.cancelOrder(id);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return broker.modifyOrder(id, to);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return broker.history(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return broker.orders();
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return broker.trades();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return broker.positions();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return broker.holdings();
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return broker.funds();
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return broker.basketMargin(basket);
  }

  @Override
  public Stream openStream(StreamListener listener) {
    return broker.openStream(listener);
  }

  /** Ends the watches. Working orders stay as they are. */
  @Override
  public void close() {
    synchronized (watches) {
      watches.values().forEach(MarketData.Watch::close);
      watches.clear();
    }
    broker.close();
  }
}
