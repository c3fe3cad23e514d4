package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The market of a group closes in the middle, and opens again. Leg 0 is the long, leg 1 the short that it covers. */
class SessionTest {

  @Test
  void anEntryThatTheCloseCutsOffIsHeldAndUnwoundAtTheOpen() {
    Story spread = entering(GroupPolicy.DEFAULT);

    assertThat(spread.marketCloses()).containsExactly("market-closed");
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(spread.state.isShut()).isTrue();
    assertThat(spread.after(3_600_000)).isEmpty();
    assertThat(spread.end(1, OrderEnd.LAPSED)).isEmpty();

    assertThat(spread.marketOpens()).containsExactly("market-opened", "market-opened", "close-freed",
        "#2 close sell 65 of leg 0 marketable 0");
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
    spread.fill(2);
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void anEntryThatIsToBeCompletedGoesOnAtTheOpen() {
    Story spread = entering(GroupPolicy.DEFAULT.with(FailurePolicy.COMPLETE));
    spread.marketCloses();
    spread.end(1, OrderEnd.LAPSED);

    spread.marketOpens();
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
    spread.after(500);
    spread.fill(2);

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(spread.moves).contains(GroupSignal.RESUMED);
  }

  @Test
  void whereEntriesAreForbiddenItIsUnwoundInstead() {
    Story spread = entering(GroupPolicy.DEFAULT.with(FailurePolicy.COMPLETE));
    spread.marketCloses();
    spread.end(1, OrderEnd.LAPSED);
    spread.forbidEntries();

    spread.marketOpens();

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
  }

  @Test
  void anExitThatTheCloseCutsOffGoesOnAtTheOpenWithNothingRefusedYet() {
    Story spread = completed();
    spread.exit();
    spread.refuse(2, RejectionReason.MARGIN);

    spread.marketCloses();
    assertThat(spread.after(60_000)).isEmpty();
    spread.marketOpens();

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXITING);
    assertThat(spread.child(3).purpose().isRiskReducing()).isTrue();
    spread.fill(3);
    spread.fill(4);
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void anEntryOfWhichNothingFilledLapsesWithTheDay() {
    Story single = Story.single();
    single.start();
    single.accept(0);
    single.marketCloses();

    single.end(0, OrderEnd.LAPSED);

    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  void aFillThatIsShownAfterTheCloseCompletesTheGroupAllTheSame() {
    Story spread = entering(GroupPolicy.DEFAULT);
    spread.marketCloses();

    assertThat(spread.fill(1)).containsExactly("market-opened");

    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void aFillAfterTheCloseThatLeavesNothingEndsTheGroup() {
    Story single = Story.single();
    single.start();
    single.fill(0);
    single.exit();
    single.marketCloses();

    single.fill(1);

    assertThat(single.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aGroupThatRestsWhereItWasMeantToHasNothingToDoWithSessions() {
    Story spread = completed();

    assertThat(spread.marketCloses()).isEmpty();
    assertThat(spread.marketOpens()).isEmpty();
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void whatIsAskedForWhileItIsClosedIsDoneAtTheOpen() {
    Story spread = entering(GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT));
    spread.marketCloses();
    spread.end(1, OrderEnd.LAPSED);

    spread.cancel();
    assertThat(spread.state.isShut()).isTrue();
    spread.marketOpens();

    assertThat(spread.state.goal()).isEqualTo(GroupGoal.UNWIND);
    assertThat(spread.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
  }

  @Test
  void fundsThatAreToldAfterTheCloseAreAskedForAgain() {
    Story spread = Story.spread(1, GroupPolicy.DEFAULT.with(FailurePolicy.COMPLETE));
    spread.rich = false;
    spread.start();
    spread.fill(0);
    spread.marketCloses();

    assertThat(spread.funds(false)).isEmpty();
    assertThat(spread.state.goal()).isEqualTo(GroupGoal.ENTER);
    assertThat(spread.marketOpens()).contains("check funds");
  }

  @Test
  void itIsHeldForTheSessionAndNotForAPerson() {
    Story spread = entering(GroupPolicy.DEFAULT);
    spread.marketCloses();

    assertThat(spread.state.reason()).isEqualTo(Optional.of(GroupReason.MARKET_CLOSED));
    assertThat(spread.state.held(new LegId(0)).units()).isEqualTo(65);
  }

  private static Story entering(GroupPolicy policy) {
    Story spread = Story.spread(1, policy);
    spread.start();
    spread.fill(0);
    spread.accept(1);
    return spread;
  }

  private static Story completed() {
    Story spread = Story.spread();
    spread.start();
    spread.fill(0);
    spread.fill(1);
    return spread;
  }
}
