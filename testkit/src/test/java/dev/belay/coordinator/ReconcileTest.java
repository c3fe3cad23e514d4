package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the broker's books say against what we believe, while running: lies, lags and trades of others. */
class ReconcileTest {

  private static final InstrumentId LONG = call(25_200);
  private static final InstrumentId SHORT = call(25_000);

  private final Room room = new Room().open();

  @Tag("D1")
  @Test
  void readsThatFailCloseNothingAndStopEntriesUntilHalfAMinuteOfHealth() {
    GroupHandle spread = completed();

    room.broker.reads(read -> true, ReadFault.fails(ReadFailure.SERVER));
    room.pass(Duration.ofMinutes(2));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(room.alertNames()).containsExactly("READS_FAILING", "MODE_CHANGED");
    room.broker.heal();
    room.pass(Duration.ofSeconds(20));
    assertThat(room.coordinator.mode()).as("too early").isEqualTo(Mode.EXIT_ONLY);
    room.pass(Duration.ofSeconds(40));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertUntouched(spread);
  }

  @Tag("D3")
  @Tag("D18")
  @Test
  void aPositionThatVanishesForAWhileIsNoEvidence() {
    GroupHandle spread = completed();
    room.pass(Duration.ofSeconds(20));

    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.hides(LONG));
    room.pass(Duration.ofSeconds(13));
    room.broker.heal();
    room.pass(Duration.ofMinutes(2));

    assertUntouched(spread);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void anEmptyBookIsNoEvidence() {
    GroupHandle spread = completed();
    room.pass(Duration.ofSeconds(20));

    room.broker.nextRead(Read.POSITIONS, ReadFault.empty());
    room.broker.nextRead(Read.ORDERS, ReadFault.empty());
    room.broker.nextRead(Read.TRADES, ReadFault.truncated(1));
    room.pass(Duration.ofMinutes(2));

    assertUntouched(spread);
  }

  @Tag("D4")
  @Tag("D23")
  @Test
  void positionsThatAreSecondsBehindChangeNothing() {
    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.stale(Duration.ofSeconds(6)));

    GroupHandle spread = completed();
    room.pass(Duration.ofMinutes(1));

    assertUntouched(spread);
    assertThat(room.alertNames()).isEmpty();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Tag("D21")
  @Test
  void aManualTradeOnTheSameSymbolIsNotOursAndOurExitLeavesIt() {
    GroupHandle spread = completed();

    outsider(Side.BUY, LONG, 130);
    room.pass(Duration.ofSeconds(30));
    assertThat(room.alertNames()).isEmpty();
    spread.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.of(130));
  }

  @Test
  void aShortThatSomebodyElseBaredIsCoveredInTime() {
    GroupHandle spread = completed();
    room.pass(Duration.ofSeconds(15));

    outsider(Side.SELL, LONG, 65);
    room.pass(Duration.ofSeconds(15));

    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    room.pass(Duration.ofSeconds(60));
    assertThat(spread.view().isFlat()).isTrue();
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.ZERO);
    assertThat(room.alertNames()).contains("POSITION_MISMATCH", "EMERGENCY_HEDGE");
  }

  @Test
  void aBuyBackForALossThatTurnsOutToBeNoneIsTakenBack() {
    room.coordinator.close();
    AtomicBoolean lies = new AtomicBoolean();
    room.front = broker -> new Denying(broker, LONG, lies);
    room.restart();
    room.pass(Duration.ofSeconds(1));
    GroupHandle spread = completed();
    room.pass(Duration.ofSeconds(15));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.reject(RejectionReason.OTHER, "not now"));

    lies.set(true);
    room.pass(Duration.ofSeconds(25));
    assertThat(room.alertNames()).contains("EMERGENCY_HEDGE");
    lies.set(false);
    room.pass(Duration.ofSeconds(5));
    int sent = room.exchange.log().story().size();
    room.pass(Duration.ofMinutes(2));

    assertThat(room.exchange.log().story()).hasSize(sent);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.of(-65));
  }

  @Tag("D13")
  @Test
  void aPositionClosedByHandIsClosedExternally() {
    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")),
        Duration.ofSeconds(15));

    outsider(Side.SELL, LONG, 65);
    room.pass(Duration.ofSeconds(40));

    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.ZERO);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    assertThat(room.alertNames()).doesNotContain("EMERGENCY_HEDGE"); // what is gone is not taken off twice
  }

  @Tag("D14")
  @Test
  void whatIsSoldByHandBeyondOursIsNotOurs() {
    GroupHandle single = room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")),
        Duration.ofSeconds(15));

    outsider(Side.SELL, LONG, 130);
    room.pass(Duration.ofSeconds(60));

    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.of(-65));
  }

  @Tag("D17")
  @Test
  void aFillHalfAMinuteAfterTheEndIsBookedAndTakenBack() {
    room.broker.on(order -> order.trades(SHORT)).once()
        .does(Script.accept().fillsAfterCancel(Duration.ofSeconds(31)));
    GroupHandle spread = room.run(spread(), Duration.ofMinutes(3));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(spread.view().isFlat()).isTrue();
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
  }

  private GroupHandle completed() {
    GroupHandle spread = room.run(spread(), Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    return spread;
  }

  private void assertUntouched(GroupHandle spread) {
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }

  static GroupRequest spread() {
    return Room.enter("spread", 1, GroupPolicy.DEFAULT, Room.sell(SHORT, "95"), Room.buy(LONG, "45"));
  }

  private void outsider(Side side, InstrumentId instrument, long units) {
    room.exchange.outsider(new OrderTerms(instrument, Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(Price.parse("45"))), Script.fill());
  }
}
