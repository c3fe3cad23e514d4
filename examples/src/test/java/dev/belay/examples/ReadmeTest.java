package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README says what is so: its code compiles and runs, its commands, types, modules and links exist. */
final class ReadmeTest {

  private static final String README = Pages.read("README.md");
  private static final String QUICK_START = Pages.region(QuickStartTest.class, "quick-start");

  @Test
  void theQuickStartIsTheRegionOfATestThatRuns() {
    assertThat(block("java")).isEqualTo(QUICK_START);
    assertThat(QUICK_START.lines()).as("fifteen lines").hasSize(15);
  }

  @Test
  void whatTheQuickStartPrintsIsWhatTheTestSaw() {
    assertThat(block("text").lines()).containsExactlyElementsOf(QuickStartTest.PRINTS);
  }

  @Test
  void everyCommandNamesAnExampleABenchmarkAScenarioOrAGoalThatExists() throws Exception {
    for (String command : commands()) {
      assertThat(command).startsWith("mvn ");
      for (String example : Pages.found("-Drun=(\\w+)", command)) {
        assertThat(Class.forName("dev.belay.examples." + example).getMethod("main", String[].class)).isNotNull();
      }
      for (String bench : Pages.found("-Dbench=(\\w+)", command)) {
        assertThat(Pages.read("benchmarks/src/main/java/dev/belay/benchmarks/Bench.java"))
            .contains("\"" + bench + "\"");
      }
      for (String scenario : Pages.found("--scenario=([\\w-]+)", command)) {
        assertThat(Scenario.named(scenario).text()).isEqualTo(scenario);
      }
      for (String module : Pages.found("-pl (\\S+)", command)) {
        assertThat(Repository.root().resolve(module).resolve("pom.xml")).isRegularFile();
      }
    }
    assertThat(commands()).contains("mvn verify",
        "mvn -q -DskipTests -pl examples -am package -Drun=IronCondor");
  }

  @Test
  void theModulesAreThoseOfTheBuild() {
    List<String> modules = Pages.found("<module>([^<]+)</module>", Pages.read("pom.xml"));
    assertThat(Pages.found("(?m)^\\| `([a-z-]+)` +\\|", README)).containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void theTypesThatYouMayImplementExistAndAreInterfaces() throws Exception {
    List<String> types = Pages.found("(?m)^\\| `([a-z]+\\.[A-Z]\\w+)` \\|", README);
    assertThat(types).hasSizeGreaterThan(8);
    for (String type : types) {
      assertThat(Class.forName("dev.belay." + type)).isInterface();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> links = Pages.found("\\]\\(([^)#:]+)\\)", README);
    assertThat(links).isNotEmpty();
    for (String link : links) {
      assertThat(Files.exists(Repository.root().resolve(link))).as(link).isTrue();
    }
  }

  @Test
  void theVersionToDependOnIsTheOneThatIsBuilt() {
    Path pom = Repository.root().resolve("pom.xml");
    assertThat(Pages.found("<version>([^<]+)</version>", block("xml")))
        .containsOnly(Pages.found("<artifactId>belay-parent</artifactId>\\s+<version>([^<]+)</version>",
            Repository.read(pom)).get(0));
  }

  /** The commands of all indented lines and shell blocks, without their remarks. */
  private static List<String> commands() {
    return Pages.found("(?m)^(?:    )?(mvn [^#\n]+)", README).stream().map(String::strip).toList();
  }

  private static String block(String language) {
    return Pages.found("(?s)```" + language + "\n(.*?)```", README).get(0);
  }
}
