package dev.belay.examples;

import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteInstruments;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.StreamPrice;
import dev.belay.testkit.market.PathStyle;
import dev.belay.testkit.market.PricePath;
import dev.belay.testkit.market.SimulatedQuotes;
import java.util.List;
import java.util.TreeSet;

/**
 * A broker on this machine: its HTTP and WebSocket, before an exchange on which prices walk and orders fill when the
 * market reaches them. Nothing leaves this machine, and no credential is needed.
 */
final class PlayedKite implements AutoCloseable {

  private static final Price SPOT = Price.parse("26000");
  private static final Money CASH = Money.rupees(10_000_000);
  private static final Money MARGIN_OF_A_UNIT = Money.rupees(600);
  private static final InstrumentId INDEX = InstrumentId.parse("NSE:NIFTY 50");

  private final KiteAccount account = KiteAccount.sample();
  private final PacedTimeSource time;
  private final KiteInstruments instruments;
  private final SimulatedExchange exchange;
  private final KiteLikeServer server;
  private final PricePath path;

  PlayedKite(PacedTimeSource time, KiteInstruments instruments) {
    this.time = time;
    this.instruments = instruments;
    exchange = new SimulatedExchange(time, ExchangeRules.india(instruments.catalog(), Contracts.CALENDAR));
    exchange.latency(Latency.TYPICAL);
    exchange.otherwise(Script.fillOnPrice());
    exchange.money(CASH, MarginDesk.perShortUnit(MARGIN_OF_A_UNIT));
    server = KiteLikeServer.start(new SimulatedBroker(exchange), time, account);
    server.list(instruments.tokens());
    path = new PricePath(exchange, time, instruments.catalog(), PathStyle.CALM, new Draws(1, "prices"));
  }

  /** Prices begin to walk; the index is told with each of them. */
  void play(List<InstrumentId> contracts) {
    new SimulatedQuotes(exchange, time).watch(new TreeSet<>(contracts), this::publish);
    path.follow(SPOT, contracts);
  }

  private void publish(Quote quote) {
    long index = instruments.token(INDEX).orElseThrow();
    server.stream().publish(List.of(StreamPrice.of(index, path.spot(), path.spot(), time.wall()),
        StreamPrice.of(instruments.token(quote.instrument()).orElseThrow(), quote.bid().orElseThrow(),
            quote.ask().orElseThrow(), time.wall())));
  }

  KiteAccount account() {
    return account;
  }

  SimulatedExchange exchange() {
    return exchange;
  }

  KiteConfig config() {
    return KiteConfig.builder().root(server.root()).stream(server.streamRoot()).build();
  }

  @Override
  public void close() {
    path.halt();
    server.close();
  }
}
