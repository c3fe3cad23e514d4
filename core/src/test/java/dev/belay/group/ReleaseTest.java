package dev.belay.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.plan.GroupPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** In which steps the legs go out (DESIGN rule 6.2), and how the exit mirrors it (6.3). */
class ReleaseTest {

  @Test
  void theLegsOfAPhaseGoOutTogetherAndTheNextPhaseWaitsForAllOfThem() {
    Story group = Story.condor(1, GroupPolicy.DEFAULT);

    assertThat(group.start()).containsExactly("phase-released", "#0 entry buy 65 of leg 0 at 40.00",
        "phase-released", "#1 entry buy 65 of leg 1 at 35.00");
    assertThat(group.fill(0)).isEmpty();
    assertThat(group.fill(1)).containsExactly("phase-released", "#2 entry sell 65 of leg 2 at 90.00",
        "phase-released", "#3 entry sell 65 of leg 3 at 80.00");
  }

  @Test
  void perPairEachShortFollowsItsOwnProtection() {
    Story group = Story.condor(1, GroupPolicy.DEFAULT.releasePerPair());
    group.start();

    assertThat(group.fill(1)).containsExactly("phase-released", "#2 entry sell 65 of leg 3 at 80.00");
    assertThat(group.fill(0)).containsExactly("phase-released", "#3 entry sell 65 of leg 2 at 90.00");
  }

  @Test
  void perPairHalfAProtectionReleasesNothing() {
    Story group = Story.condor(2, GroupPolicy.DEFAULT.releasePerPair());
    group.start();
    group.accept(1);

    assertThat(group.fill(1, 65)).isEmpty();
  }

  @Test
  @Tag("E6")
  void proRataGoesByQuartersOfWholePackages() {
    Story group = Story.spread(6, GroupPolicy.DEFAULT.releaseProRata());

    assertThat(group.start()).containsExactly("phase-released", "#0 entry buy 130 of leg 0 at 40.00");
    group.accept(0);
    assertThat(group.fill(0, 65)).isEmpty();
    assertThat(group.fill(0, 130)).containsExactly("phase-released", "#1 entry sell 130 of leg 1 at 90.00");
    group.end(0, OrderEnd.FILLED);
    assertThat(group.fill(1)).containsExactly("phase-released", "#2 entry buy 130 of leg 0 at 40.00");
    assertThat(group.fill(2)).containsExactly("phase-released", "#3 entry sell 130 of leg 1 at 90.00");
    assertThat(group.fill(3)).containsExactly("phase-released", "#4 entry buy 130 of leg 0 at 40.00");
    group.fill(4);
    group.fill(5);

    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void proRataOfOnePackageIsABarrier() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT.releaseProRata());

    assertThat(group.start()).containsExactly("phase-released", "#0 entry buy 65 of leg 0 at 40.00");
    assertThat(group.fill(0)).containsExactly("phase-released", "#1 entry sell 65 of leg 1 at 90.00");
  }

  @Test
  void aChunkOfWhichAHedgeHasTakenAPartIsNotWaitedFor() {
    Story group = Story.spread(3, GroupPolicy.DEFAULT.releaseProRata());
    group.start();
    group.fill(0);
    group.fill(1, 130);
    group.hedgeFills(0, 65);

    assertThat(group.end(1, OrderEnd.FILLED)).startsWith("unwanted-fill", "unwanted-fill");
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGING);
  }

  @Test
  void aStopThatRestsFillsNoChunkEither() {
    Story group = Story.spread(3, GroupPolicy.DEFAULT.releaseProRata());
    group.start();
    group.fill(0);
    group.fill(1, 130);
    group.stopRests(7, 1, 65);
    group.hedgeFills(0, 65);

    assertThat(group.end(1, OrderEnd.FILLED)).startsWith("unwanted-fill", "unwanted-fill");
  }

  @Test
  void aStopOfOneHalfDoesNotKeepTheOtherBaredHalfFromBeingBoughtBack() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.start();
    group.fill(0);
    group.stopRests(7, 1, 65);

    assertThat(group.fill(1, 130)).contains("bared 65 of leg 1");
  }

  @Test
  void aChunkThatFailsUnwindsAllChunksBeforeIt() {
    Story group = Story.spread(4, GroupPolicy.DEFAULT.releaseProRata());
    group.start();
    group.fill(0);
    group.fill(1);

    assertThat(group.refuse(2, RejectionReason.MARGIN)).containsExactly("leg-refused", "leg-refused",
        "cover-short", "#3 cover buy 65 of leg 1 marketable 0");
    assertThat(group.fill(3)).containsExactly("close-freed", "#4 close sell 65 of leg 0 marketable 0");
  }

  @Test
  void fundsAreReadAfreshBeforeEachPhaseThatAddsRiskAndNotBeforeTheFirst() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.rich = false;

    assertThat(group.start()).containsExactly("phase-released", "#0 entry buy 65 of leg 0 at 40.00");
    assertThat(group.fill(0)).containsExactly("check funds");
    assertThat(group.after(1_000)).isEmpty();
    assertThat(group.funds(true)).containsExactly("phase-released", "#1 entry sell 65 of leg 1 at 90.00");
    assertThat(group.funds(true)).isEmpty();
  }

  @Test
  void withoutTheMoneyForTheNextPhaseThePolicyIsAsked() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.rich = false;
    group.start();
    group.fill(0);

    assertThat(group.funds(false)).containsExactly("funds-short", "close-freed",
        "#1 close sell 65 of leg 0 marketable 0");
    group.fill(1);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  void anAnswerThatComesAfterTheGroupWasCalledOffReleasesNothing() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.rich = false;
    group.start();
    group.fill(0);
    group.cancel();

    assertThat(group.funds(true)).isEmpty();
  }

  @Test
  @Tag("E10")
  void aNetOfZeroOverTheLegsIsNotFlat() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.start();
    group.fill(0);
    group.fill(1);
    group.exit();

    assertThat(group.state.isFlat()).isFalse();
    group.fill(2);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.EXITING);
    group.fill(3);
    assertThat(group.state.lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("E17")
  void whatIsClosedAlreadyIsNotClosedAgain() {
    Story group = Story.condor(1, GroupPolicy.DEFAULT);
    group.start();
    for (int ref = 0; ref < 4; ref++) {
      group.fill(ref);
    }
    group.exit();
    group.fill(4);

    assertThat(group.exit()).isEmpty();
    assertThat(group.cancel()).isEmpty();
    assertThat(group.state.children().stream().filter(each -> each.leg().index() == 2 && !each.isEntry()).toList())
        .hasSize(1);
  }

  @Test
  @Tag("E11")
  void anOrderThatIsWorkedKeepsWorkingWhileItsPriceFollows() {
    Story group = Story.spread(1, GroupPolicy.DEFAULT);
    group.start();
    group.fill(0);
    group.fill(1);
    group.exit();
    group.accept(2);

    for (int second = 1; second <= 12; second++) {
      assertThat(group.after(1_000)).containsExactly("reprice-exit", "reprice #2 marketable " + second);
      group.moved(2);
    }
    assertThat(group.child(2).isOpen()).isTrue();
  }

  @Test
  void whereNothingMayGoOutAndNothingWorksTheMissingLegHasItsTimeAllTheSame() {
    Story group = coveredPut();
    group.rich = false;
    group.start();
    group.fill(0);
    group.stopRests(7, 0, 65); // what covers might be sold

    assertThat(group.funds(true)).isEmpty();
    assertThat(group.after(GroupPolicy.DEFAULT.phaseTime().toMillis())).contains("phase-late");
  }

  /** A future sold, leg 0, that covers a sold put, leg 1. */
  private static Story coveredPut() {
    Instrument put = Story.option(InstrumentKind.PUT, 25_800);
    Instrument future = new Instrument(new InstrumentId(Exchange.NFO, "NFUT"), InstrumentKind.FUTURE, put.underlying(),
        Optional.empty(), Optional.of(Story.EXPIRY), put.rules());
    return new Story(Story.plan(1, GroupPolicy.DEFAULT, List.of(future, put),
        Story.sell(future, "26000"), Story.sell(put, "80")));
  }
}
