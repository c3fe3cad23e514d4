package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An exchange halts in the middle of its session (DESIGN rule 6.11). No calendar knows of it and no answer names its
 * end: only refusals tell of it, so that what has to be closed is tried until one is taken (rule 6.10).
 */
class HaltTest {

  private static final InstrumentId SHORT = call(25_000);
  private static final InstrumentId LONG = call(25_200);
  private static final StopRules STOP = StopRules.NONE.with(SHORT, StopSpec.at(Price.parse("130")));
  private static final Duration HALT = Duration.ofMinutes(45);

  private final Room room = new Room();
  private final SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);
  private final AtomicBoolean halted = new AtomicBoolean();

  HaltTest() {
    room.exchange.lastPrice(SHORT, Price.parse("95"));
    room.exchange.lastPrice(LONG, Price.parse("45"));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(Script.fillOnPrice());
    room.broker.on(order -> halted.get()).does(Script.reject(RejectionReason.SESSION, "trading is halted"));
    room.open(builder -> builder.market(quotes));
  }

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  void anExitThatAHaltCutsOffIsHeldAndTriedUntilTheHaltEnds() {
    GroupHandle spread = spread(StopRules.NONE);
    int before = room.exchange.log().arrivals().size();

    halted.set(true);
    spread.exit();
    room.pass(HALT);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).isNotEmpty().allMatch(text ->
        text.contains("+65 " + LONG + ", -65 " + SHORT + "; 0 bared"));
    assertThat(room.exchange.log().arrivals().size() - before).isBetween(80, 150);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
    halted.set(false);
    room.pass(Duration.ofSeconds(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlat();
  }

  @Test
  void aRestingStopThatAHaltKeepsIsTakenOverOnceTheHaltEnds() {
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).once().does(Script.fillOnPrice().onModify(
        OnModify.PROMPT.refusing(BrokerRejection.of(RejectionReason.SESSION, "trading is halted")))
        .onCancel(OnCancel.PROMPT.refusing(BrokerRejection.of(RejectionReason.SESSION, "trading is halted"))));
    GroupHandle spread = spread(STOP);

    halted.set(true);
    spread.exit();
    room.pass(HALT);
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.of(-65));
    assertThat(spread.view().lifecycle().isActive()).isTrue();

    halted.set(false);
    restingStops().forEach(room.exchange::cancelledByOthers);
    room.pass(Duration.ofMinutes(1));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlat();
  }

  @Test
  void aHaltBetweenTheWingAndTheShortLeavesTheWingHeldAndTakesItBackAfterwards() {
    room.broker.on(order -> order.trades(LONG) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().after(Duration.ofSeconds(1)).thenFill());
    GroupHandle spread = room.run(request(STOP), Duration.ofMillis(500));

    halted.set(true);
    room.pass(HALT);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(room.exchange.net(LONG)).isEqualTo(Quantity.of(65));
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.ZERO);
    halted.set(false);
    room.pass(Duration.ofSeconds(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertFlat();
  }

  @Test
  void stopsThatTheExchangePurgesAtAHaltAreMissedToldAndRestAgainAfterwards() {
    GroupHandle spread = spread(STOP);

    halted.set(true);
    restingStops().forEach(room.exchange::cancelledByOthers);
    room.pass(HALT);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.alertTexts(AlertCode.UNGUARDED)).isNotEmpty();
    halted.set(false);
    room.pass(Duration.ofMinutes(2));

    assertThat(restingStops()).hasSize(1);
    price("131");
    room.pass(Duration.ofSeconds(40));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlat();
  }

  @Test
  void aPriceThatLeavesTheHaltBeyondAPurgedStopClosesTheShort() {
    GroupHandle spread = spread(STOP);
    halted.set(true);
    restingStops().forEach(room.exchange::cancelledByOthers);
    room.pass(HALT);

    price("150"); // the auction after the halt
    room.pass(Duration.ofSeconds(20));
    assertThat(room.exchange.net(SHORT)).isEqualTo(Quantity.of(-65));
    assertThat(room.alertTexts(AlertCode.EXIT_BLOCKED)).isNotEmpty();
    halted.set(false);
    room.pass(Duration.ofSeconds(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertFlat();
  }

  @Test
  void anEntryInAHaltLapsesAndNothingOfItIsSentLater() {
    halted.set(true);
    GroupHandle spread = room.run(request(STOP), Duration.ofMinutes(2));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);

    halted.set(false);
    room.pass(Duration.ofMinutes(5));

    assertThat(room.exchange.positions()).isEmpty();
  }

  private static GroupRequest request(StopRules stops) {
    return Room.enter("spread", 1, GroupPolicy.DEFAULT.with(stops), Room.sell(SHORT, "95"), Room.buy(LONG, "45"));
  }

  private GroupHandle spread(StopRules stops) {
    GroupHandle spread = room.run(request(stops), Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    return spread;
  }

  private List<BrokerOrderId> restingStops() {
    var read = room.broker.orders().toCompletableFuture();
    room.pass(Duration.ofSeconds(1));
    return read.join().value().orElseThrow().stream().filter(each -> !each.status().claimsEnd())
        .map(OrderReport::id).toList();
  }

  private void price(String last) {
    room.exchange.lastPrice(SHORT, Price.parse(last));
  }

  private void assertFlat() {
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(restingStops()).isEmpty();
  }
}
