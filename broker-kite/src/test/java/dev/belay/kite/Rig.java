package dev.belay.kite;

import dev.belay.broker.RequestLimits;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.WireCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Kite-like server in front of a simulated exchange, and a client that is logged in. */
final class Rig implements AutoCloseable {

  static final KiteAccount ACCOUNT = KiteAccount.sample();
  static final KiteCredentials CREDENTIALS = new KiteCredentials(ACCOUNT.apiKey(), ACCOUNT.apiSecret());

  final PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
  final List<LoginHook.Cause> logins = new CopyOnWriteArrayList<>();
  final SimulatedExchange exchange;
  final SimulatedBroker broker;
  final KiteLikeServer server;
  final KiteBrokerClient client;
  private int sequence;

  /** With the broker's own limits. */
  Rig() {
    this(KiteFacts.newestLimits());
  }

  Rig(RequestLimits limits) {
    exchange = new SimulatedExchange(time, SampleMarket.rules().with(limits));
    broker = new SimulatedBroker(exchange);
    server = KiteLikeServer.start(broker, time, ACCOUNT);
    client = impatient(Duration.ofSeconds(7));
  }

  /** Another client of the same account, with a pool of connections of its own. */
  KiteBrokerClient impatient(Duration patience) {
    KiteBrokerClient other = KiteBrokerClient.of(config().timeouts(Duration.ofSeconds(3), patience).build(),
        CREDENTIALS, time, logins::add);
    other.session().resume(ACCOUNT.accessToken(), time.wall());
    return other;
  }

  KiteConfig.Builder config() {
    return KiteConfig.builder().root(server.root()).stream(server.streamRoot());
  }

  /** A tag that was not used before. */
  OrderTag tag() {
    return tag(++sequence);
  }

  static OrderTag tag(int number) {
    return new OrderTag(new InstanceId("KIT"), new Epoch("E01"), number, GroupId.parse("0001"),
        OrderPurpose.ENTRY, LegId.parse("0"), 0, false);
  }

  /** One lot of a NIFTY call at a limit. */
  static OrderTerms buy(String limit) {
    return order(Side.BUY, new PriceTerms.Limit(Price.parse(limit)));
  }

  static OrderTerms order(Side side, PriceTerms price) {
    return new OrderTerms(SampleMarket.call(24_500), Product.NRML, side, SampleMarket.LOT, price);
  }

  static OrderTerms lots(int lots) {
    return new OrderTerms(SampleMarket.call(24_500), Product.NRML, Side.BUY,
        Quantity.of(SampleMarket.LOT.units() * lots), new PriceTerms.Limit(Price.parse("100")));
  }

  /** Waits for an answer; an answer that takes longer than any timeout here is a failure. */
  static <T> T now(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer", e);
    }
  }

  /** The requests of a method on paths that begin so. */
  List<WireCall> seen(String method, String path) {
    return server.calls().stream().filter(each -> each.is(method, path)).toList();
  }

  @Override
  public void close() {
    client.close();
    server.close();
    time.close();
  }
}
