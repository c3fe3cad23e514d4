package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.LegSpec;
import dev.belay.plan.OnStop;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.StopRules;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Partial exits, and what a stop leaves over (DESIGN rules 6.3, 6.8 and 6.9). */
class ReducingTest {

  private static final String COVER = "#2 cover buy 65 of leg 1 marketable 0";

  @Test
  void somePackagesAreClosedShortsFirstAndTheRestStaysComplete() {
    Story story = complete(Story.spread(3, GroupPolicy.DEFAULT));

    assertThat(story.reduce(1)).containsExactly("host-reduces", "cover-short", COVER);
    assertThat(story.fill(2)).containsExactly("close-freed", "#3 close sell 65 of leg 0 marketable 0");
    story.fill(3);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(story.state.goal()).isEqualTo(GroupGoal.KEEP);
    assertThat(story.state.target(story.state.plan().legs().get(0)).units()).isEqualTo(130);
  }

  @Test
  void aRatioSpreadGivesUpItsLongsAsFarAsTheSmallerSizeStandsUncoveredByDeclaration() {
    Story story = ratio(2);
    story.start();
    story.fill(0);
    story.fill(1);

    assertThat(story.reduce(1)).containsExactly("host-reduces", "cover-short",
        "#2 cover buy 130 of leg 1 marketable 0");
    assertThat(story.fill(2)).containsExactly("close-freed", "#3 close sell 65 of leg 0 marketable 0");
    story.fill(3);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(story.state.bared()).isEmpty();
    assertThat(story.state.declared().total().units()).isEqualTo(65);
  }

  @Test
  void ofTwoCoversOfOneShortNoneIsHeldBackForWhatTheOtherCovers() {
    Story story = butterfly(2);
    story.start();
    story.fill(0);
    story.fill(1);
    story.fill(2);

    assertThat(story.reduce(1)).containsExactly("host-reduces", "cover-short",
        "#3 cover buy 130 of leg 2 marketable 0");
    assertThat(story.fill(3)).containsExactly("close-freed", "#4 close sell 65 of leg 0 marketable 0", "close-freed",
        "#5 close sell 65 of leg 1 marketable 0");
    story.fill(4);
    story.fill(5);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Tag("E20")
  @Test
  void protectionThatIsTakenAwayFromAPartialExitLeavesTheRestForAPersonToDecide() {
    Story story = butterfly(2);
    story.start();
    story.fill(0);
    story.fill(1);
    story.fill(2);
    story.reduce(1);

    assertThat(story.takenAway(0, -130)).containsExactly("taken-away", "bared 130 of leg 2");
    assertThat(story.fill(3)).containsExactly("bared 0 of leg 2"); // the other long covers what is left of the short

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(story.state.goal()).isEqualTo(GroupGoal.HOLD);
    assertThat(story.after(60_000)).isEmpty();
    assertThat(story.exit()).containsExactly("host-exit", "cover-short", "#4 cover buy 130 of leg 2 marketable 0");
  }

  @Test
  void allPackagesAreAnExit() {
    Story story = complete(Story.spread(1, GroupPolicy.DEFAULT));

    story.reduce(5);
    story.fill(2);
    story.fill(3);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void anExitDuringAPartialOneClosesTheRestToo() {
    Story story = complete(Story.spread(2, GroupPolicy.DEFAULT));

    story.reduce(1);
    assertThat(story.exit()).contains("#3 cover buy 65 of leg 1 marketable 0");
    story.fill(2);
    story.fill(3);
    story.fill(4);
    story.fill(5);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("F7")
  void whatAStopRestsForIsNotBoughtBackASecondTimeBeforeItsEndIsShown() {
    Story story = complete(Story.spread(1, GroupPolicy.DEFAULT));
    story.stopRests(7, 1, 65);

    assertThat(story.exit()).containsExactly("host-exit");
    assertThat(story.stopEnds(7, 1, 65)).containsExactly("cover-short", COVER);
  }

  @Test
  void ofAPartialExitWhatRestsForTheOtherPackagesDoesNotCount() {
    Story story = complete(Story.spread(2, GroupPolicy.DEFAULT));
    story.stopRests(7, 1, 65);

    assertThat(story.reduce(1)).contains(COVER);
    story.fill(2);
    story.fill(3);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(story.state.isWorking()).isTrue();
  }

  @Test
  void ofDeclaredShortsAPartIsBoughtBackLikeAnyOtherOnceTheirStopHasMadeRoom() {
    Story story = new Story(Story.straddle(2, GroupPolicy.DEFAULT).state.plan());
    story.start();
    story.fill(0);
    story.fill(1);
    story.stopRests(7, 0, 130);

    assertThat(story.reduce(1)).containsExactly("host-reduces", "cover-short",
        "#2 cover buy 65 of leg 1 marketable 0");
    story.stopRests(8, 0, 65); // for what stays
    assertThat(story.stopEnds(7, 0, 130)).containsExactly("cover-short", "#3 cover buy 65 of leg 0 marketable 0");
    story.fill(2);
    story.fill(3);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(story.state.declared().total().units()).isEqualTo(130);
  }

  @Test
  void aStopThatRestsForWhatStaysCoveredBuysNothingBackOfWhatIsBared() {
    Story story = complete(Story.spread(2, GroupPolicy.DEFAULT));
    story.stopRests(7, 1, 65);

    assertThat(story.takenAway(0, -65)).contains("bared 65 of leg 1");
  }

  @Test
  void whatAStopStandsForIsNotHedgedBeforeItsEndIsShown() {
    Story story = complete(Story.spread(2, GroupPolicy.DEFAULT));
    story.stopRests(7, 1, 130);

    assertThat(story.takenAway(0, -65)).noneMatch(each -> each.startsWith("bared"));
    assertThat(story.stopEnds(7, 1, 130)).contains("bared 65 of leg 1");
  }

  @Test
  void aStopSellsTheProtectionThatItFreesAndKeepsTheOtherPair() {
    Story story = complete(Story.condor(1, GroupPolicy.DEFAULT));

    story.stopFired(2);
    story.stopFills(7, 2, 65);
    assertThat(story.stopClosed(2)).containsExactly("stop-closed", "stop-closed", "close-freed",
        "#4 close sell 65 of leg 0 marketable 0");
    story.fill(4);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(story.state.held(story.state.plan().legs().get(3).id()).units()).isEqualTo(-65);
  }

  @Test
  void aStopMayKeepTheProtectionOrCloseTheGroup() {
    Story keeps = complete(Story.condor(1, GroupPolicy.DEFAULT.with(StopRules.NONE.with(OnStop.KEEP_PROTECTION))));
    keeps.stopFills(7, 2, 65);
    assertThat(keeps.stopClosed(2)).containsExactly("stop-closed");

    Story closes = complete(Story.condor(1, GroupPolicy.DEFAULT.with(StopRules.NONE.with(OnStop.CLOSE_GROUP))));
    closes.stopFills(7, 2, 65);
    assertThat(closes.stopClosed(2)).contains("#4 cover buy 65 of leg 3 marketable 0",
        "#5 close sell 65 of leg 0 marketable 0");
    assertThat(closes.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXITING);
  }

  @Test
  void aLegThatIsStoppedOutWhileTheGroupEntersIsNotFilledAgain() {
    Story story = Story.straddle();
    story.start();
    story.fill(0);

    assertThat(story.stopFired(0)).contains("stop-fired");

    assertThat(story.state.goal()).isEqualTo(GroupGoal.UNWIND);
  }

  @Test
  @Tag("F6")
  void aGroupIsNotClosedWhileAStopOfItMayTrade() {
    Story story = complete(Story.spread(1, GroupPolicy.DEFAULT));
    story.stopRests(7, 1, 65);

    story.takenAway(1, 65);
    story.takenAway(0, -65);
    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    story.stopEnds(7, 1, 65);

    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
  }

  private static Story complete(Story story) {
    story.start();
    for (int ref = 0; ref < story.state.plan().legs().size(); ref++) {
      story.fill(ref);
    }
    assertThat(story.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    story.moves.clear();
    return story;
  }

  /** One call bought, leg 0, and two sold, leg 1, of which the second is declared naked. */
  private static Story ratio(long lots) {
    Instrument wing = Story.option(InstrumentKind.CALL, 26_200);
    Instrument body = Story.option(InstrumentKind.CALL, 26_000);
    return new Story(Story.plan(lots, GroupPolicy.DEFAULT.declaredNaked(), List.of(wing, body), Story.buy(wing, "40"),
        LegSpec.sell(body.id(), 2, PriceLadder.at(Price.parse("90")))));
  }

  /** Two calls sold, leg 2, between two bought, legs 0 and 1. */
  private static Story butterfly(long lots) {
    Instrument low = Story.option(InstrumentKind.CALL, 25_800);
    Instrument high = Story.option(InstrumentKind.CALL, 26_200);
    Instrument body = Story.option(InstrumentKind.CALL, 26_000);
    return new Story(Story.plan(lots, GroupPolicy.DEFAULT, List.of(low, high, body), Story.buy(low, "190"),
        Story.buy(high, "40"),
        LegSpec.sell(body.id(), 2, PriceLadder.at(Price.parse("90")))));
  }
}
