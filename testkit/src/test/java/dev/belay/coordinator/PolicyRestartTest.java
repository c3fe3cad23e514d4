package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.OrderPurpose;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.Release;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A death at any step of an entry that fails, under every policy and release. */
class PolicyRestartTest {

  private static final Set<ExecutionLifecycle> AT_REST = EnumSet.of(ExecutionLifecycle.COMPLETED,
      ExecutionLifecycle.HEDGED, ExecutionLifecycle.LAPSED, ExecutionLifecycle.HELD);

  @ParameterizedTest
  @CsvSource({"UNWIND,PER_PAIR", "UNWIND,PRO_RATA", "COMPLETE,BARRIER", "COMPLETE,PRO_RATA", "SCALE_DOWN,BARRIER",
      "SCALE_DOWN,PRO_RATA", "HOLD_AND_ALERT,BARRIER", "HOLD_AND_ALERT,PER_PAIR"})
  void aDeathAtAnyStepEndsAtRestAndNeverNaked(FailurePolicy policy, Release release) {
    int steps = 0;
    for (boolean reached = true; reached; steps++) {
      reached = dieAt(steps, policy(policy, release));
    }
    assertThat(steps).isGreaterThan(20);
  }

  private static GroupPolicy policy(FailurePolicy failure, Release release) {
    GroupPolicy policy = GroupPolicy.DEFAULT.with(failure).withPhaseTime(Duration.ofSeconds(3));
    return switch (release) {
      case BARRIER -> policy;
      case PER_PAIR -> policy.releasePerPair();
      case PRO_RATA -> policy.releaseProRata();
    };
  }

  /** Dies before the n-th task of the first eight seconds; false when there are fewer. */
  private static boolean dieAt(int step, GroupPolicy policy) {
    Room room = new Room().open();
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().after(Duration.ofMillis(200)).fillUpTo(1, 2));
    String at = policy + " and death at step " + step;
    boolean died = Deaths.before(step, room, Room.condor(2, policy), Duration.ofSeconds(8), AT_REST, at);

    assertThat(room.truth().risked()).as(at).isEmpty();
    return died;
  }
}
