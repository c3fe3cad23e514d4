package dev.belay.kite;

import static dev.belay.kite.Rig.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.MarginParts;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.kite.WireCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The whole way: adapter, HTTP, Kite-like server, simulated exchange. */
final class KiteBrokerClientTest {

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void anOrderIsPlacedInTheBrokersWordsAndFoundByItsTag() {
    rig.exchange.otherwise(Script.fillOnPrice());
    OrderTag tag = rig.tag();

    BrokerOrderId id = accepted(rig.client.placeOrder(tag, Rig.buy("152.35")));

    assertThat(rig.seen("POST", "/orders")).extracting(WireCall::path).containsExactly("/orders/regular");
    assertThat(rig.seen("POST", "/orders").get(0).fields()).containsOnly(entry("exchange", "NFO"),
        entry("tradingsymbol", SampleMarket.call(24_500).symbol()), entry("transaction_type", "BUY"),
        entry("quantity", "65"), entry("product", "NRML"), entry("order_type", "LIMIT"), entry("price", "152.35"),
        entry("market_protection", "-1"), entry("validity", "DAY"), entry("tag", tag.text()));
    OrderReport report = onlyOrder();
    assertThat(report.id()).isEqualTo(id);
    assertThat(report.tag()).contains(tag);
    assertThat(report.status()).isEqualTo(ReportedStatus.OPEN);
    assertThat(report.atExchange()).isTrue();
    assertThat(report.price()).contains(new PriceTerms.Limit(Price.parse("152.35")));
    assertThat(report.brokerTime()).isPresent();
  }

  @Test
  void aFilledOrderShowsInTradesPositionsAndHistory() {
    OrderTag tag = rig.tag();
    BrokerOrderId id = accepted(rig.client.placeOrder(tag, Rig.buy("152.35")));

    assertThat(onlyOrder().status()).isEqualTo(ReportedStatus.COMPLETE);
    assertThat(onlyOrder().averagePrice()).contains(Price.parse("152.35"));
    assertThat(ok(now(rig.client.trades()))).singleElement().satisfies(trade -> {
      assertThat(trade.order()).isEqualTo(id);
      assertThat(trade.quantity()).isEqualTo(SampleMarket.LOT);
      assertThat(trade.price()).isEqualTo(Price.parse("152.35"));
    });
    assertThat(ok(now(rig.client.tradesOf(id)))).hasSize(1);
    assertThat(ok(now(rig.client.positions()))).extracting(BrokerPosition::net).containsExactly(SampleMarket.LOT);
    assertThat(ok(now(rig.client.dayPositions()))).extracting(BrokerPosition::net).containsExactly(SampleMarket.LOT);
    assertThat(ok(now(rig.client.history(id)))).extracting(OrderReport::status)
        .containsExactly(ReportedStatus.TRANSIT, ReportedStatus.OPEN, ReportedStatus.COMPLETE);
  }

  @Test
  void aStopIsSentWithBothPricesAndComesBackWaitingForItsTrigger() {
    accepted(rig.client.placeOrder(rig.tag(),
        Rig.order(Side.BUY, new PriceTerms.StopLimit(Price.parse("100"), Price.parse("103")))));

    assertThat(rig.seen("POST", "/orders").get(0).fields())
        .containsEntry("order_type", "SL").containsEntry("trigger_price", "100").containsEntry("price", "103")
        .containsEntry("market_protection", "-1");
    assertThat(onlyOrder().status()).isEqualTo(ReportedStatus.TRIGGER_PENDING);
    assertThat(onlyOrder().price())
        .contains(new PriceTerms.StopLimit(Price.parse("100"), Price.parse("103")));
  }

  @Test
  void aProtectedMarketOrderComesBackAsALimitWithItsTagAmongTheBrokersOwn() {
    rig.exchange.lastPrice(SampleMarket.call(24_500), Price.parse("150"));
    rig.exchange.otherwise(Script.accept());
    OrderTag tag = rig.tag();

    accepted(rig.client.placeOrder(tag,
        Rig.order(Side.BUY, new PriceTerms.ProtectedMarket(BigDecimal.valueOf(2)))));

    assertThat(rig.seen("POST", "/orders").get(0).fields())
        .containsEntry("order_type", "MARKET").containsEntry("market_protection", "2").doesNotContainKey("price");
    assertThat(onlyOrder().tag()).contains(tag);
    assertThat(onlyOrder().price()).contains(new PriceTerms.Limit(Price.parse("153")));
  }

  @Test
  void aModificationSendsPriceTermsAndNeverAQuantity() {
    rig.exchange.otherwise(Script.accept());
    BrokerOrderId id = accepted(rig.client.placeOrder(rig.tag(), Rig.buy("100")));

    ModifyResult result = now(rig.client.modifyOrder(id, new PriceTerms.Limit(Price.parse("101.5"))));

    assertThat(result).isEqualTo(new ModifyResult.Requested());
    assertThat(rig.seen("PUT", "/orders").get(0).path()).isEqualTo("/orders/regular/" + id);
    assertThat(rig.seen("PUT", "/orders").get(0).fields()).containsOnlyKeys("order_type", "price",
        "market_protection", "validity");
    assertThat(onlyOrder().price()).contains(new PriceTerms.Limit(Price.parse("101.5")));
  }

  @Test
  void aCancelledOrderKeepsWhatHasFilled() {
    rig.exchange.otherwise(Script.accept().fillUpTo(1, 2));
    BrokerOrderId id = accepted(rig.client.placeOrder(rig.tag(), Rig.lots(2)));

    assertThat(now(rig.client.cancelOrder(id))).isEqualTo(new CancelResult.Requested());

    assertThat(onlyOrder().status()).isEqualTo(ReportedStatus.CANCELLED);
    assertThat(onlyOrder().filled()).isEqualTo(SampleMarket.LOT);
  }

  @Test
  void anEndedOrderCannotBeChangedAndSaysSo() {
    BrokerOrderId id = accepted(rig.client.placeOrder(rig.tag(), Rig.buy("100")));

    CancelResult cancel = now(rig.client.cancelOrder(id));
    ModifyResult modify = now(rig.client.modifyOrder(id, new PriceTerms.Limit(Price.parse("101"))));

    assertThat(((CancelResult.Refused) cancel).rejection().reason()).isEqualTo(RejectionReason.NOT_CHANGEABLE);
    assertThat(((ModifyResult.Refused) modify).rejection().reason()).isEqualTo(RejectionReason.NOT_CHANGEABLE);
  }

  @Test
  void aFreezeRefusalNamesTheLimit() {
    PlaceResult result = now(rig.client.placeOrder(rig.tag(), Rig.lots(28)));

    BrokerRejection rejection = ((PlaceResult.Refused) result).rejection();
    assertThat(rejection.reason()).isEqualTo(RejectionReason.FREEZE_QUANTITY);
    assertThat(rejection.freezeLimit()).contains(Quantity.of(1755));
  }

  @Test
  void anOrderThatIsRejectedLaterSaysWhyInTheBook() {
    rig.exchange.otherwise(Script.accept().rejectAfter(Duration.ZERO, RejectionReason.MARGIN,
        "Insufficient funds. Required margin is 95417.84 but available margin is 74251.80."));

    accepted(rig.client.placeOrder(rig.tag(), Rig.buy("100")));

    assertThat(onlyOrder().status()).isEqualTo(ReportedStatus.REJECTED);
    assertThat(onlyOrder().rejection().orElseThrow().reason()).isEqualTo(RejectionReason.MARGIN);
  }

  @Test
  void ordersOfOthersAreReadWithoutATag() {
    rig.exchange.outsider(Rig.buy("99"), Script.accept());

    assertThat(onlyOrder().tag()).isEmpty();
  }

  @Test
  void fundsAndMarginsAreRead() {
    rig.exchange.money(Money.rupees(500_000), MarginDesk.perShortUnit(Money.rupees(1000)));

    Funds funds = ok(now(rig.client.funds()));
    assertThat(funds.available()).isEqualTo(Money.rupees(500_000));
    assertThat(ok(now(rig.client.basketMargin(List.of(Rig.buy("100"),
        Rig.order(Side.SELL, new PriceTerms.Limit(Price.parse("100"))))))).orders())
        .extracting(MarginParts::total).containsExactly(Money.rupees(6_500), Money.rupees(65_000));
    assertThat(ok(now(rig.client.orderMargins(List.of(Rig.buy("100")))))).containsExactly(Money.rupees(6_500));
    assertThat(rig.seen("POST", "/margins/basket").get(0).fields()).containsEntry("consider_positions", "true");
  }

  @Test
  void emptyBooksAreOkAndEmpty() {
    assertThat(ok(now(rig.client.orders()))).isEmpty();
    assertThat(ok(now(rig.client.trades()))).isEmpty();
    assertThat(ok(now(rig.client.positions()))).isEmpty();
    assertThat(ok(now(rig.client.holdings()))).isEmpty();
  }

  @Test
  void theHistoryOfAnUnknownOrderIsNotFoundWhichProvesNothing() {
    BrokerRead<List<OrderReport>> read = now(rig.client.history(new BrokerOrderId("260803000000099")));

    assertThat(((BrokerRead.Failed<?>) read).cause()).isEqualTo(ReadFailure.NOT_FOUND);
  }

  @Test
  void anIdThatIsNotOfTheBrokersFormIsNeverSent() {
    CancelResult cancel = now(rig.client.cancelOrder(new BrokerOrderId("../../session/token")));

    assertThat(((CancelResult.Refused) cancel).rejection().reason()).isEqualTo(RejectionReason.MALFORMED);
    assertThat(rig.server.calls()).isEmpty();
  }

  @Test
  void theAnswersClockIsTheBrokers() {
    rig.server.clockAhead(Duration.ofHours(2));

    BrokerRead.Ok<?> read = (BrokerRead.Ok<?>) now(rig.client.orders());

    assertThat(read.asOf()).isBetween(SampleMarket.OPEN.plusSeconds(7199), SampleMarket.OPEN.plusSeconds(7300));
  }

  private OrderReport onlyOrder() {
    List<OrderReport> orders = ok(now(rig.client.orders()));
    assertThat(orders).hasSize(1);
    return orders.get(0);
  }

  private static <T> T ok(BrokerRead<T> read) {
    return read.value().orElseThrow(() -> new AssertionError(read));
  }

  private static BrokerOrderId accepted(CompletionStage<PlaceResult> stage) {
    PlaceResult result = now(stage);
    assertThat(result).isInstanceOf(PlaceResult.Accepted.class);
    return ((PlaceResult.Accepted) result).id();
  }
}
