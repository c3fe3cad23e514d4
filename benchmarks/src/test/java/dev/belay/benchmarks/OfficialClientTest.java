package dev.belay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.zerodhatech.kiteconnect.KiteConnect;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.InputException;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.KiteException;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.MarginException;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.NetworkException;
import com.zerodhatech.kiteconnect.kitehttp.exceptions.TokenException;
import com.zerodhatech.models.MarginCalculationParams;
import com.zerodhatech.models.Order;
import com.zerodhatech.models.OrderParams;
import com.zerodhatech.models.Position;
import com.zerodhatech.models.User;
import dev.belay.money.Money;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.WireFault;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The broker's own client takes the Kite-like server for the broker. */
final class OfficialClientTest {

  private static final KiteAccount ACCOUNT = KiteAccount.sample();

  private final PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final KiteLikeServer server = KiteLikeServer.start(new SimulatedBroker(exchange), time, ACCOUNT);
  private final KiteConnect kite = OfficialClient.of(server.root(), ACCOUNT);

  @AfterEach
  void close() {
    server.close();
    time.close();
  }

  @Test
  void logsIn() throws KiteException, IOException {
    KiteConnect fresh = OfficialClient.notLoggedIn(server.root(), ACCOUNT);

    User user = fresh.generateSession(ACCOUNT.requestToken(), ACCOUNT.apiSecret());
    fresh.setAccessToken(user.accessToken);

    assertThat(user.userId).isEqualTo(ACCOUNT.userId());
    assertThat(fresh.getProfile().exchanges).contains("NFO");
  }

  @Test
  void placesChangesAndCancelsAnOrderAndSeesItInTheBook() throws KiteException, IOException {
    server.foreignOrders(Script.accept());
    Order placed = kite.placeOrder(order(100), "regular");

    OrderParams dearer = order(101.5);
    kite.modifyOrder(placed.orderId, dearer, "regular");
    assertThat(kite.getOrders()).singleElement().satisfies(row -> {
      assertThat(row.orderId).isEqualTo(placed.orderId);
      assertThat(row.status).isEqualTo("OPEN");
      assertThat(row.price).isEqualTo("101.5");
      assertThat(row.tag).isEqualTo("MANUAL1");
    });

    kite.cancelOrder(placed.orderId, "regular");
    assertThat(kite.getOrders()).extracting(row -> row.status).containsExactly("CANCELLED");
    assertThat(kite.getOrderHistory(placed.orderId)).extracting(row -> row.status)
        .startsWith("PUT ORDER REQ RECEIVED", "OPEN").endsWith("CANCELLED");
  }

  @Test
  void seesTradesPositionsAndMargins() throws KiteException, IOException {
    exchange.money(Money.rupees(500_000), MarginDesk.none());
    Order placed = kite.placeOrder(order(100), "regular");

    assertThat(kite.getTrades()).extracting(trade -> trade.orderId).containsExactly(placed.orderId);
    assertThat(kite.getOrderTrades(placed.orderId)).hasSize(1);
    List<Position> net = kite.getPositions().get("net");
    assertThat(net).singleElement().satisfies(position -> {
      assertThat(position.netQuantity).isEqualTo(65);
      assertThat(position.product).isEqualTo("NRML");
    });
    assertThat(kite.getPositions().get("day")).hasSize(1);
    assertThat(Double.parseDouble(kite.getMargins("equity").net)).isEqualTo(493_500);
    assertThat(kite.getMargins()).containsKeys("equity", "commodity");
  }

  @Test
  void asksForTheMarginOfABasket() throws KiteException, IOException {
    MarginCalculationParams buy = new MarginCalculationParams();
    buy.exchange = "NFO";
    buy.tradingSymbol = SampleMarket.call(24_500).symbol();
    buy.transactionType = "BUY";
    buy.variety = "regular";
    buy.product = "NRML";
    buy.orderType = "LIMIT";
    buy.quantity = 65;
    buy.price = 100;

    assertThat(kite.getCombinedMarginCalculation(List.of(buy), true, false).initialMargin.total).isEqualTo(6_500);
    assertThat(kite.getMarginCalculation(List.of(buy)).get(0).total).isEqualTo(6_500);
  }

  @Test
  void seesTheBrokersRefusalsAsItsOwnExceptions() {
    server.foreignOrders(Script.reject(RejectionReason.MARGIN, "none left"));
    assertThat(thrownBy(() -> kite.placeOrder(order(100), "regular"))).isInstanceOf(MarginException.class);

    OrderParams market = order(0);
    market.orderType = "MARKET";
    assertThat(thrownBy(() -> kite.placeOrder(market, "regular"))).isInstanceOf(InputException.class)
        .extracting(e -> ((KiteException) e).message).asString().contains("market protection");

    server.faults().next(call -> true, WireFault.TOO_MANY_REQUESTS);
    assertThat(thrownBy(() -> kite.getOrders())).isInstanceOf(NetworkException.class);

    server.faults().next(call -> true, WireFault.TOKEN_REFUSED);
    assertThat(thrownBy(() -> kite.getOrders())).isInstanceOf(TokenException.class);
  }

  /** Why Belay does not use it: the HTTP library under it sends the order again, and nobody is told. */
  @Test
  void sendsAnOrderTwiceWhenAReusedConnectionDies() throws KiteException, IOException {
    server.foreignOrders(Script.accept());
    kite.placeOrder(order(100), "regular");
    server.faults().next(call -> call.is("POST", "/orders"), WireFault.DROP);

    kite.placeOrder(order(100), "regular");

    assertThat(server.calls().stream().filter(call -> call.is("POST", "/orders"))).hasSize(3);
    assertThat(kite.getOrders()).as("two calls, three orders").hasSize(3);
  }

  private static OrderParams order(double price) {
    OrderParams order = new OrderParams();
    order.exchange = "NFO";
    order.tradingsymbol = SampleMarket.call(24_500).symbol();
    order.transactionType = "BUY";
    order.orderType = "LIMIT";
    order.quantity = 65;
    order.price = price;
    order.product = "NRML";
    order.validity = "DAY";
    order.tag = "MANUAL1";
    return order;
  }

  @FunctionalInterface
  private interface Call {
    Object run() throws KiteException, IOException;
  }

  /** The client's exceptions are no Exception, only Throwable. */
  private static Throwable thrownBy(Call call) {
    try {
      return new AssertionError("no exception, but " + call.run());
    } catch (KiteException | IOException e) {
      return e;
    }
  }
}
