package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a group whose leg is refused or late, by each policy (DESIGN rule 6.4). */
class PolicyTest {

  private static final GroupPolicy COMPLETE = GroupPolicy.DEFAULT.with(FailurePolicy.COMPLETE);
  private static final GroupPolicy SCALE_DOWN = GroupPolicy.DEFAULT.with(FailurePolicy.SCALE_DOWN);
  private static final GroupPolicy HOLD = GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT);

  @Test
  void completeSendsTheMissingRestAgainAfterHalfASecondAndEndsComplete() {
    Story group = Story.spread(2, COMPLETE);
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 65);

    assertThat(group.refuse(1, RejectionReason.MARGIN)).containsExactly("leg-refused", "finishing");
    assertThat(group.after(499)).isEmpty();
    assertThat(group.after(1)).containsExactly("leg-again", "#2 entry sell 65 of leg 1 at 90.00");
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.moves).containsExactly(GroupSignal.STARTED, GroupSignal.FILLED, GroupSignal.TARGET_FILLED);
  }

  @Test
  void completeUnwindsOnceItsMinuteIsSpent() {
    Story group = Story.spread(1, COMPLETE);
    group.start();
    group.fill(0);
    group.refuse(1, RejectionReason.MARGIN);
    group.after(500);
    group.accept(2);

    assertThat(group.after(59_499)).isEmpty();
    assertThat(group.after(1)).containsExactly("budget-spent", "cancel #2");
    assertThat(group.end(2, OrderEnd.CANCELLED)).containsExactly("close-freed",
        "#3 close sell 65 of leg 0 marketable 0");
    group.fill(3);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void completeUnwindsAfterFiveSecondsWhileAShortStandsBared() {
    Story group = Story.condor(1, COMPLETE);
    group.start();
    group.fill(0);
    group.fill(1);
    group.refuse(3, RejectionReason.MARGIN);
    group.after(500);
    group.accept(4);

    assertThat(group.fill(2, 130)).containsExactly("bared 65 of leg 2");
    assertThat(group.after(4_999)).isEmpty();
    assertThat(group.after(1)).startsWith("budget-spent");
  }

  @Test
  void completeBecomesUnwindOnceEntriesAreForbidden() {
    Story group = Story.spread(1, COMPLETE);
    group.start();
    group.fill(0);
    group.refuse(1, RejectionReason.MARGIN);

    assertThat(group.forbidEntries()).containsExactly("entries-forbidden", "close-freed",
        "#2 close sell 65 of leg 0 marketable 0");
  }

  @Test
  void completeIsHeldToFreshFundsEachTime() {
    Story group = Story.spread(1, COMPLETE);
    group.start();
    group.fill(0);
    group.refuse(1, RejectionReason.MARGIN);
    group.rich = false;

    assertThat(group.after(500)).containsExactly("check funds");
    assertThat(group.funds(false)).containsExactly("funds-short", "close-freed",
        "#2 close sell 65 of leg 0 marketable 0");
  }

  @Test
  @Tag("E6")
  @Tag("E8")
  void scaleDownKeepsWholePackagesAndSellsOnlyTheExcessProtection() {
    Story group = Story.spread(3, SCALE_DOWN);
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 65);

    assertThat(group.after(10_000)).containsExactly("scaling-down", "cancel #1");
    assertThat(group.end(1, OrderEnd.CANCELLED)).containsExactly("close-freed",
        "#2 close sell 130 of leg 0 marketable 0");
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.state.isComplete()).isTrue();
    assertThat(group.state.held(new LegId(0))).isEqualTo(Quantity.of(65));
    assertThat(group.state.held(new LegId(1))).isEqualTo(Quantity.of(-65));
  }

  @Test
  void scaleDownOfAStraddleBuysTheLonelySideBackAndKeepsOnlySoMuchNaked() {
    Story group = Story.straddle(2, SCALE_DOWN);
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 65);

    assertThat(group.end(1, OrderEnd.CANCELLED)).containsExactly("leg-refused", "scaling-down", "cover-short",
        "#2 cover buy 65 of leg 0 marketable 0");
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.state.declared().total()).isEqualTo(Quantity.of(130));
    assertThat(group.fill(1, 130)).contains("bared 65 of leg 1");
  }

  @Test
  void scaleDownWithoutAWholePackageReturnsToFlat() {
    Story group = Story.spread(2, SCALE_DOWN);
    group.start();
    group.fill(0);

    group.refuse(1, RejectionReason.MARGIN);
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(group.state.isFlat()).isTrue();
  }

  @Test
  void aScaledDownGroupExitsWhatItKept() {
    Story group = Story.spread(2, SCALE_DOWN);
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 65);
    group.end(1, OrderEnd.CANCELLED);
    group.fill(2);

    assertThat(group.exit()).containsExactly("host-exit", "cover-short", "#3 cover buy 65 of leg 1 marketable 0");
    group.fill(3);
    group.fill(4);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(group.state.isFlat()).isTrue();
  }

  @Test
  @Tag("E7")
  void holdKeepsWhatHasFilledAndIsHeldUntilAPersonDecides() {
    Story group = Story.condor(1, HOLD);
    group.start();
    group.fill(0);
    group.fill(1);
    group.fill(2);

    assertThat(group.refuse(3, RejectionReason.MARGIN)).containsExactly("leg-refused", "holding");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(group.after(3_600_000)).isEmpty();
    assertThat(group.exit()).containsExactly("host-exit", "cover-short", "#4 cover buy 65 of leg 2 marketable 0",
        "close-freed", "#5 close sell 65 of leg 1 marketable 0");
    group.fill(4);
    group.fill(5);
    group.fill(6);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void holdCoversABaredShortFirst() {
    Story group = Story.condor(1, HOLD);
    group.start();
    group.fill(0);
    group.fill(1);
    group.accept(2);

    assertThat(group.fill(2, 130)).containsExactly("bared 65 of leg 2");
    group.end(2, OrderEnd.FILLED);
    assertThat(group.refuse(3, RejectionReason.MARGIN)).containsExactly("leg-refused", "holding");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
    assertThat(group.hedgeFills(0, 2, 65)).containsExactly("bared 0 of leg 2");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
  }

  @Test
  void whatIsHeldCanBeAcceptedAsItIsAndIsThenThePosition() {
    Story group = Story.spread(1, HOLD);
    group.start();
    group.fill(0);
    group.refuse(1, RejectionReason.MARGIN);

    assertThat(group.acceptAsIs()).containsExactly("accepted-as-is");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.state.isComplete()).isTrue();
    assertThat(group.state.interimExposure()).isZero();
    assertThat(group.fill(1, 65)).containsExactly("cover-short",
        "#2 cover buy 65 of leg 1 marketable 0");
  }

  @Test
  void whatIsNotHeldOrIsBaredCannotBeAccepted() {
    Story group = Story.spread(1, HOLD);
    group.start();
    group.fill(0);

    assertThat(group.acceptAsIs()).isEmpty();
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
  }

  @Test
  void aHeldGroupCanBeCalledOff() {
    Story group = Story.spread(1, HOLD);
    group.start();
    group.fill(0);
    group.refuse(1, RejectionReason.MARGIN);

    assertThat(group.cancel()).containsExactly("host-cancelled", "close-freed",
        "#2 close sell 65 of leg 0 marketable 0");
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void aPersonsRetrySendsTheNextClosingOrderAtOnce() {
    Story group = Story.single();
    group.start();
    group.fill(0);
    group.exit();
    for (int ref = 1; ref < 6; ref++) {
      group.refuse(ref, RejectionReason.MARGIN);
      group.after(500);
    }
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);

    assertThat(group.tryAgain()).containsExactly("close-freed", "#6 close sell 65 of leg 0 marketable 5");
  }

  @Test
  void theHostMayCancelAtAnyMomentOfEveryPolicy() {
    for (FailurePolicy policy : FailurePolicy.values()) {
      for (int when = 0; when < 6; when++) {
        Story group = Story.spread(2, GroupPolicy.DEFAULT.with(policy));
        play(group, when);
        group.cancel();
        finish(group);

        assertThat(group.state.isFlat()).as(policy + " cancelled at " + when).isTrue();
        assertThat(group.state.lifecycle()).as(policy + " cancelled at " + when)
            .isIn(ExecutionLifecycle.LAPSED, ExecutionLifecycle.HEDGED);
      }
    }
  }

  /** The first so many steps of an entry whose short fills by half and is then refused. */
  private static void play(Story group, int steps) {
    Runnable[] all = {group::start, () -> group.accept(0), () -> group.fill(0), () -> group.accept(1),
        () -> group.fill(1, 65), () -> group.refuse(1, RejectionReason.MARGIN)};
    for (int i = 0; i < steps; i++) {
      all[i].run();
    }
  }

  /** Entries end as cancelled, closing orders fill. */
  private static void finish(Story group) {
    for (int round = 0; round < 20; round++) {
      for (Child each : group.state.children()) {
        if (each.isOpen() && each.isEntry()) {
          group.end(each.ref(), OrderEnd.CANCELLED);
        } else if (each.isOpen()) {
          group.fill(each.ref());
        }
      }
      group.after(1_000);
    }
  }
}
