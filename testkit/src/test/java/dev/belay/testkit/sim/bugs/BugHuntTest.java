package dev.belay.testkit.sim.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.belay.time.SystemTimeSource;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The simulation finds bugs: a share of the seeded ones in each build, those that need few seeds. */
@EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: what it shows does not depend on the JDK")
class BugHuntTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"send-before-commit", "send-on-commit-failure", "blind-retry", "trade-counted-twice",
      "partial-as-full", "short-before-protection", "covers-count-as-entries"})
  void aBugIsFoundWithinAHundredSeeds(String name) {
    BugHunt.Kill kill = hunt(new ArrayList<>()).hunt(shelf().find(name), List.of("--seeds=1-100"));

    assertThat(kill.seed()).isPresent();
  }

  static List<SeededBug> ofOneChecker() {
    return shelf().all().stream().filter(each -> each.only().isPresent()).toList();
  }

  /** Each build takes every third, {@code -Dbugs=all} the others too. */
  static List<SeededBug> inThisBuild() {
    List<SeededBug> all = ofOneChecker();
    int step = System.getProperty("bugs", "").equals("all") ? 1 : 3;
    return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
  }

  /** Without its checker the bug lives, at least as long as it took to find it with it. */
  @ParameterizedTest
  @MethodSource("inThisBuild")
  void aCheckerIsMissedByTheBugThatOnlyItKills(SeededBug bug) {
    List<String> unjudged = new ArrayList<>(List.of(bug.only().orElseThrow().name()));
    bug.beside().forEach(each -> unjudged.add(each.name()));

    BugHunt.Kill judged = hunt(new ArrayList<>()).hunt(bug, List.of("--seeds=1-150"));
    BugHunt.Kill blind = hunt(new ArrayList<>()).hunt(bug, List.of("--seeds=1-" + (judged.seed().orElseThrow() + 10),
        "--unjudged=" + String.join(",", unjudged)));

    assertThat(judged.invariant()).isEqualTo(bug.only().orElseThrow().name());
    assertThat(blind.seed()).isEmpty();
  }

  /** docs/testing.md has a line for each of them. */
  @Test
  void theTableOfTheDocsIsThatOfTheShelf() throws IOException {
    List<String> wanted = new ArrayList<>();
    ofOneChecker().stream().sorted(Comparator.comparing(each -> each.only().orElseThrow())).forEach(bug ->
        wanted.add("| `" + bug.only().orElseThrow() + "` | `" + bug.name() + "`: " + bug.story() + " | "
            + String.join(" ", bug.beside().stream().map(each -> "`" + each + "`").toList()) + " |"));

    List<String> written = Files.readAllLines(shelf().root().resolve("docs/testing.md")).stream()
        .filter(line -> line.matches("\\| `[A-Z0-9_]+` \\| `.*")).toList();

    assertThat(written).isEqualTo(wanted);
  }

  @Test
  void oneBugIsFoundShrunkAndWrittenAsATest() {
    List<String> lines = new ArrayList<>();

    int code = hunt(lines).run(List.of("--bug=cumulative-as-delta", "--seeds=1-100", "--test=" + folder));

    assertThat(code).isOne();
    assertThat(lines.get(0)).isEqualTo("bug cumulative-as-delta (RELIABILITY 3.10 no. 16): the filled quantity of a"
        + " report is added to what is known");
    assertThat(lines).anyMatch(line -> line.matches("\\d+ faults are left after \\d+ runs"))
        .anyMatch(line -> line.startsWith("  again  --seed="));
    assertThat(lines.get(lines.size() - 1)).matches("simulate: seeds=\\d+ failures=1 bug=cumulative-as-delta ms=\\d+");
    assertThatNoException().isThrownBy(this::compileAndRun);
  }

  /** The test that was written compiles in a project of its own, and passes on a core without the bug. */
  private void compileAndRun() throws ReflectiveOperationException, IOException {
    Path source;
    try (Stream<Path> files = Files.list(folder)) {
      source = files.findFirst().orElseThrow();
    }
    ToolProvider.getSystemJavaCompiler().run(null, null, null, "-Xlint:all,-processing,-classfile,-path", "-Werror",
        "-proc:none", "-cp", System.getProperty("java.class.path"), "-d", folder.toString(), source.toString());
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> type = loader.loadClass(source.getFileName().toString().replace(".java", ""));
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object test = constructor.newInstance();
      for (Method each : type.getDeclaredMethods()) {
        if (each.isAnnotationPresent(Test.class)) {
          each.setAccessible(true);
          each.invoke(test);
        }
      }
    }
  }

  @Test
  void aBugThatNoSeedFindsIsSaidToLive() {
    List<String> lines = new ArrayList<>();

    int code = hunt(lines).run(List.of("--bug=restriction-not-kept", "--seeds=1-1", "--faults=answer-lost"));

    assertThat(code).isZero();
    assertThat(lines.get(1)).startsWith("simulate: seeds=1 failures=0 bug=restriction-not-kept");
  }

  private static BugShelf shelf() {
    return BugShelf.above(Path.of(""));
  }

  private static BugHunt hunt(List<String> lines) {
    try (SystemTimeSource time = new SystemTimeSource()) {
      return new BugHunt(shelf(), time, lines::add);
    }
  }
}
