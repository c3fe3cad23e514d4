package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.GroupId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.Script;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An iron condor through the coordinator, before a simulated exchange. */
class CondorTest {

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
    assertThat(room.truth().naked()).isEmpty();
  }

  @Test
  void theWingsFillBeforeTheShortsGoOut() {
    room.broker.otherwise(Script.accept().after(Duration.ofMillis(200)).thenFill());

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(Told.decisions(room.events)).containsExactly("READY", "ACCEPTED", "EXECUTING", "phase-released 1",
        "phase-released 3", "PARTIALLY_EXPOSED", "phase-released 0", "phase-released 2", "COMPLETED");
    assertThat(room.exchange.log().story()).containsExactly(
        "E1.0 BUY 65 NFO:NIFTY2681123800PE @40.00: taken",
        "E3.0 BUY 65 NFO:NIFTY2681125200CE @45.00: taken",
        "E1.0 opened", "E3.0 opened", "E1.0 filled 65 @40.00", "E3.0 filled 65 @45.00",
        "E0.0 SELL 65 NFO:NIFTY2681124000PE @90.00: taken",
        "E2.0 SELL 65 NFO:NIFTY2681125000CE @95.00: taken",
        "E0.0 opened", "E2.0 opened", "E0.0 filled 65 @90.00", "E2.0 filled 65 @95.00");
  }

  @Test
  void aRefusedShortIsUnwoundByTheGroupItselfAndNoEmergencyHedgeIsCounted() {
    room.broker.on(order -> order.trades(call(25_000))).does(Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(10));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(condor.view().isFlat()).isTrue();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES)).isZero();
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.UNWOUND)).isEqualTo(1);
  }

  @Test
  void anExitIsARequestForTheWholePositionAndMirrorsTheEntry() {
    room.run(Room.condor(1), Duration.ofSeconds(5));
    int before = room.exchange.log().events().size();

    GroupHandle condor = room.run(GroupRequest.exit(new RequestKey("out"),
        new StrategyId("weekly"), Product.NRML, new GroupId(0)),
        Duration.ofSeconds(5));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().story().subList(before, room.exchange.log().story().size())
        .stream().filter(each -> each.endsWith("taken")).map(each -> each.substring(0, 9)).toList())
        .containsExactly("C0.0 BUY ", "C2.0 BUY ", "X3.0 SELL", "X1.0 SELL");
  }

  @Test
  void sixtyLotsAreCutToTheFreezeQuantityAndEachSliceIsItsOwnOrder() {
    Room large = new Room();
    large.margin = FixedMargin.perLot(Money.rupees(100));
    large.open();

    GroupHandle condor = large.run(Room.condor(60), Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(large.exchange.log().arrivals().stream().map(each -> each.quantity().units()).toList())
        .containsExactlyInAnyOrder(1755L, 1755L, 390L, 1755L, 1755L, 390L, 1755L, 1755L, 390L, 1755L, 1755L, 390L);
  }

  @Test
  void aLostAnswerIsFoundByItsTagAndNeverSentAgain() {
    room.broker.on(order -> order.trades(put(24_000))).does(Script.accept().thenFill().loseAnswer());

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(4);
  }

  @Test
  void anOrderThatNeverArrivedIsProvedAbsentAndTheGroupReturnsToFlat() {
    room.broker.on(order -> order.trades(put(24_000)) && order.isFor(OrderPurpose.ENTRY)).does(Script.lost());

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(120));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void aShortThatFillsInPartIsCoveredBeforeItsProtectionIsSold() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(1, 5));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(60));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES)).isZero();
  }

  @Test
  void aRequestWithTheSameKeyAnswersTheSameGroupAndAnotherContentIsRefused() {
    GroupHandle first = room.run(Room.condor(1), Duration.ofSeconds(5));

    GroupHandle again = room.run(Room.condor(1), Duration.ofSeconds(5));
    GroupHandle other = room.run(Room.condor(2), Duration.ofSeconds(5));

    assertThat(again).isSameAs(first);
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(room.exchange.log().arrivals()).hasSize(4);
  }

  @Test
  void aPersonsRestrictionRefusesEntriesAndLetsExitsGo() {
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    room.coordinator.restrict(Restriction.EXIT_ONLY, "lunch");
    room.pass(Duration.ofMillis(10));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);

    GroupHandle refused = room.run(Room.enter("more", 1, GroupPolicy.DEFAULT,
        Room.buy(put(23_800), "40")), Duration.ofSeconds(1));
    condor.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(refused.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void leavingReadyInTheMiddleOfAnEntryUnwindsIt() {
    room.broker.otherwise(Script.accept().after(Duration.ofMillis(500)).thenFill());
    GroupHandle condor = room.run(Room.condor(1), Duration.ofMillis(100));

    room.coordinator.restrict(Restriction.EXIT_ONLY, "news");
    room.pass(Duration.ofSeconds(10));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.log().arrivals()).hasSize(4);
  }
}
