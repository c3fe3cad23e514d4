package dev.belay.testkit;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerEnvironment;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.StreamListener;
import dev.belay.market.Exchange;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.TradeReport;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A {@link BrokerClient} in front of a {@link SimulatedExchange}. Requests and answers take the exchange's
 * {@link Latency}; what goes wrong with a write stands in the order's {@link Script}, what goes wrong with reads and
 * pushed updates is armed here.
 *
 * <p>Nothing happens on the caller's stack: every arrival and every answer is a task of the exchange's time source.
 * Several brokers may stand before one exchange, such as those of a process that died and of its successor: requests
 * of the dead one still arrive. The methods of {@code BrokerClient} may be called from any thread; arm faults as the
 * exchange is used.
 */
public final class SimulatedBroker implements BrokerClient {

  private static final String NO_ANSWER = "connection closed before an answer came";

  private static final SimulatedReads.Rows<OrderReport> ORDER_ROWS =
      new SimulatedReads.Rows<>(OrderReport::instrument, row -> Optional.of(row.id()));

  private final SimulatedExchange exchange;
  private final SimulatedStream stream;
  private final Faults<Read, ReadFault> readFaults = new Faults<>();
  private volatile boolean closed;

  /**
   * Stands before an exchange.
   *
   * @param exchange the truth
   */
  public SimulatedBroker(SimulatedExchange exchange) {
    this.exchange = exchange;
    this.stream = new SimulatedStream(exchange);
  }

  /** {@return the truth behind this broker} */
  public SimulatedExchange exchange() {
    return exchange;
  }

  /**
   * {@return the beginning of a rule of behaviour: which orders it is about}
   *
   * @param when true for those orders
   */
  public SimulatedExchange.On on(Predicate<Incoming> when) {
    return exchange.on(when);
  }

  /**
   * Sets what becomes of orders that no rule is about.
   *
   * @param script the script
   */
  public void otherwise(Script script) {
    exchange.otherwise(script);
  }

  /**
   * Something goes wrong with the next read of a kind.
   *
   * @param kind which read
   * @param fault what goes wrong
   * @return what came of it, and its switch
   */
  public ArmedFault nextRead(Read kind, ReadFault fault) {
    return readFaults.arm(read -> read == kind, fault, 1);
  }

  /**
   * Something goes wrong with reads until {@link #heal()}.
   *
   * @param kinds which reads
   * @param fault what goes wrong
   * @return what came of it, and its switch
   */
  public ArmedFault reads(Predicate<Read> kinds, ReadFault fault) {
    return readFaults.arm(kinds, fault, Long.MAX_VALUE);
  }

  /**
   * Something goes wrong with the next few pushed updates.
   *
   * @param times how many
   * @param which which updates
   * @param fault what goes wrong
   * @return what came of it, and its switch
   */
  public ArmedFault nextUpdates(int times, Predicate<OrderReport> which, StreamFault fault) {
    return stream.faults().arm(which, fault, times);
  }

  /**
   * Something goes wrong with pushed updates until {@link #heal()}.
   *
   * @param which which updates
   * @param fault what goes wrong
   * @return what came of it, and its switch
   */
  public ArmedFault updates(Predicate<OrderReport> which, StreamFault fault) {
    return stream.faults().arm(which, fault, Long.MAX_VALUE);
  }

  /** Ends all faults of reads and of the stream; a broken stream stays broken. */
  public void heal() {
    readFaults.heal();
    stream.faults().heal();
  }

  /**
   * Breaks the stream, visibly: listeners are told, updates are lost until {@link #reconnect()}.
   *
   * @param reason why
   */
  public void disconnect(String reason) {
    stream.disconnect(reason);
  }

  /** Brings the stream back under a new connection number. */
  public void reconnect() {
    stream.reconnect();
  }

  @Override
  public BrokerCapabilities capabilities() {
    Map<Exchange, EnumSet<PriceTerms.Kind>> kinds = new EnumMap<>(Exchange.class);
    for (Exchange each : Exchange.values()) {
      kinds.put(each, EnumSet.allOf(PriceTerms.Kind.class));
    }
    return new BrokerCapabilities(EnumSet.of(Product.NRML, Product.MIS, Product.CNC), kinds,
        exchange.rules().limits()).in(BrokerEnvironment.SIMULATED);
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return write(() -> exchange.scriptFor(tag, terms), Script::delivery,
        script -> exchange.place(Optional.of(tag), terms, script),
        PlaceResult.Indeterminate::new, PlaceResult.Refused::new);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return write(() -> exchange.scriptOf(id), script -> script.cancel().delivery(),
        script -> exchange.cancel(id), CancelResult.Indeterminate::new, CancelResult.Refused::new);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return write(() -> exchange.scriptOf(id), script -> script.modify().delivery(),
        script -> exchange.modify(id, to), ModifyResult.Indeterminate::new, ModifyResult.Refused::new);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return reader().list(Read.HISTORY, asOf -> exchange.views().history(id, asOf), ORDER_ROWS,
        ReadFailure.NOT_FOUND);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return reader().list(Read.ORDERS, exchange.views()::orders, ORDER_ROWS);
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return reader().list(Read.TRADES, exchange.views()::trades,
        new SimulatedReads.Rows<>(TradeReport::instrument, row -> Optional.of(row.order())));
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return reader().list(Read.POSITIONS, exchange.views()::positions,
        new SimulatedReads.Rows<>(BrokerPosition::instrument, row -> Optional.empty()));
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return reader().list(Read.HOLDINGS, asOf -> exchange.views().holdings(),
        new SimulatedReads.Rows<>(BrokerHolding::instrument, row -> Optional.empty()));
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return reader().single(Read.FUNDS, exchange.views()::funds);
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    List<OrderTerms> asked = List.copyOf(basket);
    return reader().single(Read.BASKET_MARGIN, asOf -> exchange.views().basket(asked, asOf));
  }

  @Override
  public Stream openStream(StreamListener listener) {
    stream.open(listener);
    return () -> stream.close(listener);
  }

  /** No request leaves and no update comes from now on; requests on their way arrive, and their answers come. */
  @Override
  public void close() {
    closed = true;
    stream.closeAll();
  }

  private SimulatedReads reader() {
    return new SimulatedReads(exchange, readFaults, closed);
  }

  private <R> CompletionStage<R> write(Supplier<Script> script, Function<Script, Delivery> travel,
      Function<Script, R> act, Function<String, R> lost, Function<BrokerRejection, R> refused) {
    CompletableFuture<R> told = new CompletableFuture<>();
    if (closed) {
      later(Duration.ZERO, () -> told.complete(
          refused.apply(BrokerRejection.of(RejectionReason.OTHER, "this client is closed"))));
      return told.minimalCompletionStage();
    }
    later(exchange.latency().request(), () -> {
      Script chosen = script.get();
      Delivery delivery = travel.apply(chosen);
      later(delivery.travel(), () -> {
        R result = delivery.arrives() ? act.apply(chosen) : lost.apply(NO_ANSWER);
        R answer = delivery.answer() == Delivery.Answer.TOLD ? result : lost.apply(NO_ANSWER);
        if (delivery.answer() != Delivery.Answer.NEVER) {
          later(exchange.latency().answer().plus(delivery.answerDelay()), () -> told.complete(answer));
        }
      });
    });
    return told.minimalCompletionStage();
  }

  private void later(Duration delay, Runnable task) {
    exchange.time().after(delay, task);
  }
}
