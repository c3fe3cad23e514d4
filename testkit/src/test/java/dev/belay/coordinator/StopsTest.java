package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.Exchange;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops on the positions of groups: rested, fired, fallen back on, taken over (DESIGN rules 6.8 and 6.9). */
class StopsTest extends StopFixture {

  @Test
  @Tag("F10")
  void aStopRestsForTheShortAsSoonAsItHasFilledAndItsProtectionGoesWithIt() {
    GroupHandle spread = spread(2);
    assertThat(stops()).containsExactly("S0.0 BUY 130 NFO:NIFTY2681125000CE stop 130.00 @133.90: taken");

    price("131");
    room.pass(Duration.ofSeconds(5));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(spread.view().isFlat()).isTrue();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("F1")
  void aGapThroughTheLimitIsRepricedAtOnceAndClosedOnce() {
    GroupHandle spread = spread(1);

    price("150");
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.GAPS)).isEqualTo(1);
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  @Tag("F1")
  @Tag("F13")
  void whereTheOrderCanNeitherBeMovedItIsCancelledAndOnlyThenReplaced() {
    stopScript(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()));
    GroupHandle spread = spread(1);

    price("150");
    room.pass(Duration.ofSeconds(20));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.STOP_FALLBACKS)).isEqualTo(1);
    List<String> story = room.exchange.log().story();
    int ended = index(story, "S0.0 cancelled");
    int replaced = index(story, "C0.0 BUY");
    assertThat(ended).isPositive().isLessThan(replaced);
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  @Tag("F2")
  @Tag("F3")
  void aRefusedStopIsGuardedByPriceToldAndPlacedAgain() {
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).times(2)
        .does(Script.reject(RejectionReason.STOP_GAP, "Stop limit order price range check failed"));
    GroupHandle spread = spread(1);
    tick("95", 60);
    assertThat(room.alertTexts(AlertCode.UNGUARDED)).isNotEmpty();
    assertThat(stops()).hasSize(3);

    price("150");
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.coordinator.metrics().get(ExecutionMetrics.UNGUARDED_MILLIS)).isPositive();
  }

  @Test
  @Tag("F3")
  void whereNoStopIsTakenThePriceAloneFiresIt() {
    stopScript(Script.reject(RejectionReason.OTHER, "SL orders are blocked"));
    GroupHandle spread = spread(1);

    price("150");
    room.pass(SECOND);
    price("150");
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  @Tag("F4")
  void aStopThatTheBrokerCancelsIsNoticedAndPlacedAgain() {
    GroupHandle spread = spread(1);

    room.exchange.cancelledByOthers(resting().get(0).id());
    room.pass(Duration.ofSeconds(5));
    assertThat(vanished()).isEqualTo(1);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(stops()).hasSize(2);
  }

  @Test
  @Tag("F5")
  @Tag("F7")
  void anExitTurnsTheRestingStopIntoItsOwnOrder() {
    GroupHandle spread = spread(1);

    spread.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().story()).noneMatch(each -> each.startsWith("C"));
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  @Tag("F5")
  @Tag("F6")
  void anExitThatCannotMoveTheStopCancelsItFirst() {
    stopScript(Script.fillOnPrice().modifyRefused(RejectionReason.OTHER, "no"));
    GroupHandle spread = spread(1);

    spread.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(spread.view().working()).isFalse();
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  void aPartialExitTakesItsPartAndTheRestKeepsAStop() {
    GroupHandle spread = spread(2);

    spread.exit(1);
    room.pass(Duration.ofSeconds(10));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(spread.view().held()).containsEntry(call(25_000), Quantity.of(-65))
        .containsEntry(call(25_200), Quantity.of(65));
    assertThat(resting()).extracting(OrderReport::quantity).containsExactly(Quantity.of(65));
    price("131");
    room.pass(Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("F13")
  void aCancellationThatHangsForEverWhileTheShortIsNakedIsDoubledOnceAfterTenSeconds() {
    stopScript(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()).onCancel(OnCancel.PROMPT.ignored()));
    declaredNaked = true;
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    GroupHandle spread = room.run(Room.enter("naked", 1, GroupPolicy.DEFAULT.declaredNaked().with(stops),
        Room.sell(call(25_000), "95")), Duration.ofSeconds(2));

    price("150");
    room.pass(Duration.ofSeconds(20));

    assertThat(bought()).isEqualTo(65);
    assertThat(room.alertTexts(AlertCode.STOP_STUCK)).isNotEmpty();
    assertThat(room.alertTexts(AlertCode.DUPLICATE_COVER)).hasSize(1);
    assertThat(spread.view().held()).containsEntry(call(25_000), Quantity.ZERO);
  }

  @Test
  void aStopThatEndsWithItsSessionRestsAgainOnceTheBooksOfTheNextOneAreRead() {
    GroupHandle spread = spread(1);
    until(SampleMarket.CLOSE.plusSeconds(1));
    room.exchange.outside().sessionEnds(Exchange.NFO);
    room.pass(Duration.ofMinutes(30));
    assertThat(stops()).hasSize(1);

    Instant opens = Instant.parse("2026-08-04T03:45:00Z");
    until(opens.minusSeconds(1));
    assertThat(stops()).hasSize(1);
    until(opens.plusSeconds(15));
    assertThat(stops()).hasSize(2);
    assertThat(resting()).extracting(OrderReport::quantity).contains(Quantity.of(65));

    price("131");
    room.pass(Duration.ofSeconds(5));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aStopOfALongWaitsUntilPositionsShowWhatItWouldSell() {
    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.fails(ReadFailure.SERVER));
    StopRules rules = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("70")));
    GroupHandle held = room.run(Room.enter("long", 1, GroupPolicy.DEFAULT.with(rules),
        Room.buy(call(25_000), "95")), SECOND);
    assertThat(stops()).isEmpty();

    room.broker.heal();
    stopScript(Script.fillOnPrice());
    room.pass(Duration.ofSeconds(3));
    assertThat(stops()).hasSize(1);

    held.exit();
    room.pass(Duration.ofSeconds(5));
    assertThat(held.view().isFlat()).isTrue();
  }

  @Test
  void aRestartFindsTheStopRestingAndItsTriggerFiresItAsBefore() {
    spread(1);
    room.restart(builder -> builder.market(quotes));
    assertThat(stops()).hasSize(1);

    price("150");
    room.pass(Duration.ofSeconds(10));

    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  void aStopThatFilledWhileNobodyWatchedClosesThePair() {
    GroupHandle spread = spread(1);
    room.coordinator.close();
    price("131");
    room.pass(SECOND);

    room.restart(builder -> builder.market(quotes));
    room.pass(Duration.ofSeconds(10));

    assertThat(room.coordinator.group(spread.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void aDeathAtAnyStepOfAStopsWayClosesOnce() {
    boolean reached = true;
    int steps = 0;
    for (; reached; steps++) {
      StopsTest each = new StopsTest();
      each.stopScript(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()));
      each.spread(1);
      each.price("150");
      int most = steps;
      int[] tasks = {0};
      reached = each.room.time.runUntil(() -> tasks[0]++ >= most, Duration.ofSeconds(12));
      each.room.restart(builder -> builder.market(each.quotes));
      each.room.pass(Duration.ofSeconds(60));
      assertThat(each.room.exchange.positions()).as("death at step " + steps)
          .allMatch(position -> position.net().isZero());
      assertThat(each.bought()).as("death at step " + steps).isEqualTo(65);
    }
    assertThat(steps).isGreaterThan(20);
  }
}
