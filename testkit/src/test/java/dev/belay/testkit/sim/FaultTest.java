package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {

  /** A fault that only ever needs another one to strike at. */
  private static final Map<Fault, Fault> COMPANIONS = companions();

  private static Map<Fault, Fault> companions() {
    Map<Fault, Fault> companions = new LinkedHashMap<>();
    companions.put(Fault.KILLED_IN_RECOVERY, Fault.KILLED);
    companions.put(Fault.JOURNAL_FAILS, Fault.DISK_HANGS);
    companions.put(Fault.JOURNAL_SLOW, Fault.DISK_HANGS);
    companions.put(Fault.STOPS_HOLD_MARGIN, Fault.HOST_EXITS);
    return companions;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyFaultCanBeInjected(Fault fault) {
    EnumSet<Fault> on = EnumSet.of(fault);
    if (COMPANIONS.containsKey(fault)) {
      on.add(COMPANIONS.get(fault));
    }
    Simulation simulation = new Simulation(SimOptions.DEFAULT.only(on));

    long fired = 0;
    for (long seed = 1; seed <= 200 && fired == 0; seed++) {
      fired += simulation.run(seed).fired(fault);
    }

    assertThat(fired).isPositive();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aCodeIsReadBack(Fault fault) {
    assertThat(Fault.of(fault.code())).isEqualTo(fault);
    assertThat(fault.story()).isNotBlank();
    assertThat(fault.isClaimed()).isEqualTo(fault.owner() == 0);
  }

  @Test
  void withoutFaultsEveryStructureIsCompleteAndNothingBreaks() {
    Set<Fault> none = EnumSet.noneOf(Fault.class);
    for (Structure structure : Structure.values()) {
      for (long seed = 1; seed <= 5; seed++) {
        SeedResult result = new Simulation(SimOptions.DEFAULT.only(none).structure(structure)).run(seed);

        assertThat(result.failure()).isEmpty();
        assertThat(result.seen()).containsAnyOf(Sometimes.GROUP_COMPLETED, Sometimes.REQUEST_REFUSED);
        assertThat(result.struck()).isEmpty();
      }
    }
  }
}
