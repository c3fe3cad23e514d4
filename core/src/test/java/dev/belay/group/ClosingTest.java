package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
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
