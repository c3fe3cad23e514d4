package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.RejectionReason;
import dev.belay.testkit.Incoming;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.TrueExposure;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An iron condor through the coordinator, before a simulated exchange. */
class CondorTest {

  @Test
  void fourLegsFillHedgeFirst() {
    Room room = new Room().open();
    room.broker.otherwise(Script.fill().after(Duration.ofMillis(200)).thenFill());
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    System.out.println(String.join("\n", room.exchange.log().story()));
    room.events.forEach(System.out::println);
    assertThat(new TrueExposure(room.exchange.log(), SampleMarket.rules()).naked()).isEmpty();
  }
}
