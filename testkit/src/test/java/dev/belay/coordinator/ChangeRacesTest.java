package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.testkit.Delivery;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Script;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cancelling and modifying while orders trade: family C of the failure corpus, before the simulated exchange. */
class ChangeRacesTest {

  private final Room room = new Room().open();

  @AfterEach
  void neverNakedAndNeverReversed() {
    assertThat(room.truth().naked()).isEmpty();
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  @Tag("C1")
  @Tag("C2")
  void anEntryThatFillsWhileItIsCancelledIsBookedAndSoldAgain() {
    entries(Script.accept().cancelLosesToFill());

    GroupHandle wing = cancelledWing(Duration.ofSeconds(20));

    assertThat(Told.facts(room.events)).startsWith("accepted E0", "filled E0 130", "closed E0 filled");
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  @Tag("C1")
  void whatIsSentInsteadIsSizedByWhatTheCancelledOrderReallyLeft() {
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).once()
        .does(Script.accept().modifyRefused(RejectionReason.OTHER, "no").onCancel(OnCancel.PROMPT.losingTo(1, 1)));

    GroupHandle condor = room.coordinator.groups().get(0);
    condor.exit();
    room.pass(Duration.ofMinutes(1));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().arrivals()).hasSize(8);
  }

  @Test
  @Tag("C2")
  @Tag("C8")
  void aRefusedCancelSaysNothingOfTheOrderWhichIsReadAgain() {
    entries(Script.accept().after(Duration.ofMillis(3_500)).thenFill()
        .cancelRefused(RejectionReason.NOT_CHANGEABLE, "not open"));

    GroupHandle wing = cancelledWing(Duration.ofSeconds(2));
    assertThat(wing.view().working()).isTrue();
    room.pass(Duration.ofSeconds(20));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  @Tag("C4")
  void aDeadOrderIsNotCancelledAgainAndAgain() {
    entries(Script.accept());

    cancelledWing(Duration.ofMinutes(3));

    assertThat(events(ExchangeEvent.Kind.CANCEL_ASKED)).isEqualTo(1);
  }

  @Test
  @Tag("C5")
  @Tag("C15")
  void aCancelThatTakesItsTimeIsWaitedForAndNothingTakesTheOrdersPlace() {
    entries(Script.accept().cancelTakes(Duration.ofSeconds(69)));

    GroupHandle wing = cancelledWing(Duration.ofSeconds(60));
    assertThat(wing.view().working()).isTrue();
    assertThat(room.exchange.log().arrivals()).hasSize(1);
    room.pass(Duration.ofSeconds(30));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  @Tag("C7")
  void aModificationAfterAPartialFillNeverEnlargesTheOrder() {
    entries(Script.accept().fillUpTo(1, 2).fillOnceModified());
    PriceLadder ladder = new PriceLadder(Price.parse("40"), Price.parse("42"), 2, 3, Duration.ofSeconds(1));

    GroupHandle wing = room.run(Room.enter("wing", 2, GroupPolicy.DEFAULT, LegSpec.buy(put(23_800), 1, ladder)),
        Duration.ofSeconds(10));

    assertThat(wing.view().held()).containsEntry(put(23_800), Quantity.of(130));
    assertThat(room.exchange.net(put(23_800))).isEqualTo(Quantity.of(130));
  }

  @Test
  @Tag("C10")
  void anOrderThatIsBeingProcessedIsNotAskedInATightLoop() {
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept().after(Duration.ofSeconds(8))
        .thenFill().cancelRefused(RejectionReason.NOT_CHANGEABLE, "it is being processed").onModify(
            OnModify.PROMPT.refusing(BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "it is being processed"))));

    room.coordinator.groups().get(0).exit();
    room.pass(Duration.ofSeconds(30));

    assertThat(events(ExchangeEvent.Kind.MODIFY_REFUSED)).isLessThanOrEqualTo(2 * 6);
    assertThat(room.coordinator.groups().get(0).view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("C12")
  void aCancelThatIsAnsweredWithAnErrorAndHappenedIsSeenInTheBook() {
    entries(Script.accept().onCancel(OnCancel.PROMPT.delivered(Delivery.LOST_AFTER)));

    GroupHandle wing = cancelledWing(Duration.ofSeconds(20));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  @Tag("C13")
  void anOrderThatTradesAfterItsCancellationIsBookedAndFlattened() {
    entries(Script.accept().fillsAfterCancel(Duration.ofMinutes(10)));

    GroupHandle wing = cancelledWing(Duration.ofMinutes(5));
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    room.pass(Duration.ofMinutes(10));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  void aCoverThatCannotBeModifiedIsCancelledAndSentAnewOnlyOnceItsEndIsShown() {
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.COVER)).once()
        .does(Script.accept().onModify(OnModify.PROMPT.ignored()).cancelTakes(Duration.ofSeconds(4)));

    GroupHandle condor = room.coordinator.groups().get(0);
    condor.exit();
    room.pass(Duration.ofMinutes(1));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().story().stream().filter(each -> each.startsWith("C2")
        && (each.endsWith("taken") || each.endsWith("cancelled"))).map(each -> each.split(" ")[0] + " "
            + each.substring(each.lastIndexOf(' ') + 1)).toList())
        .containsExactly("C2.0 taken", "C2.0 cancelled", "C2.1 taken");
  }

  @Test
  void twoModificationsThatAreNotShownAreEnoughForACancel() {
    room.front = LimitsOnly::new;
    room.restart();
    room.pass(Duration.ofSeconds(1));
    room.run(Room.condor(1), Duration.ofSeconds(5));
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.COVER)).once()
        .does(Script.accept().onModify(OnModify.PROMPT.ignored()));

    GroupHandle condor = room.coordinator.groups().get(0);
    condor.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(room.exchange.log().story().stream().filter(each -> each.startsWith("C2.0 modify")
        || each.startsWith("C2.0 cancel"))).containsExactly("C2.0 modify asked @133.00", "C2.0 modify refused",
            "C2.0 cancel asked", "C2.0 cancelled");
    assertThat(Told.decisions(room.events)).contains("not-moved 2").doesNotContain("exit-refused 2");
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private void entries(Script script) {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(script);
  }

  private GroupHandle cancelledWing(Duration time) {
    GroupHandle wing = room.run(Room.enter("wing", 2, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofMillis(500));
    wing.cancel();
    room.pass(time);
    return wing;
  }

  private long events(ExchangeEvent.Kind kind) {
    return room.exchange.log().events().stream().filter(each -> each.kind() == kind).count();
  }
}
