package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in virtual time: a strangle, machines in a host's own loop, a hundred groups. */
final class GroupExamplesTest {

  private interface Example {
    int run(List<String> args, PrintStream out, PrintStream err);
  }

  private record Played(int code, List<String> out, List<String> err) {
    static Played of(Example example, String... args) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code = example.run(List.of(args), new PrintStream(out, true, StandardCharsets.UTF_8),
          new PrintStream(err, true, StandardCharsets.UTF_8));
      return new Played(code, out.toString(StandardCharsets.UTF_8).lines().toList(),
          err.toString(StandardCharsets.UTF_8).lines().toList());
    }

    String last() {
      return out.get(out.size() - 1);
    }
  }

  @Test
  void aGapThroughAStopIsClosedOnceWhetherTheOrderCanBeMovedOrNot() {
    Played moved = Played.of(StopLossGap::run);
    assertThat(moved.last()).isEqualTo("final: CLOSED bought back 65 gap_through_detected=1"
        + " hybrid_stop_fallback_to_market=0");
    assertThat(moved.code()).isZero();

    Played replaced = Played.of(StopLossGap::run, "--scenario=fallback");
    assertThat(replaced.last()).isEqualTo("final: CLOSED bought back 65 gap_through_detected=1"
        + " hybrid_stop_fallback_to_market=1");
    assertThat(replaced.code()).isZero();
    assertThat(Played.of(StopLossGap::run, "--scenario=no-gap").code()).isZero();
    assertThat(Played.of(StopLossGap::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void aStrangleThatOverfillsIsBroughtBackToItsDeclarationAtOnce() {
    Played run = Played.of(Strangle::run);

    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: COMPLETED call=-65 put=-65 emergency_hedges_triggered=1");
    assertThat(run.out()).anyMatch(line -> line.contains("EMERGENCY"));
  }

  @Test
  void aStrangleNeedsItsDeclaration() {
    Played run = Played.of(Strangle::run, "--scenario=undeclared");

    assertThat(run.code()).isZero();
    assertThat(run.last()).startsWith("final: REJECTED");
    assertThat(run.out()).anyMatch(line -> line.contains("NAKED_UNDECLARED"));
    assertThat(Played.of(Strangle::run, "--scenario=all-fills").code()).isZero();
    assertThat(Played.of(Strangle::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void theMachinesWorkInAHostsOwnLoop() {
    Played run = Played.of(ComposeYourself::run);

    assertThat(run.code()).isZero();
    assertThat(run.out().subList(0, ComposeYourself.DUTIES.size())).isEqualTo(ComposeYourself.DUTIES).hasSize(8);
    assertThat(run.last()).startsWith("final: COMPLETED").contains("tags sent twice 0");
  }

  @Test
  void inAHostsOwnLoopToo() {
    Played refused = Played.of(ComposeYourself::run, "--scenario=short-rejected");
    assertThat(refused.code()).isZero();
    assertThat(refused.last()).startsWith("final: HEDGED").endsWith("flat true");

    Played overfill = Played.of(ComposeYourself::run, "--scenario=overfill");
    assertThat(overfill.code()).isZero();
    assertThat(overfill.last()).startsWith("final: COMPLETED").contains("hedges 1");
    assertThat(Played.of(ComposeYourself::run, "--scenario=none").code()).isEqualTo(2);
  }

  @Test
  void aHundredGroupsOneAfterTheOtherAndFiftyAtOnceStayInsideTheLimits() {
    Played run = Played.of(HundredGroups::run);

    assertThat(run.out()).anyMatch(line -> line.startsWith("one after the other   100 groups")
        && line.endsWith("{CLOSED=100}"));
    assertThat(run.out()).anyMatch(line -> line.startsWith("at once               50 groups")
        && line.endsWith("{COMPLETED=50}"));
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: as it should be");
    assertThat(Played.of(HundredGroups::run, "--at-once=many").code()).isEqualTo(2);
  }
}
