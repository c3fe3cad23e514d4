package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An outcome is told once it is kept; and what a host asks of a group that is not decided yet is not lost. */
class OutcomeKeptTest {

  private final InMemoryPersistence memory = new InMemoryPersistence(new InstanceId("TST"), new Epoch("AAA"));
  private final BreakableStore store = new BreakableStore(memory);
  private final MemoryJournal journal = new MemoryJournal();
  private final Room room = new Room();
  private final ArrayDeque<Runnable> commits = new ArrayDeque<>();

  @Test
  void anOutcomeWaitsForItsCommitAndTheStoreThenHasIt() {
    GroupHandle condor = fillsWhileTheDiskIsSlow();
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(condor.outcome().toCompletableFuture()).isNotDone();
    assertThat(stored()).isEqualTo(List.of(ExecutionLifecycle.PARTIALLY_EXPOSED.code()));

    commit();

    assertThat(condor.outcome().toCompletableFuture())
        .isCompletedWithValue(new GroupOutcome.Completed(condor.view()));
    assertThat(stored()).isEqualTo(List.of(ExecutionLifecycle.COMPLETED.code()));
  }

  @Test
  void theEndOfAGroupWaitsForItsCommitToo() {
    GroupHandle condor = fillsWhileTheDiskIsSlow();
    commit();
    store.disk = BreakableStore.Disk.WORKS;
    store.disk = BreakableStore.Disk.SLOW;
    condor.exit();
    room.pass(Duration.ofSeconds(3));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(condor.closed().toCompletableFuture()).isNotDone();

    commit();

    assertThat(condor.closed().toCompletableFuture()).isCompletedWithValue(new GroupOutcome.Closed(condor.view()));
  }

  @Test
  void whereTheStoreFailsTheOutcomeIsToldAllTheSame() {
    GroupHandle condor = fillsWhileTheDiskIsSlow();
    store.disk = BreakableStore.Disk.FAILS;
    condor.exit();
    commit();

    room.pass(Duration.ofSeconds(20));

    assertThat(condor.outcome().toCompletableFuture()).isCompletedWithValueMatching(
        outcome -> outcome.kind() == GroupOutcome.Kind.COMPLETED);
    assertThat(condor.closed().toCompletableFuture()).isCompletedWithValue(new GroupOutcome.Closed(condor.view()));
    assertThat(room.alertNames()).contains("STORE_FAILED");
  }

  @Test
  void aStoreThatDoesNotAnswerHoldsAnOutcomeBackForFiveSecondsAtTheMost() {
    GroupHandle condor = fillsWhileTheDiskIsSlow();
    store.disk = BreakableStore.Disk.HANGS;
    condor.exit();
    room.pass(Duration.ofSeconds(3));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(condor.closed().toCompletableFuture()).isNotDone();

    room.pass(Duration.ofSeconds(5));

    assertThat(condor.closed().toCompletableFuture()).isCompletedWithValue(new GroupOutcome.Closed(condor.view()));
  }

  @Test
  void aRefusalIsToldOnceItIsKept() {
    room.store = store;
    room.open(builder -> builder.emergency(journal));
    store.slowly = commits::add;
    store.disk = BreakableStore.Disk.SLOW;
    GroupHandle refused = room.run(Room.enter("none", 1, GroupPolicy.DEFAULT, Room.buy(call(99_000), "5")),
        Duration.ofSeconds(2));
    assertThat(refused.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(refused.outcome().toCompletableFuture()).isNotDone();

    commit();

    assertThat(codes(refused)).containsExactly(RefusalCode.INSTRUMENT_UNKNOWN);
  }

  @Test
  void aRequestThatIsCalledOffWhileItIsJudgedIsRefused() {
    room.open();
    GroupHandle cancelled = room.coordinator.execute(Room.condor(1));
    cancelled.cancel();
    GroupHandle left = room.coordinator.execute(Room.enter("left", 1, GroupPolicy.DEFAULT,
        Room.buy(put(23_800), "40")));
    left.exit();
    GroupHandle asked = room.coordinator.execute(Room.enter("asked", 1, GroupPolicy.DEFAULT,
        Room.buy(put(23_800), "40")));
    room.coordinator.execute(exit("exit", asked.id()));

    room.pass(Duration.ofSeconds(5));

    assertThat(List.of(codes(cancelled), codes(left), codes(asked)))
        .containsOnly(List.of(RefusalCode.CALLED_OFF));
    assertThat(room.exchange.log().arrivals()).isEmpty();
  }

  @Test
  void anExitOfAnUnknownGroupIsRefusedAndALaterGroupMayHaveItsNumber() {
    room.open();
    GroupHandle none = room.run(exit("exit", new GroupId(0)), Duration.ofSeconds(1));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(codes(none)).containsExactly(RefusalCode.GROUP_UNKNOWN);
    assertThat(condor.id()).isEqualTo(none.id());
    assertThat(condor.outcome().toCompletableFuture())
        .isCompletedWithValue(new GroupOutcome.Completed(condor.view()));
  }

  @Test
  void anExitOfAGroupThatHasEndedLeavesItAsItIs() {
    room.open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    condor.exit();
    room.pass(Duration.ofSeconds(5));

    GroupHandle again = room.run(exit("again", condor.id()), Duration.ofSeconds(1));

    assertThat(again).isSameAs(condor);
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private GroupHandle fillsWhileTheDiskIsSlow() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY) && order.trades(call(25_000)))
        .does(Script.accept().after(Duration.ofSeconds(2)).thenFill());
    room.store = store;
    room.open(builder -> builder.emergency(journal));
    store.slowly = commits::add;
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(1));
    store.disk = BreakableStore.Disk.SLOW;
    room.pass(Duration.ofMillis(1_500));
    return condor;
  }

  private void commit() {
    while (!commits.isEmpty()) {
      commits.remove().run();
      room.pass(Duration.ZERO);
    }
  }

  private static GroupRequest exit(String key, GroupId group) {
    return GroupRequest.exit(new RequestKey(key), new StrategyId("weekly"), Product.NRML, group);
  }

  private static List<RefusalCode> codes(GroupHandle refused) {
    return ((GroupOutcome.Refused) refused.outcome().toCompletableFuture().getNow(null)).violations().stream()
        .map(Violation::code).toList();
  }

  /** The states of all groups that a process would find which opened the store now. */
  private List<String> stored() {
    return memory.loadActive(room.time.wall()).toCompletableFuture().getNow(List.of()).stream()
        .filter(Entry.Group.class::isInstance).map(each -> ((Entry.Group) each).lifecycle()).toList();
  }
}
