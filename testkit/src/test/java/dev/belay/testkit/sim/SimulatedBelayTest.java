package dev.belay.testkit.sim;

import static dev.belay.testkit.assertj.TestkitAssertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.BrokerStatus;
import dev.belay.testkit.Script;
import dev.belay.testkit.junit.SimulatedBelayExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a host's own test looks like. */
@ExtendWith(SimulatedBelayExtension.class)
class SimulatedBelayTest {

  @Test
  void aCondorWithoutItsSecondProtectionEndsFlatThoughTheProcessDies(SimulatedBelay belay) {
    belay.on(order -> order.leg(1)).does(Script.accept().fillInParts(3, Duration.ofMillis(50)));
    belay.on(order -> order.leg(3)).does(Script.accept()
        .rejectAfter(Duration.ofMillis(200), RejectionReason.MARGIN, "no money"));
    belay.streamFallsSilent();
    belay.diesAfterFill(3);

    GroupId condor = belay.open(Structure.IRON_CONDOR, 3);
    belay.pass(Duration.ofMinutes(2));

    assertThat(belay).keptEveryInvariant().lived(2).isFlat().wasNeverNaked()
        .hasGroup(condor, ExecutionLifecycle.HEDGED);
  }

  @Test
  void aCondorThatNothingDisturbsIsComplete(SimulatedBelay belay) {
    GroupId condor = belay.open(Structure.IRON_CONDOR, 1);
    belay.pass(Duration.ofSeconds(20));

    assertThat(belay).hasGroup(condor, ExecutionLifecycle.COMPLETED).lived(1).wasNeverNaked();
  }

  @Test
  void aPowerCutWhileTheShortRestsEndsFlat(SimulatedBelay belay) {
    belay.on(order -> order.leg(0)).does(Script.accept());

    GroupId vertical = belay.open(Structure.CALL_VERTICAL, 2);
    belay.pass(Duration.ofSeconds(1));
    belay.losesPower(Duration.ofSeconds(5));
    belay.pass(Duration.ofMinutes(2));

    assertThat(belay).keptEveryInvariant().isFlat().hasGroup(vertical, ExecutionLifecycle.HEDGED);
  }

  @Test
  void anOrderThatTheBrokerCancelledAtItsDesksStaysEndedOverARestart(SimulatedBelay belay) {
    belay.on(order -> order.leg(0)).does(Script.fill().stuckIn(BrokerStatus.VALIDATION_PENDING));
    GroupId vertical = belay.open(Structure.CALL_VERTICAL, 1);
    belay.pass(Duration.ofSeconds(2));

    belay.log().events().stream().flatMap(event -> event.order().stream()).distinct()
        .forEach(belay.exchange()::cancelledByOthers);
    belay.pass(Duration.ofMillis(150));
    belay.dies(Duration.ofSeconds(1));
    belay.pass(Duration.ofMinutes(2));

    assertThat(belay).isFlat().lived(2).hasGroup(vertical, ExecutionLifecycle.HEDGED);
  }
}
