package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Mode;
import dev.belay.money.Quantity;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import dev.belay.testkit.StreamFault;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stream that is silent, incomplete, broken or double: the books are read all the same. */
class StreamTest {

  private final Room room = new Room().open();

  @Tag("H1")
  @Test
  void aSilentSocketIsFoundOutAndEntriesStopUntilItIsTrustedAgain() {
    room.broker.updates(order -> true, StreamFault.drop());

    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(20));
    assertThat(spread.view().lifecycle()).isIn(ExecutionLifecycle.COMPLETED, ExecutionLifecycle.HEDGED);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.broker.heal();
    room.broker.disconnect("a new socket");
    room.broker.reconnect();
    room.pass(Duration.ofSeconds(60));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("H2")
  @Test
  void oneMissingFrameIsFoundInTheBook() {
    room.broker.nextUpdates(1, order -> order.filled().isPositive(), StreamFault.drop());

    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(20));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }

  @Tag("H3")
  @Tag("D22")
  @Test
  void whatHappenedWhileTheStreamWasDownIsReadOnReconnectAndBookedOnce() {
    room.broker.on(order -> order.trades(call(25_000))).does(Script.accept().after(Duration.ofSeconds(2)).thenFill());
    room.coordinator.execute(ReconcileTest.spread());
    room.pass(Duration.ofSeconds(1));

    room.broker.disconnect("lost");
    room.pass(Duration.ofMillis(1_300));
    room.broker.updates(order -> true, StreamFault.repeat(3));
    room.broker.reconnect();
    room.pass(Duration.ofSeconds(10));

    GroupHandle spread = room.coordinator.groups().get(0);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(spread.view().held().get(call(25_000))).isEqualTo(Quantity.of(-65));
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }

  @Tag("H4")
  @Test
  void aHalfDeadSessionWithoutAnyEventIsFoundByDeadlines() {
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    room.broker.updates(order -> true, StreamFault.drop());
    room.broker.reads(read -> true, ReadFault.silent());
    room.pass(Duration.ofMinutes(2));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Tag("H5")
  @Test
  void aReconnectionIsFollowedByAReadingBeforeItIsTrusted() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    room.broker.disconnect("lost");
    room.pass(Duration.ofSeconds(10));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.broker.reads(read -> true, ReadFault.silent());
    room.broker.reconnect();
    room.pass(Duration.ofMinutes(1));
    assertThat(room.coordinator.mode()).as("connected, and nothing read").isEqualTo(Mode.EXIT_ONLY);
    room.broker.heal();
    room.pass(Duration.ofMinutes(1));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("H6")
  @Test
  void aReconnectStormChangesNothing() {
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    for (int i = 0; i < 20; i++) {
      room.broker.disconnect("storm");
      room.broker.reconnect();
      room.pass(Duration.ofMillis(50));
    }
    room.broker.updates(order -> true, StreamFault.repeat(2));
    spread.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().arrivals()).hasSize(4);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("H7")
  @Test
  void aQuarterOfAnHourWithoutTheBrokerIsWaitedOutInExitOnly() {
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    room.broker.disconnect("the broker is down");
    room.broker.reads(read -> true, ReadFault.silent());
    room.pass(Duration.ofMinutes(15));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.broker.heal();
    room.broker.reconnect();
    room.pass(Duration.ofMinutes(2));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }
}
