package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.belay.architecture.Bans;
import dev.belay.architecture.Planted;
import dev.belay.architecture.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulation repeats from its seed: what is banned from core is banned from {@code dev.belay.testkit.sim}. */
class SimulationBansTest {
  @TempDir Path folder;

  @Test
  void theSimulationKeepsEveryBan() {
    assertThat(violations(Repository.mainClasses("testkit"))).isEmpty();
  }

  @Test
  void aClockInTheSimulationIsFoundAndOneBesideItIsNot() {
    String body = "; class Planted { long now() { return System.nanoTime(); } }";

    assertThat(violations(Planted.compile(folder, "package dev.belay.testkit" + body,
        "package dev.belay.testkit.sim" + body))).singleElement().asString()
        .startsWith("clock: dev.belay.testkit.sim.Planted.now()");
  }

  private static List<String> violations(JavaClasses testkit) {
    JavaClasses simulation = testkit.that(DescribedPredicate.describe("in the simulation", SimulationBansTest::isIn));
    return Bans.all().stream().flatMap(ban -> ban.violations(simulation).stream()).toList();
  }

  private static boolean isIn(JavaClass type) {
    return (type.getPackageName() + ".").startsWith("dev.belay.testkit.sim.");
  }
}
