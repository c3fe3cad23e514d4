package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rolls: the old position whole, or nothing, or the new one whole; never both, and never a naked moment. */
class RollTest {

  private final Room room = new Room().open();
  private final GroupHandle old = room.run(Room.enter("old", 2, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
      Room.buy(call(25_200), "45")), Duration.ofSeconds(3));

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void theOldPositionIsClosedWhollyBeforeAsManyPackagesOfTheNewOneGoOut() {
    GroupHandle rolled = roll(old.id());
    room.pass(Duration.ofSeconds(10));

    assertThat(old.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(old.view().reason()).contains(GroupReason.ROLLED);
    assertThat(rolled.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(rolled.view().held()).containsEntry(call(25_100), Quantity.of(-130))
        .containsEntry(call(25_300), Quantity.of(130));
    List<String> filled = room.exchange.log().story().stream().filter(each -> each.contains(" filled "))
        .map(each -> each.substring(0, each.indexOf(' '))).toList();
    assertThat(filled).containsExactly("0000/E1.0", "0000/E0.0", "0000/C0.0", "0000/X1.0", "0001/E1.0", "0001/E0.0");
  }

  @Test
  void whatWouldBeRefusedClosesNothing() {
    GroupHandle refused = room.run(GroupRequest.roll(new RequestKey("roll"), new StrategyId("weekly"), Product.NRML,
        List.of(Room.sell(call(99_000), "5")), old.id(), GroupPolicy.DEFAULT), Duration.ofSeconds(5));

    assertThat(codes(refused)).contains(RefusalCode.INSTRUMENT_UNKNOWN);
    assertThat(old.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void theLegsOfTheOldPositionDoNotStandInTheWayOfTheNewOnes() {
    LegSpec kept = Room.buy(call(25_000), "95"); // the old group is short of it
    GroupHandle rolled = room.run(GroupRequest.roll(new RequestKey("roll"), new StrategyId("weekly"), Product.NRML,
        List.of(kept), old.id(), GroupPolicy.DEFAULT), Duration.ofSeconds(10));

    assertThat(rolled.view().held()).containsEntry(call(25_000), Quantity.of(130));
    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.of(130));
  }

  @Test
  void anExitThatTakesTooLongOpensNothingAndGoesOn() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());
    GroupHandle late = roll(old.id());
    room.pass(Duration.ofSeconds(61));
    assertThat(codes(late)).containsExactly(RefusalCode.ROLL_LATE);

    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.fill());
    room.pass(Duration.ofSeconds(60));

    assertThat(old.view().isFlat()).isTrue();
    assertThat(room.exchange.net(call(25_100))).isEqualTo(Quantity.ZERO);
  }

  @Test
  void aRollThatIsCalledOffOpensNothing() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept().after(Duration.ofSeconds(5))
        .thenFill());
    GroupHandle rolled = roll(old.id());
    room.pass(Duration.ofSeconds(1));

    rolled.cancel();
    room.pass(Duration.ofSeconds(30));

    assertThat(codes(rolled)).containsExactly(RefusalCode.ROLL_CALLED_OFF);
    assertThat(old.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void onlyACompleteGroupOfWholePackagesIsRolled() {
    assertThat(codes(roll(new GroupId(7)))).containsExactly(RefusalCode.ROLL_INCOMPLETE);
    old.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(codes(room.run(GroupRequest.roll(new RequestKey("again"), new StrategyId("weekly"), Product.NRML,
        legs(), old.id(), GroupPolicy.DEFAULT), Duration.ofSeconds(2)))).containsExactly(RefusalCode.ROLL_INCOMPLETE);
  }

  @Test
  void afterARestartTheExitGoesOnAndNoEntryFollows() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept().after(Duration.ofSeconds(5))
        .thenFill());
    roll(old.id());
    room.pass(Duration.ofSeconds(1));

    room.restart();
    room.pass(Duration.ofSeconds(60));

    assertThat(room.coordinator.group(old.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(codes(roll(old.id()))).containsExactly(RefusalCode.ROLL_INCOMPLETE);
  }

  private GroupHandle roll(GroupId from) {
    return room.run(GroupRequest.roll(new RequestKey("roll"), new StrategyId("weekly"), Product.NRML, legs(), from,
        GroupPolicy.DEFAULT), Duration.ofMillis(500));
  }

  private static List<LegSpec> legs() {
    return List.of(Room.sell(call(25_100), "70"), Room.buy(call(25_300), "30"));
  }

  private static List<RefusalCode> codes(GroupHandle refused) {
    GroupOutcome outcome = refused.outcome().toCompletableFuture().getNow(null);
    return ((GroupOutcome.Refused) outcome).violations().stream().map(Violation::code).toList();
  }
}
