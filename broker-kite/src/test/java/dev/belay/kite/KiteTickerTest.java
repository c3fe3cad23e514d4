package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.StreamListener;
import dev.belay.kite.KiteTick.Mode;
import dev.belay.money.Price;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.StreamPrice;
import dev.belay.testkit.kite.VirtualWire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream over a real socket, under virtual time. */
final class KiteTickerTest {

  private static final long TOKEN = 12_345_602L;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);
  private final KiteLikeServer server = KiteLikeServer.start(broker, time, Rig.ACCOUNT);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final VirtualWire wire = new VirtualWire(time, server, threads);
  private final List<LoginHook.Cause> logins = new ArrayList<>();
  private final KiteBrokerClient client = KiteBrokerClient.of(
      KiteConfig.builder().root(server.root()).stream(server.streamRoot()).sender(wire).build(), Rig.CREDENTIALS, time,
      logins::add);
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<List<KiteTick>> ticks = new ArrayList<>();

  @BeforeEach
  void logIn() {
    client.session().resume(Rig.ACCOUNT.accessToken(), time.wall());
    client.ticker().listen(ticks::add);
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    threads.shutdownNow();
  }

  @Test
  void anOrderIsToldAsTheExchangeMovesIt() {
    open();
    exchange.outsider(Rig.buy("100"), Script.fill());
    pass(Duration.ofSeconds(1));

    assertThat(told).containsExactly("connected", "OPEN 0", "COMPLETE 65");
  }

  @Test
  void aContractIsToldAtOnceWhenItIsSubscribedAndWithEveryNewPrice() {
    server.stream().publish(price("101.5", "102"));
    client.ticker().subscribe(List.of(TOKEN), Mode.FULL);
    assertThat(isHeard("{\"a\":\"mode\",\"v\":[\"full\",[12345602]]}")).isTrue();
    pass(Duration.ofSeconds(1));
    server.stream().publish(price("101.55", "102.05"));
    pass(Duration.ofSeconds(1));

    assertThat(server.stream().heard()).containsExactly("{\"a\":\"subscribe\",\"v\":[12345602]}",
        "{\"a\":\"mode\",\"v\":[\"full\",[12345602]]}");
    assertThat(ticks.stream().flatMap(List::stream).map(KiteTick::toString)).containsExactly(
        "KiteTick[12345602 full last 101.50 bid 101.50 ask 102.00]",
        "KiteTick[12345602 full last 101.55 bid 101.55 ask 102.05]");
  }

  @Test
  void whatIsNotWantedAnyMoreIsUnsubscribedAndAnIdleConnectionEnds() {
    client.ticker().subscribe(List.of(TOKEN, 256_265L), Mode.QUOTE);
    pass(Duration.ofSeconds(1));
    client.ticker().unsubscribe(List.of(TOKEN));
    assertThat(isHeard("{\"a\":\"unsubscribe\",\"v\":[12345602]}")).isTrue();
    client.ticker().unsubscribe(List.of(256_265L));

    assertThat(client.ticker()).hasToString("KiteTicker[0 of 0 connections work]");
  }

  @Test
  void aConnectionThatSaysNothingIsGivenUpAndDialledAnewWithItsSubscriptions() {
    open();
    client.ticker().subscribe(List.of(TOKEN), Mode.LTP);
    pass(Duration.ofMinutes(1));
    assertThat(told).containsExactly("connected");
    server.stream().fallSilent();
    assertThat(wire.runUntil(() -> told.size() == 2, Duration.ofSeconds(13))).isTrue();

    server.stream().speak();
    pass(Duration.ofSeconds(30));

    assertThat(told).containsExactly("connected", "down: nothing was heard for 10 s", "connected");
    assertThat(wire.runUntil(() -> server.stream().heard().stream().filter(each -> each.contains("\"subscribe\""))
        .count() == 2, LONGEST)).isTrue();
  }

  @Test
  void afterAFarewellItComesBackUnderAHigherNumber() {
    List<Long> numbers = new ArrayList<>();
    client.openStream(new Numbers(numbers));
    pass(Duration.ofSeconds(1));

    server.stream().disconnectAll();
    for (int second = 0; second < 600 && numbers.size() < 2; second++) {
      pass(Duration.ofSeconds(1)); // the machine's own time decides when the client hears of the farewell
    }

    assertThat(numbers).hasSize(2).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void theLongerItIsRefusedTheLongerItWaits() {
    server.stream().refuse(502, 100);
    open();
    pass(Duration.ofMinutes(10));

    assertThat(told.size()).isBetween(13, 17);
    assertThat(told).containsOnly("down: the broker answers 502 to the stream");
  }

  @Test
  void tooManyConnectionsMeansALongPause() {
    server.stream().refuse(429, 1);
    open();
    pass(Duration.ofMillis(8_900));
    assertThat(told).containsExactly("down: the broker answers 429 to the stream");

    pass(Duration.ofSeconds(3));

    assertThat(told).last().isEqualTo("connected");
  }

  @Test
  void aRefusedTokenStopsItUntilSomebodyLogsIn() {
    server.stream().refuse(403, 1);
    open();
    pass(Duration.ofHours(1));

    assertThat(told).containsExactly("down: the broker answers 403 to the stream");
    assertThat(logins).containsExactly(LoginHook.Cause.REFUSED);
    client.session().resume(Rig.ACCOUNT.accessToken(), time.wall());
    pass(Duration.ofSeconds(1));

    assertThat(told).last().isEqualTo("connected");
  }

  @Test
  void aMessageThatCannotBeReadSendsCoreToTheBooksAndAFrameThatCannotIsCounted() {
    open();
    server.stream().send("{\"type\":\"order\",\"data\":{\"order_id\":");
    server.stream().send("{\"type\":\"order\",\"data\":{\"order_id\":\"1\"}}");
    server.stream().send("{\"type\":\"message\",\"data\":\"Markets will close early\"}");
    server.stream().send("{\"type\":\"error\",\"data\":\"no such token " + Rig.ACCOUNT.accessToken() + "\"}");
    server.stream().send(new byte[] {0, 1, 0, 44, 1});
    pass(Duration.ofSeconds(1));

    assertThat(told).containsExactly("connected", "connected", "connected");
    assertThat(client.ticker().unreadable()).isEqualTo(3);
  }

  @Test
  void subscriptionsFillOneConnectionAfterTheOtherAndThenNoMore() {
    client.ticker().subscribe(LongStream.rangeClosed(1, 7_000).boxed().toList(), Mode.LTP);
    pass(Duration.ofSeconds(1));

    assertThat(client.ticker()).hasToString("KiteTicker[3 of 3 connections work]");
    assertThat(server.stream().opened()).isEqualTo(3);
    assertThatThrownBy(() -> client.ticker().subscribe(LongStream.rangeClosed(7_001, 9_001).boxed().toList(), Mode.LTP))
        .hasMessage("no room for 2001 more contracts: 3 connections take 3000 each");
  }

  @Test
  void ticksThatWaitGiveWayToNewerOnesAndMessagesAboutOrdersNever() {
    TickBox box = new TickBox(time, ticks::add);
    for (int i = 1; i <= 100; i++) {
      KiteTick tick = tick(i);
      box.put(List.of(tick));
    }

    time.advance(Duration.ZERO);

    assertThat(ticks).singleElement().satisfies(newest -> assertThat(newest).singleElement()
        .satisfies(tick -> assertThat(tick.last()).contains(Price.parse("100"))));
    assertThat(box.replaced()).isEqualTo(99);
  }

  private KiteTick tick(int rupees) {
    byte[] packet = {0, 0, 1, 2, 0, 0, (byte) (rupees * 100 >> 8), (byte) (rupees * 100)};
    return new KiteTick(packet, time.now());
  }

  private StreamPrice price(String bid, String ask) {
    return StreamPrice.of(TOKEN, Price.parse(bid), Price.parse(ask), time.wall());
  }

  private BrokerClient.Stream open() {
    BrokerClient.Stream stream = client.openStream(new StreamListener() {
      @Override
      public void onOrder(OrderReport report) {
        if (report.status() != ReportedStatus.TRANSIT) {
          told.add(report.status() + " " + report.filled().units());
        }
      }

      @Override
      public void onConnected(long connection) {
        told.add("connected");
      }

      @Override
      public void onDisconnected(String reason) {
        told.add("down: " + reason);
      }
    });
    pass(Duration.ofSeconds(1));
    return stream;
  }

  /** The client's socket has a writer of its own: a text may leave after what was said later by other ways. */
  private boolean isHeard(String text) {
    return wire.runUntil(() -> server.stream().heard().contains(text), LONGEST);
  }

  private void pass(Duration step) {
    wire.runUntil(() -> false, step);
  }

  private record Numbers(List<Long> numbers) implements StreamListener {
    @Override
    public void onOrder(OrderReport report) {}

    @Override
    public void onConnected(long connection) {
      numbers.add(connection);
    }

    @Override
    public void onDisconnected(String reason) {}
  }
}
