package dev.belay.testkit.sim.bugs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.testkit.sim.Invariant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seeded bug is a text; one that no longer applies says so. */
class SeededBugTest {

  private static final String TEXT = """
      story: one too many
      after: a lecture
      only: S8_FILLS_GROW
      beside: S7_BOOKS_AGREE S3_REDUCE_ONLY
      hunt: --structure=iron-condor --faults=host-kills
      ---- in dev.belay.ledger.Placement
          return one;
      ---- new
          return two;
      """;

  static List<SeededBug> all() {
    return shelf().all();
  }

  private static BugShelf shelf() {
    return BugShelf.above(Path.of(""));
  }

  @Test
  void aTextIsRead() {
    SeededBug bug = SeededBug.of("counted", TEXT);

    assertThat(bug.story()).isEqualTo("one too many");
    assertThat(bug.only()).contains(Invariant.S8_FILLS_GROW);
    assertThat(bug.beside()).containsExactly(Invariant.S7_BOOKS_AGREE, Invariant.S3_REDUCE_ONLY);
    assertThat(bug.hunt()).containsExactly("--structure=iron-condor", "--faults=host-kills");
    assertThat(bug.changes()).containsExactly(
        new SeededBug.Change("dev.belay.ledger.Placement", "    return one;\n", "    return two;\n"));
  }

  @Test
  void itsPlaceIsChangedAndNothingElse() {
    SeededBug bug = SeededBug.of("counted", TEXT);

    assertThat(bug.in(type -> "  int f() {\n    return one;\n  }\n"))
        .isEqualTo(new TreeMap<>(Map.of("dev.belay.ledger.Placement", "  int f() {\n    return two;\n  }\n")));
  }

  @Test
  void driftIsLoud() {
    SeededBug bug = SeededBug.of("counted", TEXT);

    assertThatThrownBy(() -> bug.in(type -> "    return three;\n")).hasMessage(
        "bug counted no longer applies: its old text occurs nowhere in dev.belay.ledger.Placement");
    assertThatThrownBy(() -> bug.in(type -> "    return one;\n    return one;\n")).hasMessage(
        "bug counted no longer applies: its old text occurs more than once in dev.belay.ledger.Placement");
  }

  @Test
  void aBugThatDoesNotCompileIsLoud() {
    SeededBug bug = SeededBug.of("counted", TEXT);
    TreeMap<String, String> sources = new TreeMap<>();
    sources.put("dev.belay.ledger.Placement", "package dev.belay.ledger; class Placement { int f() { return; } }");

    assertThatThrownBy(() -> PatchedCore.with(bug, sources))
        .hasMessageStartingWith("bug counted no longer applies: it does not compile");
  }

  @Test
  void aTextWithoutItsPartsIsRefused() {
    assertThatThrownBy(() -> SeededBug.of("b", "after: x\n---- in A\nx\n---- new\ny\n"))
        .hasMessage("bug b has no story");
    assertThatThrownBy(() -> SeededBug.of("b", "story: x\nafter: x\n")).hasMessage("bug b changes nothing");
    assertThatThrownBy(() -> SeededBug.of("b", "story: x\nafter: x\n---- in A\nx\n"))
        .hasMessage("bug b has an old text without a new one");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyBugOfTheShelfStillApplies(SeededBug bug) {
    assertThat(shelf().patched(bug)).isNotEmpty();
    assertThat(bug.story()).isNotBlank();
  }
}
