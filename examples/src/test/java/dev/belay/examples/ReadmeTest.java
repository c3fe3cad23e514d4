package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README says what is so: its code compiles and runs, its commands, types, modules and links exist. */
final class ReadmeTest {

  private static final String README = Repository.read(Repository.root().resolve("README.md"));

  @Test
  void theQuickStartIsTheRegionOfATestThatRuns() {
    assertThat(block("java")).isEqualTo(region());
    assertThat(region().lines()).as("fifteen lines").hasSize(15);
  }

  @Test
  void whatTheQuickStartPrintsIsWhatTheTestSaw() {
    assertThat(block("text").lines()).containsExactlyElementsOf(QuickStartTest.PRINTS);
  }

  @Test
  void everyCommandNamesAnExampleABenchmarkAScenarioOrAGoalThatExists() throws Exception {
    for (String command : commands()) {
      assertThat(command).startsWith("mvn ");
      for (String example : found("-Drun=(\\w+)", command)) {
        assertThat(Class.forName("dev.belay.examples." + example).getMethod("main", String[].class)).isNotNull();
      }
      for (String bench : found("-Dbench=(\\w+)", command)) {
        assertThat(Repository.read(Repository.root().resolve(
            "benchmarks/src/main/java/dev/belay/benchmarks/Bench.java"))).contains("\"" + bench + "\"");
      }
      for (String scenario : found("--scenario=([\\w-]+)", command)) {
        assertThat(Scenario.named(scenario).text()).isEqualTo(scenario);
      }
      for (String module : found("-pl (\\S+)", command)) {
        assertThat(Repository.root().resolve(module).resolve("pom.xml")).isRegularFile();
      }
    }
    assertThat(commands()).contains("mvn verify",
        "mvn -q -DskipTests -pl examples -am package -Drun=IronCondor");
  }

  @Test
  void theModulesAreThoseOfTheBuild() {
    List<String> modules = found("<module>([^<]+)</module>", Repository.read(Repository.root().resolve("pom.xml")));
    assertThat(found("(?m)^\\| `([a-z-]+)` +\\|", README)).containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  void theTypesThatYouMayImplementExistAndAreInterfaces() throws Exception {
    List<String> types = found("(?m)^\\| `([a-z]+\\.[A-Z]\\w+)` \\|", README);
    assertThat(types).hasSizeGreaterThan(8);
    for (String type : types) {
      assertThat(Class.forName("dev.belay." + type)).isInterface();
    }
  }

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> links = found("\\]\\(([^)#:]+)\\)", README);
    assertThat(links).isNotEmpty();
    for (String link : links) {
      assertThat(Files.exists(Repository.root().resolve(link))).as(link).isTrue();
    }
  }

  @Test
  void theVersionToDependOnIsTheOneThatIsBuilt() {
    Path pom = Repository.root().resolve("pom.xml");
    assertThat(found("<version>([^<]+)</version>", block("xml")))
        .containsOnly(found("<artifactId>belay-parent</artifactId>\\s+<version>([^<]+)</version>",
            Repository.read(pom)).get(0));
  }

  /** The commands of all indented lines and shell blocks, without their remarks. */
  private static List<String> commands() {
    return found("(?m)^(?:    )?(mvn [^#\n]+)", README).stream().map(String::strip).toList();
  }

  private static String block(String language) {
    return found("(?s)```" + language + "\n(.*?)```", README).get(0);
  }

  private static String region() {
    String source = Repository.read(Repository.root().resolve(
        "examples/src/test/java/dev/belay/examples/QuickStartTest.java"));
    return found("(?s)// region quick-start\n(.*?) +// endregion", source).get(0).lines()
        .map(line -> line.replaceFirst("^ {4}", ""))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult each) -> each.group(1)).toList();
  }
}
