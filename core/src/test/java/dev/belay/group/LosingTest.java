package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.plan.GroupPolicy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody else closes what a group holds. Leg 0 is the long, leg 1 the short that it covers. */
class LosingTest {

  @Test
  void aProtectionThatIsTakenAwayBaresItsShortWhichIsHedgedAtOnce() {
    Story spread = completed();

    assertThat(spread.takenAway(0, -65)).containsExactly("taken-away", "bared 65 of leg 1", "short-bared");
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
    spread.hedgeFills(0, 65);
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void anEntryThatStillWorksDoesNotKeepTheCoverOfABaredShortWaiting() {
    Story condor = Story.condor(1, GroupPolicy.DEFAULT.releasePerPair());
    condor.start();
    condor.fill(0); // the call's protection: the call goes out, the put's protection still works
    condor.accept(1);
    condor.fill(2);

    List<String> said = condor.takenAway(0, -65);

    assertThat(said).contains("bared 65 of leg 2", "cancel #1");
    assertThat(said).noneMatch(line -> line.contains("buy 65 of leg 2")); // the hedge manager alone
  }

  @Tag("E20")
  @Test
  void aShortThatIsTakenAwayLeavesItsProtectionForAPersonToDecide() {
    Story spread = completed();

    spread.takenAway(1, 65);

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(spread.state.held(new LegId(0))).isEqualTo(Quantity.of(65));
    assertThat(spread.after(60_000)).isEmpty();
    spread.exit();
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXITING);
  }

  @Test
  void aGroupOfWhichNothingIsLeftWasClosedExternally() {
    Story single = Story.single();
    single.start();
    single.fill(0);

    single.takenAway(0, single.state.held(new LegId(0)).negate().units());

    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(single.state.isFlat()).isTrue();
  }

  @Test
  void aGroupThatStillEntersUnwinds() {
    Story spread = Story.spread();
    spread.start();
    spread.fill(0);
    spread.accept(1);

    spread.takenAway(0, -65);

    assertThat(spread.state.goal()).isEqualTo(GroupGoal.UNWIND);
  }

  @Test
  void aClosingOrderThatWouldCloseMoreThanIsLeftIsTakenBack() {
    Story single = Story.single();
    single.start();
    single.fill(0);
    single.exit();
    single.accept(1);

    assertThat(single.takenAway(0, single.state.held(new LegId(0)).negate().units())).contains("cancel #1");
  }

  @Test
  void whatHadFilledAndIsGoneLeavesNothingToUnwindUnlessAnEntryStillFills() {
    Story gone = Story.spread();
    gone.start();
    gone.accept(0);
    gone.fill(0, 30);

    assertThat(gone.takenAway(0, -30)).contains("taken-away", "cancel #0");
    assertThat(gone.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXECUTING);
    Story late = Story.spread();
    late.start();
    late.accept(0);
    late.fill(0, 30);
    late.takenAway(0, -30);
    assertThat(late.fill(0, 65)).contains("#1 close sell 35 of leg 0 marketable 0");
    gone.end(0, OrderEnd.CANCELLED);

    assertThat(gone.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(late.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
  }

  private static Story completed() {
    Story spread = Story.spread();
    spread.start();
    spread.fill(0);
    spread.fill(1);
    return spread;
  }
}
