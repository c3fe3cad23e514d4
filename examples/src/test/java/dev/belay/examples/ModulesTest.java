package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Bans;
import dev.belay.architecture.Golden;
import dev.belay.architecture.ModuleText;
import dev.belay.architecture.Planted;
import dev.belay.architecture.Reach;
import dev.belay.architecture.Repository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published modules beside each other: what each shows, and that adapters do not know each other. */
class ModulesTest {
  private static final String[] NOT_SQLITE = {"dev.belay.kite", "dev.belay.testkit", "dev.belay.examples"};
  private static final String[] NOT_KITE = {"dev.belay.sqlite", "dev.belay.testkit", "dev.belay.examples"};
  private static final String[] NOT_TESTKIT = {"dev.belay.sqlite", "dev.belay.kite", "dev.belay.examples"};

  @TempDir Path folder;

  /** Rewrite the files: see CONTRIBUTING.md, "Kept texts". */
  @ParameterizedTest
  @ValueSource(strings = {"core", "testkit", "persistence-sqlite", "broker-kite"})
  void aModuleShowsWhatItsKeptTextSays(String module) {
    Golden.check("docs/modules/belay-" + module + ".txt", ModuleText.of(Repository.mainFolder(module)));
  }

  @Test
  void aModuleTextNamesWhatIsExportedAndRequired() {
    assertThat(ModuleText.of(Repository.mainFolder("core"))).startsWith("module dev.belay.core\n")
        .contains("exports dev.belay.money\n", "requires org.slf4j\n").doesNotContain("@");
  }

  @Test
  void adaptersKnowCoreAndNotEachOther() {
    assertThat(Reach.into(Repository.mainClasses("persistence-sqlite"), NOT_SQLITE)).isEmpty();
    assertThat(Reach.into(Repository.mainClasses("broker-kite"), NOT_KITE)).isEmpty();
    assertThat(Reach.into(Repository.mainClasses("testkit"), NOT_TESTKIT)).isEmpty();
  }

  @Test
  void anAdapterThatKnowsTheOtherIsFound() {
    assertThat(Reach.into(Planted.compile(folder, "package dev.belay.kite; public class Session {}",
        "package dev.belay.sqlite; class Rows { dev.belay.kite.Session session; }"), NOT_SQLITE))
        .containsExactly("dev.belay.sqlite.Rows uses dev.belay.kite.Session");
  }

  @ParameterizedTest
  @ValueSource(strings = {"persistence-sqlite", "broker-kite", "testkit", "examples"})
  void noModuleAsksForTheMachinesLocaleZoneOrCharset(String module) {
    assertThat(Bans.DEFAULTS.violations(Repository.mainClasses(module))).isEmpty();
  }
}
