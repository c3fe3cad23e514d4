package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerPosition;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The failure policies through the coordinator, before a simulated exchange. */
class PolicyRunTest {

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void completeTriesTheRefusedShortAgainAndCompletes() {
    room.broker.on(order -> order.trades(call(25_000))).once().does(
        Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle condor = room.run(condor(1, FailurePolicy.COMPLETE), Duration.ofSeconds(10));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(Told.decisions(room.events)).containsSubsequence("leg-refused 2", "finishing", "leg-again 2",
        "COMPLETED");
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.UNWOUND)).isZero();
  }

  @Test
  void completeUnwindsWhenAMinuteWasNotEnough() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY)).does(
        Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle condor = room.run(condor(1, FailurePolicy.COMPLETE), Duration.ofSeconds(59));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
    room.pass(Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E7")
  void scaleDownKeepsTheWholePackagesOfBothSides() {
    room.broker.on(order -> order.trades(put(24_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(1, 4));

    GroupHandle condor = room.run(condor(4, FailurePolicy.SCALE_DOWN), Duration.ofSeconds(30));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(net()).containsExactly("NIFTY2681123800PE 65", "NIFTY2681124000PE -65", "NIFTY2681125000CE -65",
        "NIFTY2681125200CE 65");
    condor.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("E7")
  void holdTellsAPersonAgainAndAgainWhatIsHeld() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY)).does(
        Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle condor = room.run(condor(1, FailurePolicy.HOLD_AND_ALERT), Duration.ofSeconds(70));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).hasSize(3).containsOnly(
        "held (leg-refused): +65 NFO:NIFTY2681123800PE,"
        + " +65 NFO:NIFTY2681125200CE, -65 NFO:NIFTY2681124000PE; 0 bared, nothing works;"
        + " safe: exit(), cancel(), AcceptAsIs,"
        + " MarkClosedExternally");
    condor.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  private List<String> net() {
    TreeMap<String, Long> net = new TreeMap<>();
    for (BrokerPosition each : room.exchange.positions()) {
      net.merge(each.instrument().symbol(), each.net().units(), Long::sum);
    }
    return net.entrySet().stream().filter(each -> each.getValue() != 0)
        .map(each -> each.getKey() + " " + each.getValue()).toList();
  }

  private static GroupRequest condor(long lots, FailurePolicy policy) {
    return Room.condor(lots, GroupPolicy.DEFAULT.with(policy));
  }
}
