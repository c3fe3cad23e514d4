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
import dev.belay.broker.StreamListener;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
import dev.belay.time.TimeSource;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionStage;

/**
 * One account at the broker over Kite Connect v3.
 *
 * <p>Log in through {@link #session()}, ask {@link #preflight} before the first order of a day, then give it
 * to the coordinator. What its answers prove is one table, {@code ErrorTable}.
 *
 * <p>It starts daemon threads named {@code belay-kite-…}, at most {@link KiteConfig#unanswered()} for writes
 * and as many for reads, unless the configuration has an executor. Stages complete on them. Each connection of
 * the stream has a daemon thread named {@code belay-kite-stream}.
 *
 * <p>This class is thread-safe. No credential is in any text, exception or log line of it.
 */
public final class KiteBrokerClient implements BrokerClient {

  private final TimeSource time;
  private final Requests requests;
  private final KiteSession session;
  private final Capabilities capabilities;
  private final Reads reads;
  private final OrderUpdates orderUpdates;
  private final OkHttpStream sockets;
  private final KiteTicker ticker;

  private KiteBrokerClient(KiteConfig config, KiteCredentials credentials, TimeSource time, LoginHook hook) {
    this.time = Objects.requireNonNull(time, "time");
    Secrets secrets = new Secrets();
    secrets.add(credentials.apiKey());
    secrets.add(credentials.apiSecret());
    Tokens tokens = new Tokens(time, hook);
    HttpTransport transport = new HttpTransport(config);
    requests = new Requests(config, transport, tokens, secrets, time);
    session = new KiteSession(config, credentials, time, tokens, secrets, requests);
    capabilities = new Capabilities(config);
    Contracts contracts = new Contracts(config.otherExchanges(), config.otherProducts());
    reads = new Reads(requests, contracts);
    orderUpdates = new OrderUpdates(new OrderRows(contracts));
    sockets = transport.stream(config);
    StreamDialling dialling = new StreamDialling(sockets, requests, tokens, credentials.apiKey());
    ticker = new KiteTicker(config, dialling, time, new OrderRows(contracts), secrets, dialling::refused);
    tokens.onUse(ticker::loggedIn);
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
    return requests.place(OrderForms.place(tag, terms));
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return requests.change(ErrorRow.On.CANCEL, id, OrderForms::cancel, Verdict::cancelled);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return requests.change(ErrorRow.On.MODIFY, id, order -> OrderForms.modify(order, to), Verdict::modified);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return reads.history(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return reads.orders();
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return reads.trades();
  }

  /**
   * {@return the trades of one order}
   *
   * @param id the broker's id
   */
  public CompletionStage<BrokerRead<List<TradeReport>>> tradesOf(BrokerOrderId id) {
    return reads.tradesOf(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return reads.positions(PositionRows.Both::net);
  }

  /** {@return today's activity alone, which is not what is held} */
  public CompletionStage<BrokerRead<List<BrokerPosition>>> dayPositions() {
    return reads.positions(PositionRows.Both::day);
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return reads.holdings();
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return reads.funds();
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return reads.basketMargin(List.copyOf(basket));
  }

  /**
   * {@return what each order alone would block}
   *
   * @param orders the orders
   */
  public CompletionStage<BrokerRead<List<Money>>> orderMargins(List<OrderTerms> orders) {
    return reads.orderMargins(List.copyOf(orders));
  }

  /** {@return the account's profile: also the cheapest proof that the session is valid} */
  public CompletionStage<BrokerRead<KiteProfile>> profile() {
    return reads.profile();
  }

  /**
   * {@return the order of a postback, as a hint to read the book} It is empty when the postback is not signed
   * with the app's secret, cannot be read, or is of a market that Belay does not trade.
   *
   * @param body the postback's body, unchanged
   */
  public Optional<OrderReport> postback(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return OrderUpdates.signature(bytes)
        .filter(each -> session.isGenuine(each.orderId(), each.orderTimestamp(), each.checksum()))
        .flatMap(signed -> orderUpdates.read(bytes));
  }

  /**
   * {@return the prices of some contracts with their depth, read once} The broker takes one such request a second; a
   * contract that it does not know is left out. {@link #marketData} asks by itself for what its watches lack.
   *
   * @param instruments which, at most {@link KiteFacts#QUOTES_AT_ONCE}
   * @throws IllegalArgumentException when there are none or more
   */
  public CompletionStage<BrokerRead<SortedMap<InstrumentId, KiteDepth>>> quotes(List<InstrumentId> instruments) {
    if (instruments.isEmpty() || instruments.size() > KiteFacts.QUOTES_AT_ONCE) {
      throw new IllegalArgumentException("quotes of 1 to " + KiteFacts.QUOTES_AT_ONCE + " contracts, not of "
          + instruments.size());
    }
    return reads.quotes(instruments);
  }

  /** {@return the stream: ticks, and messages about orders} */
  public KiteTicker ticker() {
    return ticker;
  }

  /**
   * {@return quotes from the stream, and from reads where it brings none; the caller closes it} One for a client: the
   * broker takes one request for quotes a second.
   *
   * @param instruments the day's contracts, which have the broker's numbers
   */
  public KiteMarketData marketData(KiteInstruments instruments) {
    return new KiteMarketData(ticker, instruments, time, this::quotes);
  }

  /**
   * Opens the stream of messages about orders. A message that cannot be read is told as a new connection, so
   * that core reads the books.
   */
  @Override
  public Stream openStream(StreamListener listener) {
    return ticker.openOrders(listener);
  }

  /** Takes no more requests, ends the stream and closes idle connections. It does not log out. */
  @Override
  public void close() {
    ticker.close();
    sockets.close();
    requests.close();
  }

  /** {@return the session's state, without credentials} */
  @Override
  public String toString() {
    return "KiteBrokerClient[" + session + "]";
  }
}
