package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Start-up on whatever an earlier life, a person or a liar has left. */
class RecoveryTest {

  private static final InstrumentId LONG = call(25_200);
  private static final InstrumentId SHORT = call(25_000);

  private final Room room = new Room().open();

  @Tag("D8")
  @Test
  void aPositionThatWasCarriedOvernightIsFoundTheNextDay() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    nextDay();
    room.restart();
    room.pass(Duration.ofSeconds(30));

    GroupHandle spread = room.coordinator.groups().get(0);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    spread.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
  }

  @Tag("D9")
  @Tag("D10")
  @Test
  void anOrderThatWasHalfFilledIsFollowedOnFromThere() {
    room.broker.on(order -> order.trades(LONG)).once()
        .does(Script.accept().fillUpTo(1, 2).after(Duration.ofSeconds(3)).thenFill());
    room.run(Room.enter("single", 2, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofSeconds(1));

    room.restart();
    GroupHandle single = room.coordinator.groups().get(0);
    room.pass(Duration.ofMillis(500));
    assertThat(single.view().held().get(LONG)).isEqualTo(Quantity.of(65));
    room.pass(Duration.ofSeconds(20));

    assertThat(single.view().held().get(LONG)).isEqualTo(room.exchange.net(LONG));
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Tag("D13")
  @Test
  void aPositionThatWasClosedByHandMeanwhileIsClosedExternally() {
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofSeconds(5));
    room.coordinator.close();
    outsider(Side.SELL, LONG, 65);
    room.pass(Duration.ofSeconds(5));

    reopen();
    room.pass(Duration.ofSeconds(20));

    assertThat(room.coordinator.groups().get(0).view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void aShortThatWasBaredMeanwhileIsCoveredBeforeTheModeIsClear() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.coordinator.close();
    outsider(Side.SELL, LONG, 65);
    room.pass(Duration.ofSeconds(5));

    reopen();
    room.pass(Duration.ofSeconds(15));

    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    room.pass(Duration.ofSeconds(60));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(room.coordinator.groups().get(0).view().isFlat()).isTrue();
  }

  @Tag("D15")
  @Test
  void anOrderThatTheFirstBookDoesNotShowIsNotTakenForCancelled() {
    room.broker.on(order -> order.trades(SHORT)).once()
        .does(Script.accept().after(Duration.ofSeconds(15)).thenFill());
    room.run(ReconcileTest.spread(), Duration.ofSeconds(6));
    room.coordinator.close();
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.hides(SHORT));

    reopen();
    room.pass(Duration.ofSeconds(7));
    GroupHandle spread = room.coordinator.groups().get(0);
    assertThat(spread.view().working()).isTrue();
    room.broker.heal();
    room.pass(Duration.ofSeconds(60));

    assertThat(room.exchange.net(SHORT)).isEqualTo(spread.view().held().get(SHORT));
    assertThat(room.exchange.net(LONG)).isEqualTo(spread.view().held().get(LONG));
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Tag("D16")
  @Test
  void readsThatNeverArriveAreNoProofThatAnOrderWasNotPlaced() {
    room.broker.on(order -> order.trades(LONG)).once().does(Script.lost());
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofMillis(500));
    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.UNREACHABLE));

    room.pass(Duration.ofMinutes(5));

    GroupHandle single = room.coordinator.groups().get(0);
    assertThat(single.view().working()).isTrue();
    room.broker.heal();
    room.pass(Duration.ofMinutes(3));
    assertThat(single.view().working()).isFalse();
    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Tag("D20")
  @Test
  void aReadThatNeverAnswersDelaysAnUnwindingByTenSecondsAndTheModeByTwenty() {
    room.broker.on(order -> order.trades(SHORT) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(1, 2));
    room.run(Room.enter("spread", 2, GroupPolicy.DEFAULT, Room.sell(SHORT, "95"), Room.buy(LONG, "45")),
        Duration.ofSeconds(1));
    room.coordinator.close();
    room.broker.reads(read -> true, ReadFault.silent());

    reopen();
    room.pass(Duration.ofSeconds(15));
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    room.pass(Duration.ofSeconds(6));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.broker.heal();
    room.pass(Duration.ofMinutes(2));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void anOrderOfALostStoreIsAdoptedByItsGroupAndLegAndLatched() {
    GroupHandle first = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    LegId leg = new LegId(0);
    OrderTag lost = new OrderTag(new InstanceId("TST"), new Epoch("ZZZ"), 99, first.id(), OrderPurpose.COVER, leg, 7,
        false);
    room.coordinator.close();
    room.broker.placeOrder(lost, terms(Side.BUY, SHORT, 65));
    room.pass(Duration.ofSeconds(2));

    reopen();
    room.pass(Duration.ofSeconds(60));

    assertThat(room.alertNames()).contains("LOST_TAIL");
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    GroupHandle spread = room.coordinator.group(first.id()).orElseThrow();
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    assertThat(spread.view().held().get(SHORT)).isEqualTo(Quantity.ZERO);
    assertThat(room.exchange.net(LONG)).isEqualTo(spread.view().held().get(LONG));
    room.coordinator.relax(Latch.LOST_TAIL, "a person");
    room.pass(Duration.ofSeconds(1));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void anOrderOfOurFormatThatWeDidNotSendMeansASecondInstance() {
    OrderTag theirs = new OrderTag(new InstanceId("TST"), new Epoch("QQQ"), 1, new GroupId(9), OrderPurpose.ENTRY,
        new LegId(0), 0, false);

    room.pass(Duration.ofSeconds(1));
    room.broker.placeOrder(theirs, terms(Side.BUY, LONG, 65));
    room.pass(Duration.ofSeconds(15));

    assertThat(room.alertNames()).containsExactly("SECOND_INSTANCE", "MODE_CHANGED");
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
  }

  @Test
  void anOrderOfYesterdayWhoseBookIsGoneIsExplainedByTodaysNet() {
    room.broker.on(order -> order.trades(LONG)).once().does(Script.accept().after(Duration.ofMinutes(2)).thenFill());
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofSeconds(1));
    room.coordinator.close();
    room.pass(Duration.ofMinutes(5));

    nextDay();
    reopen();
    room.pass(Duration.ofSeconds(60));

    GroupHandle single = room.coordinator.groups().get(0);
    assertThat(single.view().held().get(LONG)).isEqualTo(room.exchange.net(LONG));
    assertThat(single.view().working()).isFalse();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void whatAnotherHeldYesterdayIsNotTakenForATradeOfOurs() {
    room.broker.on(order -> order.trades(LONG)).once().does(Script.accept());
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT.withPhaseTime(Duration.ofMinutes(1)), Room.buy(LONG, "45")),
        Duration.ofSeconds(1));
    outsider(Side.BUY, LONG, 65);
    room.pass(Duration.ofSeconds(15));
    room.coordinator.close();
    room.pass(Duration.ofMinutes(5));

    nextDay();
    reopen();
    room.pass(Duration.ofSeconds(60));

    GroupHandle single = room.coordinator.groups().get(0);
    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.of(65));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("E19")
  @Test
  void marginThatRoseOvernightIsToldBeforeTheOpen() {
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.exchange.endOfDay();
    room.pass(Duration.ofHours(10));
    assertThat(room.alertNames()).doesNotContain("MARGIN_SHORT");
    room.exchange.margins(held -> Money.rupees(1_000_000_000));

    room.pass(Duration.ofHours(14).minus(Duration.ofMinutes(5)));

    assertThat(room.events.stream().filter(each -> each instanceof ExecutionEvent.Raised raised
        && raised.alert().code() == AlertCode.MARGIN_SHORT).map(each -> ((ExecutionEvent.Raised) each).alert().text()))
        .hasSize(1).allMatch(text -> text.contains("group " + spread.id()) && text.contains("-65"));
  }

  @Test
  void startUpNeedsThreeListReadsHoweverManyGroupsThereAre() {
    for (int i = 0; i < 6; i++) {
      room.run(Room.enter("spread " + i, 1, GroupPolicy.DEFAULT, Room.sell(SHORT, "95"), Room.buy(LONG, "45")),
          Duration.ofSeconds(5));
    }
    room.coordinator.close();
    room.pass(Duration.ofSeconds(30));
    ReadCounter counter = new ReadCounter(room.broker);
    room.store = ((InMemoryPersistence) room.store).reopened();

    room.coordinator = ExecutionCoordinator.builder(counter, room.store, SampleMarket.catalog())
        .margin(room.margin).config(CoordinatorConfig.of(Room.ACCOUNT)
            .calendar(SampleMarket.calendar()).build()).time(room.time).build();
    room.coordinator.start();
    room.pass(Duration.ofSeconds(2));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(room.coordinator.groups()).hasSize(6);
    assertThat(counter.reads()).containsExactly("orders", "trades", "positions");
  }

  @Test
  void anOrderOfWhichNobodyHeardCostsAtMostOneMoreReadBeforeItIsReady() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.broker.on(order -> order.trades(LONG)).does(Script.lost());
    room.run(Room.enter("lost", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofMillis(50));
    room.coordinator.close();
    room.pass(Duration.ofSeconds(2));
    ReadCounter counter = new ReadCounter(room.broker);
    room.front = broker -> counter;
    room.store = ((InMemoryPersistence) room.store).reopened();

    room.open();
    for (int i = 0; i < 200 && room.coordinator.mode() != Mode.READY; i++) {
      room.pass(Duration.ofMillis(10));
    }

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(counter.reads()).hasSizeBetween(3, 4).startsWith("orders", "trades", "positions");
  }

  private void reopen() {
    room.store = ((InMemoryPersistence) room.store).reopened();
    room.open();
  }

  private void nextDay() {
    room.exchange.endOfDay();
    room.pass(Duration.ofDays(1));
  }

  private static OrderTerms terms(Side side, InstrumentId instrument, long units) {
    return new OrderTerms(instrument, Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(Price.parse("95")));
  }

  private void outsider(Side side, InstrumentId instrument, long units) {
    room.exchange.outsider(terms(side, instrument, units), Script.fill());
  }
}
