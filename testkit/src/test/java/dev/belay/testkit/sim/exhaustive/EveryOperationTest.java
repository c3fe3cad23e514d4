package dev.belay.testkit.sim.exhaustive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.testkit.sim.Blow;
import dev.belay.testkit.sim.Fault;
import dev.belay.testkit.sim.Focus;
import dev.belay.testkit.sim.SeedResult;
import dev.belay.testkit.sim.Simulation;
import dev.belay.testkit.sim.Sometimes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A death and a failure at every operation of each scenario: nothing breaks. */
@EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: what it shows does not depend on the JDK")
class EveryOperationTest {

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void whateverBefallsAnyOperationEveryInvariantHolds(Scenario scenario) {
    List<String> lines = new ArrayList<>();
    EveryOperation every = new EveryOperation(lines::add);

    every.singles(scenario);

    assertThat(every.violations()).isEmpty();
    assertThat(every.points()).isGreaterThan(300);
    assertThat(lines).hasSize(8).allMatch(line -> line.startsWith("exhaustive " + scenario.code()));
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void aScenarioTellsWhatItsNameSays(Scenario scenario) {
    SeedResult result = run(scenario, List.of());

    assertThat(result.failure()).isEmpty();
    assertThat(result.seen()).contains(switch (scenario) {
      case ENTRY, VERTICAL -> Sometimes.GROUP_COMPLETED;
      case EXIT -> Sometimes.GROUP_CLOSED;
      case STOP -> Sometimes.STOP_FIRED;
      case KILL -> Sometimes.KILL_VERIFIED;
      case UNWIND, RECOVERY -> Sometimes.GROUP_HEDGED;
    });
    assertThat(result.lives()).isEqualTo(scenario.life());
    assertThat(result.fired(Fault.REJECTED_LATE)).isEqualTo(scenario == Scenario.UNWIND ? 1 : 0);
  }

  @Test
  void aBlowBeyondTheLastOperationDoesNotLand() {
    Blow far = new Blow(Blow.Kind.KILLED, 1, 4_000, false);

    assertThat(run(Scenario.ENTRY, List.of(far)).landed()).isZero();
    assertThat(run(Scenario.ENTRY, List.of(new Blow(Blow.Kind.KILLED, 1, 40, false))).landed()).isOne();
  }

  @Test
  void aDeathForEverComesAgainUntilTheFaultsStop() {
    assertThat(run(Scenario.ENTRY, List.of(new Blow(Blow.Kind.KILLED, 1, 20, true))).lives()).isGreaterThan(3);
    assertThat(run(Scenario.ENTRY, List.of(new Blow(Blow.Kind.KILLED, 1, 20, false))).lives()).isEqualTo(2);
  }

  @Test
  void aPlanIsReadBack() {
    Focus focus = Scenario.UNWIND.options(List.of(new Blow(Blow.Kind.DONE_UNTOLD, 1, 7, true))).focus();

    assertThat(Focus.of(focus.toString())).isEqualTo(focus);
    assertThat(focus).hasToString("lots=1;second=false;exits=false;heal=15000;firings=rejected-late@E2.0.0000@0;"
        + "blows=done-untold.1.7.forever");
    assertThat(Focus.of("")).isEqualTo(Focus.WHOLE);
    assertThatThrownBy(() -> Focus.of("lost=1")).hasMessage("nothing of a plan is called 'lost'");
  }

  @Test
  void aScenarioThatNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> new EveryOperation(line -> { }).command("entree"))
        .hasMessage("no scenario is called entree");
  }

  private static SeedResult run(Scenario scenario, List<Blow> blows) {
    return new Simulation(scenario.options(blows)).run(scenario.seed());
  }
}
