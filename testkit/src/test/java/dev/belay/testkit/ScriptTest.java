package dev.belay.testkit;

import static dev.belay.testkit.Desk.CALL;
import static dev.belay.testkit.Desk.PUT;
import static dev.belay.testkit.Desk.limit;
import static dev.belay.testkit.Desk.stop;
import static dev.belay.testkit.Desk.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.CancelResult;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScriptTest {

  private final Desk desk = new Desk();
  private final SimulatedBroker broker = desk.broker;

  @Test
  void anOrderFillsAsSoonAsItIsOpenUnlessTold() {
    PlaceResult answer = desk.buy(1, PUT, "12.50");

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(story()).containsExactly(
        "E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken",
        "E0.0 opened",
        "E0.0 filled 65 @12.50");
    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(65));
  }

  @Test
  void anOrderFillsInPartsOverTime() {
    broker.on(Incoming::buys).does(Script.accept().after(ms(200)).fillInParts(3, ms(300)));

    desk.buy(4, PUT, "12.50");
    desk.pass(10_000);

    assertThat(desk.exchange.log().timeline(SampleMarket.OPEN)).containsExactly(
        "     0 ms  E0.0 BUY 260 NFO:NIFTY2681124000PE @12.50: taken",
        "     0 ms  E0.0 opened",
        "   200 ms  E0.0 filled 65 @12.50",
        "   500 ms  E0.0 filled 65 @12.50",
        "   800 ms  E0.0 filled 130 @12.50");
  }

  @Test
  void anOrderStopsHalfWay() {
    broker.otherwise(Script.accept().fillUpTo(1, 2));

    desk.buy(4, PUT, "12.50");
    desk.pass(100_000);

    assertThat(story()).endsWith("E0.0 filled 130 @12.50").hasSize(3);
  }

  @Test
  void anOrderWaitsForItsPrice() {
    broker.otherwise(Script.fillOnPrice());
    desk.exchange.lastPrice(PUT, Price.parse("13.00"));

    desk.buy(1, PUT, "12.50");
    desk.exchange.lastPrice(PUT, Price.parse("12.55"));
    desk.exchange.lastPrice(PUT, Price.parse("12.40"));

    assertThat(story()).containsExactly(
        "E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken", "E0.0 opened", "E0.0 filled 65 @12.40");
  }

  @Test
  void aStopWaitsForItsTriggerAndThenFollowsItsScript() {
    broker.otherwise(Script.accept().after(ms(100)).thenFill());
    desk.exchange.lastPrice(PUT, Price.parse("12.00"));

    desk.place(stop(Side.BUY, 1, PUT, "15.00", "15.50"));
    desk.pass(1000);
    desk.exchange.lastPrice(PUT, Price.parse("15.05"));
    desk.pass(1000);

    assertThat(story()).containsExactly(
        "E0.0 BUY 65 NFO:NIFTY2681124000PE stop 15.00 @15.50: taken",
        "E0.0 opened", "E0.0 triggered", "E0.0 filled 65 @15.05");
  }

  @Test
  void aProtectedMarketOrderIsALimitInTheBook() {
    desk.exchange.lastPrice(PUT, Price.parse("10.00"));
    broker.otherwise(Script.accept());

    desk.place(new OrderTerms(PUT, Product.NRML, Side.SELL, units(1),
        new PriceTerms.ProtectedMarket(new BigDecimal("2.5"))));

    assertThat(desk.exchange.views().orders(desk.time.wall()).get(0).price())
        .contains(new PriceTerms.Limit(Price.parse("9.75")));
  }

  @Test
  void aRefusalLeavesNothingInTheBook() {
    broker.on(order -> order.trades(CALL)).does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));

    PlaceResult answer = desk.buy(1, CALL, "9.00");

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.REFUSED);
    assertThat(((PlaceResult.Refused) answer).rejection().reason()).isEqualTo(RejectionReason.MARGIN);
    assertThat(story()).containsExactly("E0.0 BUY 65 NFO:NIFTY2681125000CE @9.00: refused (margin)");
    assertThat(desk.exchange.views().orders(desk.time.wall())).isEmpty();
  }

  @Test
  void aRejectionMayComeAfterTheId() {
    broker.otherwise(Script.accept().rejectAfter(ms(50), RejectionReason.MARGIN, "Insufficient funds"));

    PlaceResult answer = desk.buy(1, PUT, "12.50");
    desk.pass(50);

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(story()).containsExactly(
        "E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken", "E0.0 rejected (margin)");
  }

  @Test
  void anAnswerLostAfterAcceptanceLeavesALivingOrder() {
    broker.otherwise(Script.fill().loseAnswer());

    PlaceResult answer = desk.buy(1, PUT, "12.50");

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.INDETERMINATE);
    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(65));
  }

  @Test
  void aRequestLostBeforeAcceptanceLeavesNothing() {
    broker.otherwise(Script.lost());

    PlaceResult answer = desk.buy(1, PUT, "12.50");

    assertThat(answer.kind()).isEqualTo(PlaceResult.Kind.INDETERMINATE);
    assertThat(story()).isEmpty();
  }

  @Test
  void anAnswerMayBeLateOrNeverCome() {
    broker.otherwise(Script.fill().answerAfter(ms(400)));
    assertThat(desk.buy(1, PUT, "12.50")).isNull();
    broker.otherwise(Script.fill().silence());
    assertThat(desk.buy(1, PUT, "12.50")).isNull();

    desk.pass(100_000);

    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(130));
  }

  @Test
  void aRequestMayArriveLongAfterItsSenderGaveUp() {
    broker.otherwise(Script.fill().arriveAfter(ms(30_000)));

    desk.buy(1, PUT, "12.50");
    desk.pass(29_999);
    assertThat(story()).isEmpty();
    desk.pass(1);

    assertThat(story()).hasSize(3);
  }

  @Test
  void aCancellationIsOnlyARequest() {
    broker.otherwise(Script.accept().cancelTakes(ms(500)));
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    CancelResult answer = desk.answer(broker.cancelOrder(id));
    desk.pass(500);

    assertThat(answer.kind()).isEqualTo(CancelResult.Kind.REQUESTED);
    assertThat(desk.exchange.log().timeline(SampleMarket.OPEN).subList(2, 4)).containsExactly(
        "     0 ms  E0.0 cancel asked", "   500 ms  E0.0 cancelled");
  }

  @Test
  void aCancellationLosesTheRaceWithAFill() {
    broker.otherwise(Script.accept().cancelLosesToFill());
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    desk.answer(broker.cancelOrder(id));

    assertThat(story().subList(2, 4)).containsExactly("E0.0 cancel asked", "E0.0 filled 65 @12.50");
  }

  @Test
  void whatWasCancelledMayFillAllTheSame() {
    broker.otherwise(Script.accept().fillsAfterCancel(ms(700)));
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    desk.answer(broker.cancelOrder(id));
    desk.pass(700);

    assertThat(story().subList(2, 5)).containsExactly(
        "E0.0 cancel asked", "E0.0 cancelled", "E0.0 filled 65 @12.50");
  }

  @Test
  void aCancellationMayBeRefusedIgnoredOrUnanswered() {
    broker.otherwise(Script.accept().cancelRefused(RejectionReason.OTHER, "try later"));
    CancelResult refused = desk.answer(broker.cancelOrder(desk.bought(1, PUT, "12.50")));
    broker.otherwise(Script.accept().onCancel(OnCancel.PROMPT.ignored()));
    CancelResult ignored = desk.answer(broker.cancelOrder(desk.bought(1, PUT, "12.50")));
    broker.otherwise(Script.accept().onCancel(OnCancel.PROMPT.delivered(Delivery.LOST_AFTER)));
    CancelResult lost = desk.answer(broker.cancelOrder(desk.bought(1, PUT, "12.50")));
    CancelResult nobody = desk.answer(broker.cancelOrder(new BrokerOrderId("1")));

    assertThat(List.of(refused.kind(), ignored.kind(), lost.kind(), nobody.kind())).containsExactly(
        CancelResult.Kind.REFUSED, CancelResult.Kind.REQUESTED, CancelResult.Kind.INDETERMINATE,
        CancelResult.Kind.REFUSED);
    assertThat(story()).contains("E0.0 cancel refused", "E0.2 cancelled", "#1 cancel refused")
        .doesNotContain("E0.0 cancelled", "E0.1 cancelled");
  }

  @Test
  void aModificationChangesThePriceAndMayLetTheOrderFill() {
    broker.otherwise(Script.accept().fillOnceModified());
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    ModifyResult answer = desk.answer(broker.modifyOrder(id, new PriceTerms.Limit(Price.parse("12.60"))));

    assertThat(answer.kind()).isEqualTo(ModifyResult.Kind.REQUESTED);
    assertThat(story().subList(2, 5)).containsExactly(
        "E0.0 modify asked @12.60", "E0.0 modified @12.60", "E0.0 filled 65 @12.60");
  }

  @Test
  void aStopModifiedIntoALimitNeedsNoTrigger() {
    desk.exchange.lastPrice(PUT, Price.parse("12.00"));
    broker.otherwise(Script.fill());
    PlaceResult.Accepted stop = (PlaceResult.Accepted) desk.place(stop(Side.BUY, 1, PUT, "15.00", "15.50"));

    desk.answer(broker.modifyOrder(stop.id(), new PriceTerms.Limit(Price.parse("12.60"))));

    assertThat(story()).endsWith("E0.0 modified @12.60", "E0.0 filled 65 @12.00");
  }

  @Test
  void aModificationMayBeRefusedAndHasALimitOfNumbers() {
    broker.otherwise(Script.accept().modifyRefused(RejectionReason.OTHER, "no"));
    BrokerOrderId stubborn = desk.bought(1, PUT, "12.50");
    broker.otherwise(Script.accept());
    BrokerOrderId patient = desk.bought(1, PUT, "12.50");

    ModifyResult refused = desk.answer(broker.modifyOrder(stubborn, new PriceTerms.Limit(Price.parse("12.60"))));
    ModifyResult offTick = desk.answer(broker.modifyOrder(patient, new PriceTerms.Limit(Price.parse("12.61"))));
    for (int i = 0; i < 25; i++) {
      ModifyResult taken = desk.answer(broker.modifyOrder(patient, new PriceTerms.Limit(Price.parse("12.60"))));
      assertThat(taken.kind()).isEqualTo(ModifyResult.Kind.REQUESTED);
    }
    ModifyResult oneTooMany = desk.answer(broker.modifyOrder(patient, new PriceTerms.Limit(Price.parse("12.60"))));

    assertThat(refused.kind()).isEqualTo(ModifyResult.Kind.REFUSED);
    assertThat(reason(offTick)).isEqualTo(RejectionReason.MALFORMED);
    assertThat(reason(oneTooMany)).isEqualTo(RejectionReason.MODIFICATION_LIMIT);
  }

  @Test
  void theRuleGivenLastThatMatchesDecidesAndMayHoldForTheFirstOrdersOnly() {
    broker.on(Incoming::buys).does(Script.accept());
    broker.on(order -> order.leg(0)).once().does(Script.reject(RejectionReason.OTHER, "first"));

    assertThat(desk.buy(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.REFUSED);
    assertThat(desk.buy(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(desk.sell(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);

    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(-65));
  }

  @Test
  void ordersOfOthersCarryNoTag() {
    desk.exchange.outsider(limit(Side.SELL, 2, PUT, "3.00"), Script.fill());
    desk.pass(0);

    assertThat(desk.exchange.views().orders(desk.time.wall())).singleElement()
        .satisfies(report -> assertThat(report.tag()).isEmpty());
    assertThat(story()).endsWith("#260803000000001 filled 130 @3.00");
  }

  @Test
  void whatStillWorksLapsesWithTheDay() {
    broker.otherwise(Script.accept().after(ms(10_000)).thenFill());
    desk.buy(1, PUT, "12.50");

    desk.exchange.endOfDay();
    desk.pass(20_000);

    assertThat(story()).endsWith("E0.0 opened", "E0.0 lapsed");
  }

  private static RejectionReason reason(ModifyResult result) {
    return ((ModifyResult.Refused) result).rejection().reason();
  }

  private List<String> story() {
    return desk.exchange.log().story();
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }
}
