package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.TradingCalendar;
import dev.belay.mode.Mode;
import dev.belay.plan.GroupPolicy;
import dev.belay.session.Blackouts;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The hours in which the broker is known to be down. */
class BlackoutTest {

  private static final LocalTime OPEN = SampleMarket.OPEN.atZone(TradingCalendar.INDIA).toLocalTime();

  private final Room room = new Room();

  @Tag("D2")
  @Test
  void readsThatFailInTheBrokersMaintenanceHoursAreExpectedAndCloseNothing() {
    open();
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(50));

    room.pass(Duration.ofSeconds(15)); // the maintenance has begun
    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.SERVER));
    room.broker.disconnect("maintenance");
    room.pass(Duration.ofMinutes(3));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(room.alertNames()).isEmpty();
    room.broker.heal();
    room.broker.reconnect();
    room.pass(Duration.ofMinutes(3));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(2);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("D2")
  @Test
  void readsThatFailBeyondThemAreToldOf() {
    open();
    room.pass(Duration.ofSeconds(70));
    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.SERVER));

    room.pass(Duration.ofMinutes(6));

    assertThat(room.alertNames()).contains("READS_FAILING");
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
  }

  @Tag("D2")
  @Test
  void noEntryIsSentInThem() {
    open();
    room.pass(Duration.ofSeconds(70));

    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(call(25_200), "45")),
        Duration.ofSeconds(10));

    assertThat(single.view().lifecycle().isFinal()).isTrue();
    assertThat(room.exchange.log().arrivals()).isEmpty();
  }

  private void open() {
    Blackouts minutes = new Blackouts(List.of(new Blackouts.Window(OPEN.plusMinutes(1), OPEN.plusMinutes(5))));
    room.open(builder -> builder.config(CoordinatorConfig.of(Room.ACCOUNT).calendar(SampleMarket.calendar())
        .blackouts(minutes).build()));
  }
}
