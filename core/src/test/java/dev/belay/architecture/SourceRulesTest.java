package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source of the repository is short, finished, introduced, and awake. */
class SourceRulesTest {
  private static final List<Path> ALL = Repository.javaSources();

  @Test
  void everySourceIsShortAndFinished() {
    assertThat(ALL).hasSizeGreaterThan(10);
    assertThat(texts(ALL.stream()).entrySet().stream()
        .flatMap(file -> SourceRules.everywhere(file.getKey(), file.getValue()).stream())).isEmpty();
  }

  @Test
  void noTestSleepsOrIsSkipped() {
    assertThat(texts(in("src/test/java")).entrySet().stream()
        .flatMap(file -> SourceRules.inTests(file.getKey(), file.getValue()).stream())).isEmpty();
  }

  @Test
  void everyMainPackageIsIntroduced() {
    assertThat(SourceRules.withoutPackageInfo(in("src/main/java").toList())).isEmpty();
  }

  @Test
  void coreCatchesRuntimeExceptionAtItsBoundariesAndNothingBroader() {
    assertThat(SourceRules.catches(texts(in("core/src/main/java")))).isEmpty();
  }

  @Test
  void aLongFileALongLineAnUnfinishedOneAWildcardAndAnImportForNothingAreFound() {
    assertThat(SourceRules.everywhere("A.java", "a\n".repeat(400) + "b".repeat(120))).singleElement().asString()
        .contains("401 lines");
    assertThat(SourceRules.everywhere("A.java", "b".repeat(121))).singleElement().asString().contains("120 columns");
    assertThat(SourceRules.everywhere("A.java", "// TO" + "DO later")).containsExactly("A.java says TO" + "DO");
    assertThat(SourceRules.everywhere("A.java", "// FIX" + "ME: now")).containsExactly("A.java says FIX" + "ME");
    assertThat(SourceRules.everywhere("A.java", "import java.util." + "*;")).hasSize(1);
    assertThat(SourceRules.everywhere("A.java", "import a.B;\nimport a.C;\nC c;"))
        .containsExactly("A.java imports B and does not use it");
  }

  @Test
  void aTestThatSleepsOrIsSkippedIsFound() {
    assertThat(SourceRules.inTests("A.java", "{ Thread.sl" + "eep(1); wait(TimeUnit.DAYS::sl" + "eep); }"))
        .containsExactly("A.java sleeps; use virtual time", "A.java sleeps; use virtual time");
    assertThat(SourceRules.inTests("A.java", "@Dis" + "abled(\"later\")")).hasSize(1);
  }

  @Test
  void aPackageThatIsNotIntroducedIsFound() {
    assertThat(SourceRules.withoutPackageInfo(
        List.of(Path.of("a/A.java"), Path.of("a/package-info.java"), Path.of("b/B.java"), Path.of("module-info.java"))))
        .containsExactly("b has no package-info");
  }

  @Test
  void broadCatchesAndCatchesAwayFromTheBoundariesAreFound() {
    SortedMap<String, String> sources = new TreeMap<>(Map.of(
        "A.java", "try { } catch (RuntimeException e) { } // catch (Throwable t)",
        "B.java", "try { } catch (final IllegalStateException | RuntimeException e) { }",
        "C.java", "/* catch (Error e) */ catch\n(Throwable t)", "D.java", "catch (Exception e)"));

    assertThat(SourceRules.catches(sources)).containsExactlyInAnyOrder("C.java catches Throwable",
        "D.java catches Exception",
        "A.java catches RuntimeException, and is no boundary", "B.java catches RuntimeException, and is no boundary");
    assertThat(SourceRules.catches(new TreeMap<>(Map.of("coordinator/EventLoop.java", sources.get("A.java")))))
        .isEmpty();
  }

  private static Stream<Path> in(String folder) {
    return ALL.stream().filter(file -> file.toString().contains("/" + folder + "/"));
  }

  private static SortedMap<String, String> texts(Stream<Path> files) {
    return SourceRules.texts(Repository.root(), files.toList());
  }
}
