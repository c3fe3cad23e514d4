package dev.belay.kite;

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
import dev.belay.broker.ReadFailure;
import dev.belay.broker.StreamListener;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.TradeReport;
import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One account at the broker over Kite Connect v3.
 *
 * <p>Log in through {@link #session()}, ask {@link #preflight} before the first order of a day, then give it
 * to the coordinator. What its answers prove is a table in docs/kite.md.
 *
 * <p>It starts daemon threads named {@code belay-kite-…}, at most {@link KiteConfig#unanswered()} for writes
 * and as many for reads, unless the configuration has an executor. Stages complete on them.
 *
 * <p>This class is thread-safe. No credential is in any text, exception or log line of it.
 */
public final class KiteBrokerClient implements BrokerClient {

  private final TimeSource time;
  private final Requests requests;
  private final KiteSession session;
  private final Capabilities capabilities;
  private final OrderRows orderRows;
  private final TradeRows tradeRows;
  private final PositionRows positionRows;

  private KiteBrokerClient(KiteConfig config, KiteCredentials credentials, TimeSource time, LoginHook hook) {
    this.time = Objects.requireNonNull(time, "time");
    Secrets secrets = new Secrets();
    secrets.add(credentials.apiKey());
    secrets.add(credentials.apiSecret());
    Tokens tokens = new Tokens(time, hook);
    requests = new Requests(config, new HttpTransport(config), tokens, secrets, time);
    session = new KiteSession(config, credentials, time, tokens, secrets, requests);
    capabilities = new Capabilities(config);
    Contracts contracts = new Contracts(config.otherExchanges(), config.otherProducts());
    orderRows = new OrderRows(contracts);
    tradeRows = new TradeRows(contracts);
    positionRows = new PositionRows(contracts);
  }

  /**
   * {@return a client without a session yet; nothing is sent}
   *
   * @param config how to reach the broker
   * @param credentials the app's key and secret
   * @param time the clock, and the watch on the token's end
   * @param hook told when a person must log in
   */
  public static KiteBrokerClient of(KiteConfig config, KiteCredentials credentials, TimeSource time,
      LoginHook hook) {
    return new KiteBrokerClient(config, credentials, time, hook);
  }

  /** {@return login, token and postbacks} */
  public KiteSession session() {
    return session;
  }

  /**
   * {@return what the segments take; narrowed to what the account may use once a preflight has read the
   * profile}
   */
  @Override
  public BrokerCapabilities capabilities() {
    return capabilities.present();
  }

  /**
   * {@return what is in the way of trading today} Reads the profile, which narrows {@link #capabilities()},
   * compares clocks, looks at the age of instruments and freeze quantities, and asks for the cancellation of
   * an order that cannot exist: the only request that shows whether orders may leave by our address and that
   * cannot trade, whatever happens.
   *
   * @param question what today's trading needs
   */
  public CompletionStage<PreflightReport> preflight(Preflight question) {
    PreflightRun run = new PreflightRun(requests, capabilities, time, question);
    return requests.runInReads(run::report, PreflightReport::impossible);
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return requests.write(ErrorRow.On.PLACE, Optional.empty(), OrderForms.place(tag, terms), Verdict::placed);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return change(ErrorRow.On.CANCEL, id, () -> OrderForms.cancel(id), Verdict::cancelled);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return change(ErrorRow.On.MODIFY, id, () -> OrderForms.modify(id, to), Verdict::modified);
  }

  private <T> CompletionStage<T> change(ErrorRow.On asked, BrokerOrderId id,
      Supplier<Call> call, Function<Verdict, T> result) {
    if (!OrderIds.isOfForm(id)) {
      Verdict malformed = new Verdict.Refused(
          BrokerRejection.of(RejectionReason.MALFORMED, "not sent: this broker has no such order id"));
      return CompletableFuture.completedFuture(result.apply(malformed)).minimalCompletionStage();
    }
    return requests.write(asked, Optional.of(id), call.get(), result);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return ofOrder(id, "", json -> {
      List<OrderReport> states = RowLists.list(json, OrderRows.FIELDS, "an order's history", orderRows::read);
      if (states.isEmpty() || states.stream().anyMatch(each -> !each.id().equals(id))) {
        throw new UnreadableException("an order's history is empty or of another order");
      }
      return states;
    });
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return requests.read(Call.get("/orders"),
        json -> RowLists.listOrNull(json, OrderRows.FIELDS, "orders", orderRows::read), List::copyOf);
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return requests.read(Call.get("/trades"),
        json -> RowLists.listOrNull(json, TradeRows.FIELDS, "trades", tradeRows::read), List::copyOf);
  }

  /**
   * {@return the trades of one order}
   *
   * @param id the broker's id
   */
  public CompletionStage<BrokerRead<List<TradeReport>>> tradesOf(BrokerOrderId id) {
    return ofOrder(id, "/trades", json -> {
      List<TradeReport> trades = RowLists.listOrNull(json, TradeRows.FIELDS, "an order's trades", tradeRows::read);
      if (trades.stream().anyMatch(each -> !each.order().equals(id))) {
        throw new UnreadableException("an order's trades are of another order");
      }
      return trades;
    });
  }

  private <T> CompletionStage<BrokerRead<List<T>>> ofOrder(BrokerOrderId id, String below,
      Envelope.DataReader<List<T>> reader) {
    if (!OrderIds.isOfForm(id)) {
      return CompletableFuture.<BrokerRead<List<T>>>completedFuture(new BrokerRead.Failed<>(
          ReadFailure.NOT_FOUND, "this broker has no such order id")).minimalCompletionStage();
    }
    return requests.read(Call.get("/orders/" + id.value() + below), reader, List::copyOf);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return requests.read(Call.get("/portfolio/positions"), positionRows::readBoth, PositionRows.Both::net);
  }

  /** {@return today's activity alone, which is not what is held} */
  public CompletionStage<BrokerRead<List<BrokerPosition>>> dayPositions() {
    return requests.read(Call.get("/portfolio/positions"), positionRows::readBoth, PositionRows.Both::day);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return requests.read(Call.get("/portfolio/holdings"), positionRows::readHoldings, List::copyOf);
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return requests.read(Call.get("/user/margins"), MarginRows::readFunds, Function.identity());
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    List<OrderTerms> asked = List.copyOf(basket);
    return requests.read(Call.post("/margins/basket").with("consider_positions", "true")
        .json(OrderForms.basket(asked)), json -> MarginRows.readBasket(json, asked.size()), Function.identity());
  }

  /**
   * {@return what each order alone would block}
   *
   * @param orders the orders
   */
  public CompletionStage<BrokerRead<List<Money>>> orderMargins(List<OrderTerms> orders) {
    List<OrderTerms> asked = List.copyOf(orders);
    return requests.read(Call.post("/margins/orders").json(OrderForms.basket(asked)), json -> {
      List<Money> totals = MarginRows.readTotals(json);
      if (totals.size() != asked.size()) {
        throw new UnreadableException("order margins lack one of the orders");
      }
      return totals;
    }, List::copyOf);
  }

  /** {@return the account's profile: also the cheapest proof that the session is valid} */
  public CompletionStage<BrokerRead<KiteProfile>> profile() {
    return requests.read(Call.get("/user/profile"), ProfileRows::readProfile, Function.identity());
  }

  /** This client has no stream of updates yet: the listener is told so, and core polls. */
  @Override
  public Stream openStream(StreamListener listener) {
    time.after(Duration.ZERO, () -> listener.onDisconnected("no stream of updates: the books are polled"));
    return () -> {};
  }

  /** Takes no more requests and closes idle connections. It does not log out. */
  @Override
  public void close() {
    requests.close();
  }

  /** {@return the session's state, without credentials} */
  @Override
  public String toString() {
    return "KiteBrokerClient[" + session + "]";
  }
}
