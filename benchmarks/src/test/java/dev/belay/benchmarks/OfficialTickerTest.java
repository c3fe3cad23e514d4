package dev.belay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zerodhatech.models.Order;
import com.zerodhatech.models.Tick;
import com.zerodhatech.ticker.KiteTicker;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.StreamPrice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker's own ticker takes the Kite-like server's stream for the broker's. */
final class OfficialTickerTest {

  private static final KiteAccount ACCOUNT = KiteAccount.sample();
  private static final long TOKEN = 12_345_602L;
  private static final long INDEX = 256_265L;
  private static final long PATIENCE_SECONDS = 20;

  private final PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final KiteLikeServer server = KiteLikeServer.start(new SimulatedBroker(exchange), time, ACCOUNT);
  private final KiteTicker ticker = OfficialClient.ticker(server.streamRoot(), ACCOUNT);
  private final BlockingQueue<Tick> ticks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    ticker.disconnect();
    server.close();
    time.close();
  }

  @Test
  void subscribesAndReadsTicksOfContractsAndIndices() throws InterruptedException {
    connect();
    server.stream().publish(List.of(
        StreamPrice.of(TOKEN, Price.parse("101.50"), Price.parse("102"), time.wall()),
        StreamPrice.of(INDEX, Price.parse("24500.05"), Price.parse("24500.05"), time.wall())));
    ArrayList<Long> tokens = new ArrayList<>(List.of(TOKEN, INDEX));
    ticker.subscribe(tokens);
    ticker.setMode(tokens, KiteTicker.modeFull);

    Tick first = ticks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    Tick second = ticks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);

    Tick index = first.getInstrumentToken() == INDEX ? first : second;
    Tick contract = index == first ? second : first;
    assertThat(index.getLastTradedPrice()).isEqualTo(24500.05);
    assertThat(contract.getMode()).isEqualTo("full");
    assertThat(contract.getLastTradedPrice()).isEqualTo(101.5);
    assertThat(contract.getMarketDepth().get("buy").get(0).getPrice()).isEqualTo(101.5);
    assertThat(contract.getMarketDepth().get("sell").get(4).getPrice()).isEqualTo(102.2);
  }

  @Test
  void readsMessagesAboutOrders() throws InterruptedException {
    connect();
    hearATick();
    OrderTerms terms = new OrderTerms(SampleMarket.call(24_500), Product.NRML, Side.BUY, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("100")));
    time.after(Duration.ZERO, () -> exchange.outsider(terms, Script.fill()));

    Order last = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    while (last != null && !last.status.equals("COMPLETE")) {
      last = orders.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    assertThat(last).isNotNull();
    assertThat(last.tradingSymbol).isEqualTo(SampleMarket.call(24_500).symbol());
    assertThat(last.filledQuantity).isEqualTo("65");
  }

  /** A client is told that it is connected before the server knows it; a tick shows that the server does. */
  private void hearATick() throws InterruptedException {
    server.stream().publish(StreamPrice.of(TOKEN, Price.parse("101.50"), Price.parse("102"), time.wall()));
    ArrayList<Long> tokens = new ArrayList<>(List.of(TOKEN));
    ticker.subscribe(tokens);
    ticker.setMode(tokens, KiteTicker.modeFull);
    assertThat(ticks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isNotNull();
  }

  private void connect() throws InterruptedException {
    CountDownLatch connected = new CountDownLatch(1);
    ticker.setOnConnectedListener(connected::countDown);
    ticker.setOnTickerArrivalListener(ticks::addAll);
    ticker.setOnOrderUpdateListener(orders::add);
    ticker.connect();
    assertThat(connected.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
  }
}
