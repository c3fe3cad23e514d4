package dev.belay.kite;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Quotes from the stream. */
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
    TreeMap<InstrumentId, Long> tokens = new TreeMap<>();
    tokens.put(CALL, CALL_TOKEN);
    tokens.put(PUT, PUT_TOKEN);
    return new KiteInstruments(LocalDate.of(2026, 8, 3), List.of(), tokens, 0);
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

  private StreamPrice price(long token, String bid, String ask) {
    return StreamPrice.of(token, Price.parse(bid), Price.parse(ask), time.wall());
  }

  private void pass(Duration step) {
    wire.runUntil(() -> false, step);
  }
}
