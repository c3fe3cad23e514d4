package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.OnStop;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.OnCancel;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.Script;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong with stops, and what a person does meanwhile: doubles, refusals, a halt and a freeze. */
class StopTroublesTest extends StopFixture {

  @Test
  @Tag("F8")
  void aTargetAndTheStopThatBothFillAreAcceptedAndWhatWasTooMuchIsSoldAgain() {
    stopScript(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()).onCancel(OnCancel.PROMPT.ignored()));
    declaredNaked = true;
    StopRules stops = StopRules.NONE.with(call(25_000),
        StopSpec.at(Price.parse("130")).withTarget(Price.parse("50")));
    GroupHandle naked = room.run(Room.enter("naked", 1, GroupPolicy.DEFAULT.declaredNaked().with(stops),
        Room.sell(call(25_000), "95")), Duration.ofSeconds(2));

    tick("45", 20); // the target is reached, the stop cannot be freed for it, so another order buys
    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.ZERO);
    assertThat(bought()).isEqualTo(65);
    price("131"); // and now the stop fills as well
    room.pass(Duration.ofSeconds(20));

    assertThat(bought()).isEqualTo(130);
    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.ZERO);
    assertThat(naked.view().isFlat()).isTrue();
    assertThat(room.alertNames()).contains("DUPLICATE_COVER");
  }

  @Test
  @Tag("F12")
  void aFallbackThatIsRefusedAgainAndAgainIsAlarmedAndGoesOnUntilItIsTaken() {
    stopScript(Script.reject(RejectionReason.OTHER, "SL orders are blocked"));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.reject(RejectionReason.OTHER, "blocked"));
    GroupHandle spread = spread(1);

    tick("150", 60);
    assertThat(spread.view().lifecycle().isActive()).isTrue();
    assertThat(room.alertTexts(AlertCode.EXIT_BLOCKED)).isNotEmpty();
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.fill());
    tick("150", 40);

    assertThat(spread.view().isFlat()).isTrue();
    assertThat(bought()).isEqualTo(65);
  }

  @Test
  void whatIsLeftOfThePairAfterAStopFollowsThePolicy() {
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    GroupHandle keeps = room.run(Room.condor(1, GroupPolicy.DEFAULT.with(stops.with(OnStop.KEEP_PROTECTION))),
        Duration.ofSeconds(2));
    price("131");
    room.pass(Duration.ofSeconds(10));
    assertThat(keeps.view().held()).containsEntry(call(25_000), Quantity.ZERO)
        .containsEntry(call(25_200), Quantity.of(65)).containsEntry(put(24_000), Quantity.of(-65));

    keeps.exit();
    room.pass(Duration.ofSeconds(10));
    price("95");
    GroupHandle closes = room.run(Room.enter("closes", 1, GroupPolicy.DEFAULT.with(stops.with(OnStop.CLOSE_GROUP)),
        Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45"), Room.buy(put(23_800), "40")), SECOND);
    price("131");
    room.pass(Duration.ofSeconds(10));
    assertThat(closes.view().isFlat()).isTrue();
  }

  @Test
  void underAFreezeTheStopThatRestsStillFillsAndNothingElseLeavesUntilItIsRelaxed() {
    GroupHandle spread = spread(1);
    room.coordinator.restrict(Restriction.FREEZE_ALL, "a look first");
    room.pass(SECOND);
    int sent = room.exchange.log().arrivals().size();

    price("131");
    room.pass(Duration.ofSeconds(20));
    assertThat(bought()).isEqualTo(65);
    assertThat(room.exchange.log().arrivals()).hasSize(sent); // the freed protection stays for now
    room.coordinator.relax(Latch.FREEZE_ALL, "anna");
    room.pass(Duration.ofSeconds(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aStopFiresAndIsPressedWhileAPersonHasHalted() {
    GroupHandle spread = spread(1);
    room.coordinator.restrict(Restriction.HALTED, "lunch");
    room.pass(SECOND);

    price("150"); // through its limit
    room.pass(Duration.ofSeconds(10));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(bought()).isEqualTo(65);
  }
}
