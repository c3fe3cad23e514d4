package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.market.PriceBand;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderPurpose;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What exchange and broker demand of orders: family G of the failure corpus, before the simulated exchange. */
class BrokerRulesTest {

  private final Room room = new Room();

  @AfterEach
  void neverNaked() {
    assertThat(room.truth().naked()).isEmpty();
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  @Tag("A13")
  @Tag("G1")
  void everySliceIsAnOrderOfItsOwnAndAHoleStopsTheLeg() {
    large();
    room.broker.on(order -> order.trades(put(23_800)) && order.terms().quantity().units() == 390)
        .does(Script.reject(RejectionReason.OTHER, "no"));

    GroupHandle condor = room.run(Room.condor(60), Duration.ofMinutes(1));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(sent(OrderPurpose.ENTRY)).noneMatch(each -> each.contains("SELL"));
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("G2")
  void aSliceThatFailsInTheMiddleStopsThoseThatWaitForTheirTurn() {
    large();
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY) && order.number() == 2)
        .does(Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle wing = room.run(Room.enter("wing", 27 * 12, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofMinutes(2));

    assertThat(sent(OrderPurpose.ENTRY)).hasSizeLessThan(12);
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  @Tag("G3")
  void anExitThatTheFreezeTableIsTooLargeForIsCutToWhatTheRefusalNames() {
    large();
    GroupHandle wing = room.run(Room.enter("wing", 27, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(5));
    room.broker.on(order -> order.terms().quantity().units() > 900).does(Script.reject(new BrokerRejection(
        RejectionReason.FREEZE_QUANTITY, "more than 900", Optional.of(Quantity.of(900)))));

    wing.exit();
    room.pass(Duration.ofSeconds(30));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(sent(OrderPurpose.CLOSE)).extracting(each -> each.split(" ")[2]).containsExactly("845", "845", "65");
  }

  @Test
  @Tag("G3")
  void withoutANumberTheSliceIsHalvedUntilItIsTaken() {
    large();
    GroupHandle wing = room.run(Room.enter("wing", 27, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(5));
    room.broker.on(order -> order.terms().quantity().units() > 500)
        .does(Script.reject(RejectionReason.FREEZE_QUANTITY, "too many"));

    wing.exit();
    room.pass(Duration.ofSeconds(60));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  @Tag("G4")
  void moreOrdersThanASecondTakesAreSpreadAndNoneIsRefused() {
    large();

    GroupHandle condor = room.run(Room.condor(27 * 5), Duration.ofMinutes(1));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().story()).noneMatch(each -> each.contains("refused"));
  }

  @Test
  @Tag("G4")
  void tooManyRequestsIsProofThatNothingWasPlacedAndACoverIsTriedAgain() {
    room.open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(3)
        .does(Script.reject(RejectionReason.RATE, "Too many requests"));

    condor.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(call(25_000)).isZero()).isTrue();
  }

  @Test
  @Tag("G5")
  void anAddressThatMayNotSendOrdersStopsEntriesWithItsReasonAndAPersonTakesThatBack() {
    room.open();
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).once()
        .does(Script.reject(RejectionReason.ADDRESS, "IP 1.2.3.4 is not registered"));

    room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(5));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(room.events.stream().filter(each -> each instanceof ExecutionEvent.Raised raised
        && raised.alert().code() == AlertCode.ACCOUNT_REFUSED
        && raised.alert().text().contains("1.2.3.4"))).hasSize(1);

    room.coordinator.relax(Latch.ADDRESS_REFUSED, "Asha");
    room.pass(Duration.ofMillis(10));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  @Tag("G6")
  void aTokenThatEndsInMidSessionIsAlarmedWithWhatIsOpenAndExitsGoOnOnceSomebodyHasLoggedIn() {
    room.open();
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(15));
    AtomicBoolean ended = new AtomicBoolean(true);
    room.broker.on(order -> ended.get()).does(Script.reject(RejectionReason.TOKEN, "Token is invalid."));
    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.TOKEN));

    room.pass(Duration.ofSeconds(30));
    assertThat(room.coordinator.mode()).as("reads are lost, nothing was refused").isEqualTo(Mode.EXIT_ONLY);
    assertThat(room.alertTexts(AlertCode.ACCOUNT_REFUSED)).hasSize(1).first().asString()
        .contains("group " + spread.id() + " holds +65 " + call(25_200) + ", -65 " + call(25_000) + ", 0 bared");
    spread.exit();
    room.pass(Duration.ofMinutes(2));
    assertThat(room.alertTexts(AlertCode.ACCOUNT_REFUSED)).as("at the first refusal, and once a minute").hasSize(3);
    assertThat(room.exchange.log().arrivals()).as("probed, not hammered").hasSizeBetween(2 + 2, 2 + 15);

    ended.set(false);
    room.broker.heal();
    room.pass(Duration.ofSeconds(45));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.coordinator.mode()).as("a person takes the latch back").isEqualTo(Mode.EXIT_ONLY);
    room.coordinator.relax(Latch.TOKEN_REFUSED, "Asha");
    room.pass(Duration.ofSeconds(30));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  @Tag("G6")
  void aTokenThatEndsWhileNothingIsSentCostsNoLatch() {
    room.open();
    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.TOKEN));
    room.pass(Duration.ofMinutes(3));
    assertThat(room.alertTexts(AlertCode.ACCOUNT_REFUSED)).allMatch(each -> each.endsWith("nothing is open"));

    room.broker.heal();
    room.pass(Duration.ofMinutes(1));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  @Tag("G7")
  void theSameRequestRefusedForTheSameReasonIsNotSentForEver() {
    room.open();
    room.broker.otherwise(Script.reject(RejectionReason.PRODUCT, "not allowed"));

    for (int i = 0; i < 20; i++) {
      room.run(Room.enter("try" + i, 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(1));
    }

    assertThat(room.exchange.log().story()).hasSize(3);
  }

  @Test
  @Tag("G8")
  void aPriceOffTheTickIsRefusedByUsAndAnExitsPriceIsOnIt() {
    room.open();
    GroupHandle off = room.run(Room.enter("off", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40.03")),
        Duration.ofSeconds(1));
    assertThat(off.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(Told.decisions(room.events)).contains("refused [TICK_MULTIPLE]");

    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40.05")),
        Duration.ofSeconds(1));
    wing.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("G8")
  void anExitOutsideTheBandComesNearerInsteadOfFurtherOut() {
    room.open();
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(1));
    room.broker.on(order -> order.terms().price() instanceof PriceTerms.ProtectedMarket market
        && market.percent().intValue() >= 2).does(Script.reject(RejectionReason.PRICE_BAND, "outside the range"));

    wing.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(room.exchange.log().story().stream().filter(each -> each.startsWith("X")
        && each.contains("market within")).map(each -> each.substring(each.indexOf("within") + 7)).toList())
        .containsExactly("5 %: refused (band)", "2.5 %: refused (band)", "1.25 %: taken");
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("G8")
  void anExitAtTheBandIsLeftRestingWatchedAndHeldUntilSomebodyTakesIt() {
    room.front = LimitsOnly::new;
    room.open();
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(1));
    room.exchange.band(put(23_800), new PriceBand(Price.parse("30"), Price.parse("60")));
    room.broker.on(order -> order.isFor(OrderPurpose.CLOSE))
        .does(Script.accept().after(Duration.ofMinutes(4)).thenFill());

    wing.exit();
    room.pass(Duration.ofMinutes(3));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(wing.view().working()).isTrue();
    assertThat(room.events.stream().filter(each -> each instanceof ExecutionEvent.Raised raised
        && raised.alert().code() == AlertCode.GROUP_HELD)).hasSizeGreaterThan(3);
    room.pass(Duration.ofMinutes(2));

    assertThat(sent(OrderPurpose.CLOSE)).containsExactly("X0.0 SELL 65 NFO:NIFTY2681123800PE @32.00: taken");
    assertThat(room.exchange.log().story()).noneMatch(each -> each.contains("cancel"));
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private void large() {
    room.margin = FixedMargin.perLot(Money.rupees(100));
    room.open();
  }

  private List<String> sent(OrderPurpose purpose) {
    return room.exchange.log().story().stream()
        .filter(each -> each.charAt(0) == purpose.letter() && each.endsWith("taken")).toList();
  }
}
