package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.killswitch.KillPhase;
import dev.belay.killswitch.KillReport;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.Scope;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The kill switch: latched, per key, shorts first, verified twice, swept, and honest about what it does not cover. */
class KillTest {

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  @Tag("J1")
  void everythingIsBlockedCancelledClosedAndShownFlatTwice() {
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(2));
    room.broker.on(order -> order.trades(put(23_600))).does(Script.accept());
    GroupHandle entering = room.run(Room.enter("resting", 1, GroupPolicy.DEFAULT, Room.buy(put(23_600), "20")),
        Duration.ofSeconds(1));

    KillReport report = kill(Scope.account());

    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(entering.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(report.verified()).isTrue();
    assertThat(report.lines()).hasSize(5).allMatch(line -> line.phase() == KillPhase.VERIFIED);
    List<String> closing = room.exchange.log().story().stream().filter(each -> each.matches("0000/[CX].* filled .*"))
        .map(each -> each.substring(5, 6)).toList();
    assertThat(closing).containsExactly("C", "C", "X", "X");
  }

  @Test
  void aKeyThatCannotBeClosedHoldsUpNoOther() {
    GroupHandle spread = room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(2));
    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(put(24_000), "90")),
        Duration.ofSeconds(2));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());

    KillReport report = kill(Scope.account());

    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(spread.view().held()).containsEntry(call(25_200), Quantity.of(65)); // it covers the open short
    assertThat(report.verified()).isFalse();
    assertThat(report.lines()).extracting(KillReport.Line::phase).containsExactlyInAnyOrder(KillPhase.CLOSING,
        KillPhase.CLOSING, KillPhase.VERIFIED);
  }

  @Test
  void restingStopsAreTakenOverNotLeft() {
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    GroupHandle spread = room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT.with(stops),
        Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), Duration.ofSeconds(2));

    KillReport report = kill(new Scope.Group(spread.id()));

    assertThat(report.verified()).isTrue();
    assertThat(spread.view().working()).isFalse();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("J3")
  void positionsOfOthersAreLeftAloneAndReported() {
    room.run(Room.condor(1), Duration.ofSeconds(2));
    room.exchange.outside().trades(put(24_500), Product.NRML, Side.BUY, Quantity.of(65), Price.parse("100"));
    room.pass(Duration.ofSeconds(20));

    KillReport report = kill(Scope.account());

    assertThat(report.verified()).isTrue();
    assertThat(report.uncovered()).hasSize(1).allSatisfy((key, units) -> {
      assertThat(key.instrument()).isEqualTo(put(24_500));
      assertThat(units).isEqualTo(Quantity.of(65));
    });
    assertThat(room.exchange.net(put(24_500))).isEqualTo(Quantity.of(65));
  }

  @Test
  void aSmallerReachBlocksAndClosesOnlyThere() {
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(2));
    GroupHandle other = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(put(23_600), "20")),
        Duration.ofSeconds(2));

    kill(new Scope.Instrument(call(25_000)));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    GroupHandle refused = room.run(Room.enter("again", 1, GroupPolicy.DEFAULT, Room.buy(call(25_000), "95")),
        Duration.ofSeconds(1));
    assertThat(refused.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);

    kill(new Scope.Strategy(new StrategyId("weekly")));
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    GroupHandle blocked = room.run(Room.enter("more", 1, GroupPolicy.DEFAULT, Room.buy(put(23_600), "20")),
        Duration.ofSeconds(1));
    assertThat(blocked.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
  }

  @Test
  @Tag("J2")
  void aRestartInTheMiddleGoesOnUntilTheBrokerHasShownIt() {
    room.run(Room.condor(1), Duration.ofSeconds(2));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());
    room.coordinator.kill(Scope.account(), "anna");
    room.pass(Duration.ofSeconds(2));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.fill());

    room.restart();
    room.pass(Duration.ofSeconds(40));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("J4")
  void onceItIsAcknowledgedNothingTriggersItAgain() {
    room.run(Room.condor(1), Duration.ofSeconds(2));
    kill(Scope.account());
    room.restart();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    room.coordinator.relax(Latch.KILL_SWITCH, "anna");
    room.pass(Duration.ofSeconds(1));

    GroupHandle next = room.run(Room.enter("next", 1, GroupPolicy.DEFAULT, Room.buy(put(24_000), "90")),
        Duration.ofSeconds(2));
    room.restart();
    room.pass(Duration.ofSeconds(10));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(room.coordinator.group(next.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  private KillReport kill(Scope scope) {
    CompletableFuture<KillReport> report = room.coordinator.kill(scope, "anna").toCompletableFuture();
    room.pass(Duration.ofSeconds(61));
    return report.join();
  }
}
