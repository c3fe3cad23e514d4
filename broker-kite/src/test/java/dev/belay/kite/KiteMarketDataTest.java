package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.market.InstrumentId;
import dev.belay.market.MarketData;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.StreamPrice;
import dev.belay.testkit.kite.VirtualWire;
import dev.belay.testkit.kite.WireCall;
import dev.belay.testkit.kite.WireFault;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes from the stream, and by request where it brings none. */
final class KiteMarketDataTest {

  private static final InstrumentId CALL = SampleMarket.call(24_500);
  private static final InstrumentId PUT = SampleMarket.put(24_500);
  private static final InstrumentId UNKNOWN = SampleMarket.put(23_500);
  private static final long CALL_TOKEN = 12_345_602L;
  private static final long PUT_TOKEN = 12_345_858L;

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final KiteLikeServer server = KiteLikeServer.start(
      new SimulatedBroker(new SimulatedExchange(time, SampleMarket.rules())), time, Rig.ACCOUNT);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final VirtualWire wire = new VirtualWire(time, server, threads);
  private final KiteBrokerClient client = KiteBrokerClient.of(
      KiteConfig.builder().root(server.root()).stream(server.streamRoot()).sender(wire).build(), Rig.CREDENTIALS, time,
      cause -> {});
  private final KiteMarketData market = client.marketData(instruments());
  private final List<Quote> quotes = new ArrayList<>();

  private static KiteInstruments instruments() {
    return new KiteInstruments(LocalDate.of(2026, 8, 3), List.of(), numbers(), 0);
  }

  private static SortedMap<InstrumentId, Long> numbers() {
    SortedMap<InstrumentId, Long> numbers = new TreeMap<>();
    numbers.put(CALL, CALL_TOKEN);
    numbers.put(PUT, PUT_TOKEN);
    return numbers;
  }

  @BeforeEach
  void logIn() {
    client.session().resume(Rig.ACCOUNT.accessToken(), time.wall());
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
    threads.shutdownNow();
  }

  @Test
  void aQuoteHasBothSidesTheLastPriceAndTheMomentAtWhichItReachedUs() {
    watch(CALL);
    server.stream().publish(price(CALL_TOKEN, "101.50", "102.00"));
    pass(Duration.ofSeconds(1));

    Quote quote = market.newest(CALL).orElseThrow();
    assertThat(quotes).containsExactly(quote);
    assertThat(quote.bid()).contains(Price.parse("101.50"));
    assertThat(quote.ask()).contains(Price.parse("102.00"));
    assertThat(quote.last()).contains(Price.parse("101.50"));
    assertThat(quote.isFresh(time.now())).isTrue();
    pass(Duration.ofSeconds(3));

    assertThat(market.newest(CALL).orElseThrow().isFresh(time.now())).isFalse();
  }

  @Test
  void aSideOnWhichNobodyStandsIsEmptyAndNeverZero() {
    watch(CALL);
    server.stream().publish(new StreamPrice(CALL_TOKEN, 0, 0, List.of(), List.of(new StreamPrice.Level(5, 65, 1)),
        time.wall()));
    pass(Duration.ofSeconds(1));

    assertThat(market.newest(CALL).orElseThrow().bid()).isEmpty();
    assertThat(market.newest(CALL).orElseThrow().ask()).contains(Price.parse("0.05"));
    assertThat(market.newest(CALL).orElseThrow().last()).isEmpty();
  }

  @Test
  void twoWatchesShareOneSubscriptionAndTheLastEndsIt() {
    MarketData.Watch one = watch(CALL);
    MarketData.Watch other = watch(CALL);
    server.stream().publish(price(CALL_TOKEN, "1", "2"));
    pass(Duration.ofSeconds(1));
    assertThat(quotes).hasSize(2);

    one.close();
    one.close();
    server.stream().publish(price(CALL_TOKEN, "3", "4"));
    pass(Duration.ofSeconds(1));
    assertThat(quotes).hasSize(3);
    other.close();
    pass(Duration.ofSeconds(1));

    assertThat(market.snapshot()).isEmpty();
    assertThat(client.ticker()).hasToString("KiteTicker[0 of 0 connections work]");
  }

  @Test
  void aContractThatTheFileDoesNotKnowHasNoQuote() {
    watch(UNKNOWN);
    pass(Duration.ofSeconds(1));

    assertThat(market.newest(UNKNOWN)).isEmpty();
    assertThat(server.stream().opened()).isZero();
  }

  @Test
  void aContractInWhichNothingMovesIsAskedForAndStaysFresh() {
    server.list(numbers());
    watch(CALL);
    server.stream().publish(price(CALL_TOKEN, "101.50", "102.00"));
    pass(Duration.ofSeconds(1));

    for (int second = 0; second < 20; second++) {
      pass(Duration.ofSeconds(1));
      assertThat(market.newest(CALL).orElseThrow().isFresh(time.now())).as("second %d", second).isTrue();
    }

    assertThat(asked()).isNotEmpty().allMatch(each -> each.fields().get("i").equals(CALL.toString()));
    assertThat(asked().size()).isLessThan(20);
    assertThat(quotes).allMatch(each -> each.ask().equals(Optional.of(Price.parse("102.00"))));
  }

  @Test
  void whatMovesIsNotAskedFor() {
    server.list(numbers());
    watch(CALL);
    for (int second = 0; second < 10; second++) {
      server.stream().publish(price(CALL_TOKEN, "101.50", "102.00"));
      pass(Duration.ofSeconds(1));
    }

    assertThat(asked()).hasSizeLessThan(2); // before the first tick
  }

  @Test
  void whileTheStreamIsDownQuotesComeByRequestAndItsDepthHasBothSides() {
    server.list(numbers());
    server.stream().refuse(502, 100);
    watch(CALL);
    watch(PUT);
    server.stream().publish(List.of(price(CALL_TOKEN, "101.50", "102.00"), price(PUT_TOKEN, "5", "6")));
    pass(Duration.ofSeconds(5));

    KiteDepth depth = market.depth(CALL).orElseThrow();
    assertThat(depth.bids()).extracting(each -> each.price() + " x " + each.quantity()).containsExactly(
        "101.50 x 65", "101.45 x 130", "101.40 x 195", "101.35 x 260", "101.30 x 325");
    assertThat(depth.asks()).hasSize(5).first().isEqualTo(new KiteTick.Level(Price.parse("102.00"), 65, 1));
    assertThat(market.newest(CALL)).contains(depth.quote());
    assertThat(market.snapshot()).containsOnlyKeys(CALL, PUT).allSatisfy((id, quote) ->
        assertThat(quote.isFresh(time.now())).as(id.toString()).isTrue());
  }

  @Test
  void theDepthOfATickIsTheDepthOfARequest() {
    server.list(numbers());
    watch(CALL);
    server.stream().publish(price(CALL_TOKEN, "101.50", "102.00"));
    pass(Duration.ofMillis(1_000));
    KiteDepth pushed = market.depth(CALL).orElseThrow();
    KiteDepth asked = asked(CALL);

    assertThat(List.of(asked.bids(), asked.asks(), asked.last()))
        .isEqualTo(List.of(pushed.bids(), pushed.asks(), pushed.last()));
  }

  @Test
  void requestsThatFailAreAskedEverMoreSeldomAndTheQuoteGrowsOld() {
    server.list(numbers());
    watch(CALL);
    server.stream().publish(price(CALL_TOKEN, "1", "2"));
    pass(Duration.ofSeconds(1));
    server.faults().always(call -> call.is("GET", "/quote"), WireFault.HTML_504);
    int before = asked().size();
    pass(Duration.ofSeconds(30));

    assertThat(market.newest(CALL).orElseThrow().isFresh(time.now())).isFalse();
    assertThat(asked().size() - before).isBetween(3, 7);
  }

  @Test
  void nobodyWatchingMeansNothingIsAskedFor() {
    server.list(numbers());
    watch(CALL).close();
    pass(Duration.ofSeconds(5));
    int before = asked().size();
    pass(Duration.ofSeconds(20));

    assertThat(asked()).hasSize(before);
    watch(CALL);
    pass(Duration.ofSeconds(5));
    assertThat(asked().size()).isGreaterThan(before);
  }

  @Test
  void moreContractsThanOneRequestTakesAreRefused() {
    assertThatThrownBy(() -> client.quotes(List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> client.quotes(Collections.nCopies(501, CALL))).isInstanceOf(
        IllegalArgumentException.class).hasMessage("quotes of 1 to 500 contracts, not of 501");
  }

  @Test
  void whenTheStreamIsDownTheLastQuoteGrowsOldAndComesAnewAfterwards() {
    watch(CALL);
    server.stream().publish(List.of(price(CALL_TOKEN, "1", "2"), price(PUT_TOKEN, "5", "6")));
    pass(Duration.ofSeconds(1));
    server.stream().refuse(502, 3);
    server.stream().disconnectAll();
    pass(Duration.ofSeconds(6));
    assertThat(market.newest(CALL).orElseThrow().isFresh(time.now())).isFalse();
    pass(Duration.ofSeconds(20));

    assertThat(quotes).hasSize(2);
    assertThat(market.snapshot()).containsOnlyKeys(CALL);
  }

  private MarketData.Watch watch(InstrumentId id) {
    MarketData.Watch watch = market.watch(new TreeSet<>(List.of(id)), quotes::add);
    pass(Duration.ofSeconds(1));
    return watch;
  }

  private List<WireCall> asked() {
    return server.calls().stream().filter(call -> call.is("GET", "/quote")).toList();
  }

  private KiteDepth asked(InstrumentId id) {
    List<KiteDepth> answers = new ArrayList<>();
    client.quotes(List.of(id)).whenComplete((read, failure) -> answers.add(read.value().orElseThrow().get(id)));
    wire.runUntil(() -> !answers.isEmpty(), Duration.ofSeconds(5));
    return answers.get(0);
  }

  private StreamPrice price(long token, String bid, String ask) {
    return StreamPrice.of(token, Price.parse(bid), Price.parse(ask), time.wall());
  }

  private void pass(Duration step) {
    wire.runUntil(() -> false, step);
  }
}
