package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Closing orders that cannot be moved, that the band stops, that wait, or whose largest size nobody knows. */
class ClosingTest {

  @Test
  void anOrderThatCouldNotBeMovedTwiceIsCancelledAndSentAnew() {
    Story group = exiting(1);
    group.after(1_000);

    assertThat(group.notMoved(1, RejectionReason.OTHER)).isEmpty();
    assertThat(group.after(1_000)).containsExactly("reprice-exit", "reprice #1 marketable 2");
    assertThat(group.notMoved(1, RejectionReason.OTHER)).containsExactly("cancel #1", "not-moved");
    assertThat(group.end(1, OrderEnd.CANCELLED)).containsExactly("close-freed",
        "#2 close sell 65 of leg 0 marketable 3");
  }

  @Test
  void aPriceThatNoEvidenceShowsInTwoSecondsHasFailed() {
    Story group = exiting(1);
    group.after(1_000);

    assertThat(group.after(1_999)).isEmpty();
    assertThat(group.after(1)).containsExactly("reprice-exit", "reprice #1 marketable 2");
    assertThat(group.after(2_000)).containsExactly("cancel #1", "not-moved");
  }

  @Test
  void aPriceThatIsShownEndsTheRowOfFailures() {
    Story group = exiting(1);
    group.after(1_000);
    group.notMoved(1, RejectionReason.OTHER);
    group.after(1_000);
    group.moved(1);
    group.after(1_000);

    assertThat(group.notMoved(1, RejectionReason.OTHER)).isEmpty();
    assertThat(group.child(1).repricing().failed()).isEqualTo(1);
  }

  @Test
  void anOrderAtTheBandIsLeftRestingAndWatchedAndNeverSentAgainAtTheSamePrice() {
    Story group = exiting(1);
    group.after(1_000);
    group.notMoved(1, RejectionReason.PRICE_BAND);
    group.after(1_000);

    assertThat(group.atBand(1)).containsExactly("rests-at-band");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(group.after(29_999)).isEmpty();
    assertThat(group.after(1)).containsExactly("reprice-exit", "reprice #1 marketable 2");
    assertThat(group.atBand(1)).isEmpty();
    for (int i = 0; i < 20; i++) {
      assertThat(group.after(30_000)).containsExactly("reprice-exit", "reprice #1 marketable 2");
      group.notMoved(1, RejectionReason.PRICE_BAND);
    }
    group.fill(1);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aBandThatHasMovedLetsTheOrderFollowTheMarketAgain() {
    Story group = exiting(1);
    group.after(1_000);
    group.atBand(1);
    group.after(30_000);

    group.moved(1);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXITING);
    assertThat(group.after(1_000)).containsExactly("reprice-exit", "reprice #1 marketable 2");
  }

  @Test
  void aSaleThatWaitedTooLongWaitsOnAtOnceHoweverOften() {
    Story group = Story.single();
    group.start();
    group.fill(0);
    group.exit();

    for (int ref = 1; ref < 9; ref++) {
      group.after(5_000);
      int next = ref + 1;
      assertThat(group.drop(ref)).containsExactly(ref < 5 ? "exit-refused" : "exit-blocked", "close-freed",
          "#" + next + " close sell 65 of leg 0 marketable 0");
    }
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
  }

  @Test
  void ofAnUnknownFreezeQuantityOneLotGoesFirstAndTwiceAsMuchWithEachThatIsTaken() {
    Story group = held(10);
    assertThat(group.exit()).containsExactly("host-exit", "close-freed", "#1 close sell 65 of leg 0 marketable 0");
    assertThat(group.after(999)).isEmpty();

    assertThat(group.accept(1)).containsExactly("close-freed", "#2 close sell 130 of leg 0 marketable 0");
    assertThat(group.accept(2)).containsExactly("close-freed", "#3 close sell 260 of leg 0 marketable 0");
    assertThat(group.accept(3)).containsExactly("close-freed", "#4 close sell 195 of leg 0 marketable 0");
  }

  @Test
  void aSizeThatWasRefusedIsNotTriedAgain() {
    Story group = held(10);
    group.exit();
    group.accept(1);

    assertThat(group.refuse(2, RejectionReason.FREEZE_QUANTITY)).first().isEqualTo("exit-refused");
    assertThat(group.state.tries().values()).extracting(ExitTry::largest, ExitTry::capped)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Story.LOT, true));
    assertThat(group.state.children().stream().filter(each -> each.isOpen() && !each.isEntry())
        .map(each -> each.quantity().units()).toList()).isEqualTo(List.of(65L, 65L, 65L, 65L, 65L, 65L, 65L, 65L, 65L,
            65L));
  }

  @Test
  void aFirstLotThatNobodyAnswersHoldsTheNextBackForASecond() {
    Story group = held(3);
    group.exit();

    assertThat(group.after(1_000)).containsExactly("close-freed", "#2 close sell 65 of leg 0 marketable 0");
  }

  @Test
  void anEntryThatStillWorksWhenAnOverfillHasFilledItsLegIsCancelledAndTheGroupIsComplete() {
    Story group = Story.single(40);
    group.start();
    group.accept(1);

    assertThat(group.fill(0, 2_600)).containsExactly("cancel #1");
    group.end(0, OrderEnd.FILLED);
    group.end(1, OrderEnd.CANCELLED);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void protectionBoughtOutsideThePlanIsSoldOnlyAsTheShortIsBoughtBack() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.fill(1);
    group.protects(2, 26_100);
    assertThat(group.takenAway(0, -65)).contains("bared 65 of leg 1");

    assertThat(group.protectionFills(7, 65)).contains("bared 0 of leg 1", "#2 cover buy 65 of leg 1 marketable 0");
    assertThat(group.fill(2)).contains("#3 close sell 65 of leg 2 marketable 0");
    group.fill(3);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(group.state.isFlat()).isTrue();
  }

  @Test
  void protectionFollowsTheMarketForFiveSecondsAndIsThenCancelled() {
    Story group = Story.spread();
    group.start();
    group.fill(0);
    group.fill(1);
    group.protects(2, 26_100);
    group.takenAway(0, -65);
    group.protectionWorks(7, 65);

    for (int rung = 1; rung <= 4; rung++) {
      assertThat(group.after(1_000)).containsExactly("reprice-exit", "reprice #7 marketable " + rung);
      group.protectionMoved(7, 65);
    }
    assertThat(group.after(1_000)).containsExactly("cancel #7");
    assertThat(group.after(1_999)).isEmpty();
    assertThat(group.after(1)).containsExactly("cancel #7");
  }

  @Test
  void wholePackagesAreCountedWithoutWhatThePlanDoesNotWant() {
    Story group = Story.spread(2, GroupPolicy.DEFAULT.with(FailurePolicy.SCALE_DOWN));
    group.start();
    group.protects(2, 26_100);
    group.fill(0);
    group.accept(1);
    group.fill(1, 65);
    group.end(1, OrderEnd.CANCELLED);
    group.fill(2);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(group.state.held(new LegId(0)).units()).isEqualTo(65);
  }

  /** A bought option that is being sold: order 1 works. */
  private static Story exiting(long lots) {
    Story group = Story.single(lots);
    group.start();
    group.fill(0);
    group.exit();
    group.accept(1);
    return group;
  }

  private static Story held(long lots) {
    Story group = Story.single(lots);
    group.start();
    group.fill(0);
    return group.forgettingFreezes();
  }
}
