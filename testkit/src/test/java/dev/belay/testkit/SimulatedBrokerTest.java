package dev.belay.testkit;

import static dev.belay.testkit.Desk.CALL;
import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.MarginParts;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.Funds;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.Product;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SimulatedBrokerTest {

  private final Desk desk = new Desk();
  private final SimulatedBroker broker = desk.broker;

  @Test
  void nothingHappensOnTheCallersStack() {
    CompletionStage<PlaceResult> told = broker.placeOrder(desk.tag(), Desk.limit(Side.BUY, 1, PUT, "12.50"));

    assertThat(desk.exchange.log().events()).isEmpty();
    assertThat(desk.answer(told).kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  @Test
  void requestsAnswersAndValidationTakeTheirTime() {
    desk.exchange.latency(Latency.TYPICAL);
    CompletionStage<PlaceResult> told = broker.placeOrder(desk.tag(), Desk.limit(Side.BUY, 1, PUT, "12.50"));

    desk.pass(39);
    assertThat(desk.answer(told)).isNull();
    desk.pass(1);
    assertThat(desk.answer(told)).isNotNull();
    assertThat(desk.exchange.log().timeline(SampleMarket.OPEN)).containsExactly(
        "    20 ms  E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken",
        "    25 ms  E0.0 opened",
        "    25 ms  E0.0 filled 65 @12.50");
  }

  @Test
  void readsShowTheTruth() {
    desk.buy(2, PUT, "10.00");
    desk.sell(1, PUT, "12.00");

    assertThat(ok(broker.orders())).extracting(OrderReport::status)
        .containsExactly(ReportedStatus.COMPLETE, ReportedStatus.COMPLETE);
    assertThat(ok(broker.trades())).extracting(TradeReport::quantity)
        .containsExactly(Quantity.of(130), Quantity.of(65));
    assertThat(ok(broker.positions())).containsExactly(
        new BrokerPosition(PUT, Product.NRML, Quantity.of(65), Optional.of(Price.parse("10.00"))));
  }

  @Test
  void aPositionClosedTodayIsARowOfZeroAndIsGoneTomorrow() {
    desk.buy(1, PUT, "10.00");
    desk.sell(1, PUT, "12.00");

    assertThat(ok(broker.positions())).containsExactly(
        new BrokerPosition(PUT, Product.NRML, Quantity.ZERO, Optional.empty()));
    desk.time.advance(Duration.ofDays(1));
    assertThat(ok(broker.positions())).isEmpty();
    assertThat(ok(broker.orders())).isEmpty();
    assertThat(ok(broker.trades())).isEmpty();
  }

  @Test
  void aPositionThatTurnsTakesThePriceOfTheTradeThatTurnedIt() {
    desk.buy(1, PUT, "10.00");
    desk.sell(3, PUT, "12.00");

    assertThat(ok(broker.positions())).containsExactly(
        new BrokerPosition(PUT, Product.NRML, Quantity.of(-130), Optional.of(Price.parse("12.00"))));
  }

  @Test
  void theHistoryOfAnOrderIsWhole() {
    BrokerOrderId id = desk.bought(1, PUT, "10.00");

    assertThat(ok(broker.history(id))).extracting(OrderReport::status)
        .containsExactly(ReportedStatus.TRANSIT, ReportedStatus.OPEN, ReportedStatus.COMPLETE);
    assertThat(failure(broker.history(new BrokerOrderId("1")))).isEqualTo(ReadFailure.NOT_FOUND);
  }

  @Test
  void aReadMayFailOrLieOnce() {
    desk.buy(1, PUT, "10.00");
    desk.buy(1, CALL, "10.00");

    broker.nextRead(Read.ORDERS, ReadFault.fails(ReadFailure.SERVER));
    assertThat(failure(broker.orders())).isEqualTo(ReadFailure.SERVER);
    broker.nextRead(Read.ORDERS, ReadFault.empty());
    assertThat(ok(broker.orders())).isEmpty();
    broker.nextRead(Read.TRADES, ReadFault.truncated(1));
    assertThat(ok(broker.trades())).hasSize(1);
    broker.nextRead(Read.POSITIONS, ReadFault.hides(PUT));
    assertThat(ok(broker.positions())).extracting(BrokerPosition::instrument).containsExactly(CALL);

    assertThat(ok(broker.orders())).hasSize(2);
    assertThat(ok(broker.positions())).hasSize(2);
  }

  @Test
  void aStaleReadShowsThePast() {
    broker.otherwise(Script.accept().after(Duration.ofSeconds(2)).thenFill());
    desk.buy(1, PUT, "10.00");
    desk.pass(3000);

    broker.reads(read -> true, ReadFault.stale(Duration.ofMillis(1500)));

    assertThat(ok(broker.orders())).extracting(OrderReport::status).containsExactly(ReportedStatus.OPEN);
    assertThat(ok(broker.trades())).isEmpty();
    assertThat(ok(broker.positions())).isEmpty();
    broker.heal();
    assertThat(ok(broker.positions())).hasSize(1);
  }

  @Test
  void anOrderMayVanishFromTheBookForAWhile() {
    BrokerOrderId gone = desk.bought(1, PUT, "10.00");
    BrokerOrderId seen = desk.bought(1, CALL, "10.00");

    ArmedFault hidden = broker.reads(read -> read == Read.ORDERS || read == Read.TRADES, ReadFault.omits(gone));

    assertThat(ok(broker.orders())).extracting(OrderReport::id).containsExactly(seen);
    assertThat(ok(broker.trades())).extracting(TradeReport::order).containsExactly(seen);
    assertThat(ok(broker.history(gone))).hasSize(3);
    hidden.off();
    assertThat(ok(broker.orders())).hasSize(2);
    assertThat(hidden.fired()).isEqualTo(2);
    assertThat(hidden.mattered()).isEqualTo(2);
  }

  @Test
  void anAnswerMayBeHalfOld() {
    broker.otherwise(Script.accept().after(Duration.ofSeconds(2)).thenFill());
    desk.buy(1, PUT, "10.00");
    desk.buy(1, CALL, "10.00");
    desk.pass(3000);

    broker.nextRead(Read.ORDERS, ReadFault.torn(Duration.ofMillis(1500)));

    assertThat(ok(broker.orders())).extracting(OrderReport::status)
        .containsExactly(ReportedStatus.OPEN, ReportedStatus.COMPLETE);
  }

  @Test
  void aFaultThatChangesNoAnswerDoesNotMatter() {
    desk.buy(1, PUT, "10.00");
    desk.pass(5000);

    ArmedFault stale = broker.reads(read -> true, ReadFault.stale(Duration.ofSeconds(2)));
    ok(broker.orders());
    desk.buy(1, PUT, "10.00");
    ok(broker.orders());

    assertThat(stale.fired()).isEqualTo(2);
    assertThat(stale.mattered()).isEqualTo(1);
  }

  @Test
  void whatNobodyKnowsIsUnknownUnderAnyFault() {
    broker.reads(read -> true, ReadFault.truncated(1));

    assertThat(failure(broker.history(new BrokerOrderId("1")))).isEqualTo(ReadFailure.NOT_FOUND);
  }

  @Test
  void aReadMayBeSlowOrSilent() {
    broker.nextRead(Read.POSITIONS, ReadFault.slow(Duration.ofSeconds(1)));
    CompletionStage<BrokerRead<List<BrokerPosition>>> slow = broker.positions();
    desk.pass(500);
    desk.buy(1, PUT, "10.00");
    desk.pass(500);
    assertThat(ok(slow)).isEmpty();

    broker.nextRead(Read.FUNDS, ReadFault.silent());
    CompletionStage<BrokerRead<Funds>> silent = broker.funds();
    desk.pass(1_000_000);
    assertThat(desk.answer(silent)).isNull();
  }

  @Test
  void whatIsNoListCannotLieByOmission() {
    broker.nextRead(Read.FUNDS, ReadFault.empty());

    assertThat(failure(broker.funds())).isEqualTo(ReadFailure.UNREADABLE);
  }

  @Test
  void moneyFollowsPremiumAndMargin() {
    desk.exchange.money(Money.rupees(100_000), MarginDesk.perShortUnit(Money.rupees(500)));
    desk.buy(1, PUT, "10.00");
    desk.sell(1, CALL, "20.00");

    assertThat(ok(broker.funds())).isEqualTo(
        new Funds(Money.rupees(68_150), Money.rupees(100_650), Money.rupees(32_500)));
  }

  @Test
  void aBasketIsJudgedOnTopOfWhatIsHeld() {
    desk.exchange.money(Money.rupees(100_000), MarginDesk.perShortUnit(Money.rupees(500)));
    desk.sell(2, PUT, "20.00");

    BasketMargin margin = ok(broker.basketMargin(List.of(
        Desk.limit(Side.BUY, 1, PUT, "20.00"), Desk.limit(Side.SELL, 1, CALL, "30.00"))));

    assertThat(margin).isEqualTo(new BasketMargin(parts(32_500, 1_300), parts(0, -650),
        List.of(parts(0, 1_300), parts(32_500, 0))));
  }

  private static MarginParts parts(long blocked, long premium) {
    return MarginParts.of(Money.rupees(blocked), Money.ZERO, Money.rupees(premium), Money.ZERO);
  }

  @Test
  void holdingsAreWhatWasPutIn() {
    desk.exchange.holding(PUT, Quantity.of(10));

    assertThat(ok(broker.holdings())).containsExactly(new BrokerHolding(PUT, Quantity.of(10)));
  }

  @Test
  void aClosedClientSendsNothing() {
    broker.close();

    assertThat(desk.buy(1, PUT, "10.00").kind()).isEqualTo(PlaceResult.Kind.REFUSED);
    assertThat(failure(broker.orders())).isEqualTo(ReadFailure.UNREACHABLE);
    assertThat(desk.exchange.log().events()).isEmpty();
  }

  private <T> T ok(CompletionStage<BrokerRead<T>> read) {
    return desk.answer(read).value().orElseThrow();
  }

  private <T> ReadFailure failure(CompletionStage<BrokerRead<T>> read) {
    return ((BrokerRead.Failed<T>) desk.answer(read)).cause();
  }
}
