package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import dev.belay.architecture.Ban;
import dev.belay.architecture.Bans;
import dev.belay.architecture.Planted;
import dev.belay.architecture.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The simulated world repeats from its seed: what is banned from core is banned here, but for formatting, because a
 * world may print itself. Contract suites are not part of a world: they wait for what they test.
 */
class SimulationBansTest {
  private static final List<Ban> BANS = Bans.all().stream().filter(ban -> ban != Bans.FORMATTING).toList();

  @TempDir Path folder;

  @Test
  void theSimulationKeepsItsBans() {
    assertThat(violations(Repository.mainClasses("testkit"))).isEmpty();
  }

  @Test
  void aClockInTheSimulationIsFoundAndOneInAContractIsNot() {
    String body = "; class Planted { long now() { return System.nanoTime(); } }";

    assertThat(violations(Planted.compile(folder, "package dev.belay.testkit" + body,
        "package dev.belay.testkit.sim" + body, "package dev.belay.testkit.contract" + body)))
        .extracting(found -> found.substring(0, found.indexOf(" line")))
        .containsExactlyInAnyOrder("clock: dev.belay.testkit.Planted.now()",
            "clock: dev.belay.testkit.sim.Planted.now()");
  }

  private static List<String> violations(JavaClasses testkit) {
    JavaClasses world = testkit.that(DescribedPredicate.describe("in the world", SimulationBansTest::isInTheWorld));
    return BANS.stream().flatMap(ban -> ban.violations(world).stream()).toList();
  }

  private static boolean isInTheWorld(JavaClass type) {
    return !(type.getPackageName() + ".").startsWith("dev.belay.testkit.contract.");
  }
}
