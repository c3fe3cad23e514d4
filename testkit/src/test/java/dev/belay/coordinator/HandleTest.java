package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.risk.RefusalCode;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a host holds: each end has its own type, stages complete once, and nobody waits where waiting stops all. */
class HandleTest {

  private final Room room = new Room();

  @Test
  void aRefusalIsAnOutcomeAndClosesAtOnce() {
    room.open();
    GroupHandle refused = room.run(Room.enter("unknown", 1, GroupPolicy.DEFAULT, Room.buy(call(99_000), "5")),
        Duration.ofSeconds(2));

    assertThat(((GroupOutcome.Refused) told(refused.outcome())).violations())
        .anyMatch(each -> each.code() == RefusalCode.INSTRUMENT_UNKNOWN);
    assertThat(told(refused.closed())).isEqualTo(told(refused.outcome()));
  }

  @Test
  void aCompleteGroupTellsWhatItHoldsAndClosesLater() {
    room.open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    GroupOutcome.Completed complete = (GroupOutcome.Completed) told(condor.outcome());
    assertThat(complete.view().held()).containsEntry(call(25_000), Quantity.of(-65));
    assertThat(condor.closed().toCompletableFuture()).isNotDone();

    condor.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(told(condor.closed())).isEqualTo(new GroupOutcome.Closed(condor.view()));
    assertThat(told(condor.outcome())).isEqualTo(complete);
  }

  @Test
  void whatFilledNothingHasLapsed() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(Script.accept());
    room.open();
    GroupHandle resting = room.run(Room.condor(1), Duration.ofSeconds(1));

    resting.cancel();
    room.pass(Duration.ofSeconds(5));

    assertThat(told(resting.outcome())).isInstanceOf(GroupOutcome.Lapsed.class);
  }

  @Test
  void whatWasUnwoundIsHedged() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY) && order.trades(call(25_000)))
        .does(Script.reject(RejectionReason.MARGIN, "no money"));
    room.open();

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(10));

    assertThat(told(condor.outcome())).isEqualTo(new GroupOutcome.Hedged(condor.view()));
  }

  @Test
  void aHeldGroupSaysWhyAndEndsOnceItIsDealtWith() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY) && order.trades(put(24_000)))
        .does(Script.reject(RejectionReason.OTHER, "no"));
    room.open();
    GroupHandle held = room.run(Room.condor(1, GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT)),
        Duration.ofSeconds(5));
    GroupOutcome.Held outcome = (GroupOutcome.Held) told(held.outcome());
    assertThat(outcome.view().reason()).contains(GroupReason.LEG_REFUSED);
    assertThat(outcome.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);

    held.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(held.view().isFlat()).isTrue();
    assertThat(told(held.closed())).isInstanceOf(GroupOutcome.Closed.class);
  }

  @Test
  void aStateInWhichNothingRestsIsNoOutcome() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(Script.accept());
    room.open();
    GroupHandle entering = room.run(Room.condor(1), Duration.ofSeconds(1));

    assertThatThrownBy(() -> GroupOutcome.of(entering.view()))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("a group does not rest in EXECUTING");
    assertThatThrownBy(() -> new GroupOutcome.Closed(entering.view())).hasMessage("the group is EXECUTING, not CLOSED");
  }

  @Test
  void nobodyWaitsOnTheLoop() {
    List<Throwable> thrown = new ArrayList<>();
    room.open();
    GroupHandle condor = room.coordinator.execute(Room.condor(1));
    condor.outcome().whenComplete((outcome, failure) -> waits(condor).ifPresent(thrown::add));
    room.pass(Duration.ofSeconds(5));

    assertThat(thrown).singleElement().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void nobodyWaitsInAListenerWhateverThreadItIsToldOn() {
    ArrayDeque<Runnable> later = new ArrayDeque<>();
    List<ExecutionEvent> heard = new ArrayList<>();
    List<Throwable> thrown = new ArrayList<>();
    List<GroupHandle> condors = new ArrayList<>();
    room.open(builder -> builder.listener(event -> {
      heard.add(event);
      condors.forEach(each -> waits(each).ifPresent(thrown::add));
    }, later::add));
    condors.add(room.run(Room.condor(1), Duration.ofSeconds(5)));

    while (!later.isEmpty()) {
      later.remove().run();
    }

    assertThat(thrown).isNotEmpty().hasSameSizeAs(heard).allMatch(IllegalStateException.class::isInstance);
    assertThat(waits(condors.get(0))).isEmpty(); // told already, and this is nobody's thread
  }

  private static Optional<Throwable> waits(GroupHandle group) {
    try {
      group.await(Duration.ofMillis(1));
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(e);
    }
  }

  private static GroupOutcome told(CompletionStage<GroupOutcome> stage) {
    return stage.toCompletableFuture().getNow(null);
  }
}
