package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.RejectionReason;
import org.junit.jupiter.api.Test;

/** What a group asks for, told fact by fact. */
class OrderGroupTest {

  @Test
  void theProtectionGoesFirstAndTheShortOnlyWhenAllOfItHasFilled() {
    Story group = Story.spread();

    assertThat(group.start()).containsExactly("phase-released", "#0 entry buy 65 of leg 0 at 40.00");
    assertThat(group.accept(0)).isEmpty();
    assertThat(group.fill(0, 30)).isEmpty();
    assertThat(group.fill(0, 65)).containsExactly("phase-released", "#1 entry sell 65 of leg 1 at 90.00");
    group.end(0, OrderEnd.FILLED);
    group.fill(1);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.moves).containsExactly(GroupSignal.STARTED, GroupSignal.FILLED, GroupSignal.TARGET_FILLED);
    assertThat(group.state.interimExposure()).isZero();
  }

  @Test
  void aRefusedShortUnwindsTheProtectionThatFilled() {
    Story group = Story.spread();
    group.start();
    group.fill(0);

    assertThat(group.refuse(1, RejectionReason.MARGIN)).containsExactly("leg-refused", "leg-refused",
        "close-freed", "#2 close sell 65 of leg 0 marketable 0");
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(group.state.isFlat()).isTrue();
  }

  @Test
  void aRefusedProtectionEndsTheGroupBeforeAnythingFilled() {
    Story group = Story.spread();
    group.start();

    group.refuse(0, RejectionReason.PRICE_BAND);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  void aLateShortIsCancelledCoveredAndOnlyThenItsProtectionSold() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 20);

    assertThat(group.after(10_000)).containsExactly("phase-late", "cancel #1");
    assertThat(group.end(1, OrderEnd.CANCELLED)).containsExactly("cover-short",
        "#2 cover buy 20 of leg 1 marketable 0", "close-freed", "#3 close sell 45 of leg 0 marketable 0");
    assertThat(group.fill(2)).containsExactly("close-freed", "#4 close sell 20 of leg 0 marketable 0");
    group.fill(3);
    group.fill(4);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void anUnconfirmedCancellationDelaysTheCoverBySecondAndNoMore() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.accept(1);
    group.fill(1, 20);
    group.after(10_000);

    assertThat(group.after(999)).isEmpty();
    assertThat(group.after(1)).containsExactly("cover-short", "#2 cover buy 20 of leg 1 marketable 0");
    assertThat(group.fill(1, 65)).containsExactly("cover-short", "#3 cover buy 45 of leg 1 marketable 0");
  }

  @Test
  void aLongIsNotSoldWhileAShortMayStillFill() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.doubt(1);

    assertThat(group.after(10_000)).containsExactly("phase-late");
    assertThat(group.after(60_000)).isEmpty();
    assertThat(group.end(1, OrderEnd.NEVER_PLACED)).containsExactly("close-freed",
        "#2 close sell 65 of leg 0 marketable 0");
  }

  @Test
  void anExitBuysTheShortBackFirstAndThenSellsTheFreedProtection() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.fill(1);

    assertThat(group.exit()).containsExactly("host-exit", "cover-short", "#2 cover buy 65 of leg 1 marketable 0");
    group.accept(2);
    assertThat(group.fill(2, 40)).containsExactly("close-freed", "#3 close sell 40 of leg 0 marketable 0");
    assertThat(group.fill(2, 65)).containsExactly("close-freed", "#4 close sell 25 of leg 0 marketable 0");
    group.end(2, OrderEnd.FILLED);
    group.fill(3);
    group.fill(4);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void anUnfilledClosingOrderFollowsTheMarketEverySecondAndIsReplacedAfterTwelveMoves() {
    Story group = Story.single();
    group.start();
    group.fill(0);
    group.exit();
    group.accept(1);

    for (int rung = 1; rung <= 12; rung++) {
      assertThat(group.after(1_000)).containsExactly("reprice-exit", "reprice #1 marketable " + rung);
      group.moved(1);
    }
    assertThat(group.after(1_000)).containsExactly("cancel #1");
    assertThat(group.end(1, OrderEnd.CANCELLED)).containsExactly("close-freed",
        "#2 close sell 65 of leg 0 marketable 13");
  }

  @Test
  void aRefusedExitGoesOnWithTheNextRungAndIsHeldAndProbedWhenItIsRefusedAgainAndAgain() {
    Story group = Story.single();
    group.start();
    group.fill(0);
    group.exit();

    assertThat(group.refuse(1, RejectionReason.MARGIN)).containsExactly("exit-refused", "close-freed",
        "#2 close sell 65 of leg 0 marketable 1");
    for (int ref = 2; ref < 5; ref++) {
      group.refuse(ref, RejectionReason.MARGIN);
      group.after(500);
    }
    group.refuse(5, RejectionReason.MARGIN);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(group.after(29_999)).isEmpty();
    assertThat(group.after(1)).containsExactly("close-freed", "#6 close sell 65 of leg 0 marketable 5");
    group.fill(6);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aRefusedLegCancelsAllThatStillWorksInItsPhase() {
    Story group = Story.straddle();
    group.start();
    group.accept(0);
    group.accept(1);

    assertThat(group.refuse(0, RejectionReason.MARGIN)).containsExactly("leg-refused", "leg-refused", "cancel #1");
  }

  @Test
  void aFreezeRefusalHalvesTheChildren() {
    Story group = Story.single(4);
    group.start();
    group.fill(0);
    assertThat(group.exit()).containsExactly("host-exit", "close-freed", "#1 close sell 260 of leg 0 marketable 0");

    assertThat(group.refuse(1, RejectionReason.FREEZE_QUANTITY)).containsExactly("exit-refused", "close-freed",
        "#2 close sell 130 of leg 0 marketable 1", "#3 close sell 130 of leg 0 marketable 1");
  }

  @Test
  void aFillAfterTheEndReopensTheGroupAndIsLeftToTheHedgeManagerWhereItBaresAShort() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.doubt(1);
    group.after(10_000);
    group.end(1, OrderEnd.NEVER_PLACED);
    group.fill(2);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);

    assertThat(group.fill(1, 65)).containsExactly("unwanted-fill", "bared 65 of leg 1");
    assertThat(group.hedgeFills(0, 65)).containsExactly("bared 0 of leg 1");

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(group.state.isFlat()).isTrue();
  }

  @Test
  void anOverfillIsFlattenedAndTheRestOfTheGroupGoesOn() {
    Story group = Story.spread();
    group.start();
    group.accept(0);

    assertThat(group.fill(0, 130)).containsExactly("close-freed",
        "#1 close sell 65 of leg 0 marketable 0", "phase-released", "#2 entry sell 65 of leg 1 at 90.00");
    assertThat(group.state.held(new LegId(0))).isEqualTo(Quantity.of(130));
  }

  @Test
  void aHedgeThatOverfillsTakesWhatTheLegNeedsAndThePolicyIsAsked() {
    Story group = Story.straddle();
    group.start();
    group.fill(0);
    group.fill(1, 130);
    group.hedgeFills(0, 1, 130);

    assertThat(group.end(1, OrderEnd.FILLED)).containsExactly("unwanted-fill", "unwanted-fill", "cover-short",
        "#2 cover buy 65 of leg 0 marketable 0");
    group.fill(2);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void whatACloseOverfillsIsNoProofOfAnEntryThatNobodyHasShown() {
    Story group = Story.single(2);
    group.start();
    group.fill(0, 65);
    group.after(10_000);
    group.fill(1, 130);

    assertThat(group.state.child(Owner.Role.GROUP, 0).orElseThrow().isOpen()).isTrue();
    assertThat(group.state.held(new LegId(0))).isEqualTo(Quantity.of(-65));
  }

  @Test
  void aSaleIsTakenBackWhenAShortComesToNeedItsLong() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.accept(1);
    group.cancel();
    group.end(1, OrderEnd.CANCELLED);
    assertThat(group.child(2).purpose()).isEqualTo(OrderPurpose.CLOSE);
    group.accept(2);

    assertThat(group.fill(1, 65)).contains("cancel #2");
  }

  @Test
  void anOrderThatNobodyCouldFindIsCancelledWhenItArrivesAfterTheEnd() {
    Story group = Story.single();
    group.start();
    group.doubt(0);
    group.end(0, OrderEnd.NEVER_PLACED);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);

    assertThat(group.accept(0)).containsExactly("cancel #0");
    assertThat(group.after(2_000)).as("nothing shows its end").containsExactly("cancel #0");
    group.end(0, OrderEnd.CANCELLED);
    assertThat(group.state.isWorking()).isFalse();
  }

  @Test
  void aCancelledEntryUnwindsAndACompleteGroupIgnoresIt() {
    Story group = Story.spread();
    group.start();
    group.accept(0);
    assertThat(group.cancel()).containsExactly("host-cancelled", "cancel #0");
    group.end(0, OrderEnd.CANCELLED);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);

    Story complete = Story.single();
    complete.start();
    complete.fill(0);
    assertThat(complete.cancel()).isEmpty();
    assertThat(complete.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void noFurtherPhaseGoesOutOnceEntriesAreForbidden() {
    Story group = Story.spread();
    group.start();
    assertThat(group.forbidEntries()).isEmpty();

    assertThat(group.fill(0)).containsExactly("entries-forbidden", "close-freed",
        "#1 close sell 65 of leg 0 marketable 0");
  }

  @Test
  void theSameFactToldTwiceChangesNothing() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    GroupState before = group.state;

    assertThat(group.fill(0, 65)).isEmpty();
    assertThat(group.end(0, OrderEnd.FILLED)).isEmpty();

    assertThat(group.state).isEqualTo(before);
  }
}
