package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The examples in virtual time: a strangle, machines in a host's own loop, a hundred groups. */
final class GroupExamplesTest {

  @Test
  void aGapThroughAStopIsClosedOnceWhetherTheOrderCanBeMovedOrNot() {
    ExampleRun moved = ExampleRun.of(StopLossGap::run);
    assertThat(moved.last()).isEqualTo("final: CLOSED bought back 65 gap_through_detected=1"
        + " hybrid_stop_fallback_to_market=0");
    assertThat(moved.code()).isZero();

    ExampleRun replaced = ExampleRun.of(StopLossGap::run, "--scenario=fallback");
    assertThat(replaced.last()).isEqualTo("final: CLOSED bought back 65 gap_through_detected=1"
        + " hybrid_stop_fallback_to_market=1");
    assertThat(replaced.code()).isZero();
    assertThat(ExampleRun.of(StopLossGap::run, "--scenario=no-gap").code()).isZero();
    assertThat(ExampleRun.of(StopLossGap::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void aStrangleThatOverfillsIsBroughtBackToItsDeclarationAtOnce() {
    ExampleRun run = ExampleRun.of(Strangle::run);

    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: COMPLETED call=-65 put=-65 emergency_hedges_triggered=1");
    assertThat(run.out()).anyMatch(line -> line.contains("EMERGENCY"));
  }

  @Test
  void aStrangleNeedsItsDeclaration() {
    ExampleRun run = ExampleRun.of(Strangle::run, "--scenario=undeclared");

    assertThat(run.code()).isZero();
    assertThat(run.last()).startsWith("final: REJECTED");
    assertThat(run.out()).anyMatch(line -> line.contains("NAKED_UNDECLARED"));
    assertThat(ExampleRun.of(Strangle::run, "--scenario=all-fills").code()).isZero();
    assertThat(ExampleRun.of(Strangle::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void theMachinesWorkInAHostsOwnLoop() {
    ExampleRun run = ExampleRun.of(ComposeYourself::run);

    assertThat(run.code()).isZero();
    assertThat(run.out().subList(0, ComposeYourself.DUTIES.size())).isEqualTo(ComposeYourself.DUTIES).hasSize(8);
    assertThat(run.last()).startsWith("final: COMPLETED").contains("tags sent twice 0");
  }

  @Test
  void inAHostsOwnLoopToo() {
    ExampleRun refused = ExampleRun.of(ComposeYourself::run, "--scenario=short-rejected");
    assertThat(refused.code()).isZero();
    assertThat(refused.last()).startsWith("final: HEDGED").endsWith("flat true");

    ExampleRun overfill = ExampleRun.of(ComposeYourself::run, "--scenario=overfill");
    assertThat(overfill.code()).isZero();
    assertThat(overfill.last()).startsWith("final: COMPLETED").contains("hedges 1");
    assertThat(ExampleRun.of(ComposeYourself::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void aHundredGroupsOneAfterTheOtherAndFiftyAtOnceStayInsideTheLimits() {
    ExampleRun run = ExampleRun.of(HundredGroups::run);

    assertThat(run.out()).anyMatch(line -> line.startsWith("one after the other   100 groups")
        && line.endsWith("{CLOSED=100}"));
    assertThat(run.out()).anyMatch(line -> line.startsWith("at once               50 groups")
        && line.endsWith("{COMPLETED=50}"));
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: as it should be");
    assertThat(ExampleRun.of(HundredGroups::run, "--at-once=many").code()).isEqualTo(2);
  }
}
