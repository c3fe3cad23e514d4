package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes that keep a code base pleasant; docs/architecture.md shows them, written by {@code -Dgolden=write}. */
class MeasuresTest {

  private static final List<String> MODULES = List.of("core", "persistence-sqlite", "broker-kite", "testkit");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*");
  private static final Pattern TABLE = Pattern.compile("(?s)(<!-- measures -->\\n)(.*?)(<!-- end of measures -->)");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"core", "persistence-sqlite", "broker-kite", "testkit"})
  void filesAndMethodsAreShortAndNoPackagesUseEachOtherInACircle(String module) {
    Measures measures = Measures.of(main(module));

    assertThat(measures.longestFile()).isLessThanOrEqualTo(400);
    assertThat(measures.medianFile()).isBetween(40, 130);
    assertThat(measures.longestBody()).isLessThanOrEqualTo(50);
    assertThat(measures.bodyOfHundred()).isLessThanOrEqualTo(45);
    assertThat(measures.largestCycle()).isEqualTo(1);
  }

  @Test
  void thePageHasARowForEachPublishedModule() throws IOException {
    Path page = Repository.root().resolve("docs/architecture.md");
    String text = Repository.read(page);
    if ("write".equals(System.getProperty("golden"))) {
      text = TABLE.matcher(text).replaceFirst("$1" + table() + "$3");
      Files.writeString(page, text);
    }

    String shown = TABLE.matcher(text).results().map(each -> each.group(2)).findFirst().orElseThrow();
    assertThat(MODULES).allMatch(module -> shown.contains("\n| " + module + " | "));
  }

  @Test
  void aCircleALongBodyAndWhatIsHiddenAreCounted() throws IOException {
    Path one = source("a", "One", "import dev.belay.b.Two;\npublic class One {\n"
        + "  void run() {\n    new Two();\n\n\n  }\n}\n");
    Path two = source("b", "Two", "import dev.belay.a.One;\nclass Two {\n  One one() { return null; }\n}\n");
    Path three = source("c", "Three", "import dev.belay.a.One;\nclass Three {}\n");

    assertThat(Measures.of(List.of(one, two, three)).row("planted"))
        .isEqualToIgnoringNewLines("| planted | 3 / 3 | 1, 1 | 5, 9 | 1 : 2 | 3 / 3 | 2 of 3 |\n");
  }

  private Path source(String home, String name, String text) throws IOException {
    return Files.writeString(Files.createDirectory(folder.resolve(home)).resolve(name + ".java"),
        "package dev.belay." + home + ";\n" + text);
  }

  private static String table() {
    StringBuilder rows = new StringBuilder("| module | main files / packages | files per package (median, max) |"
        + " lines per file (median, max) | public : package-private types | method body p99 / max | package cycle |\n"
        + "|---|---|---|---|---|---|---|\n");
    MODULES.forEach(each -> rows.append(Measures.of(main(each)).row(each)));
    double tests = code("/src/test/");
    double main = code("/src/main/");
    double machinery = code("/testkit/src/main/");
    return rows.append(String.format(Locale.ROOT, "%nLines of test code for a line of main code, whole repository:"
        + " %.2f; with the testkit, which is%nthe machinery of the tests, on their side: %.2f.%n", tests / main,
        (tests + machinery) / (main - machinery))).toString();
  }

  /** Lines that are neither empty nor comments. */
  private static long code(String folder) {
    return Repository.javaSources().stream().filter(each -> each.toString().contains(folder))
        .flatMap(each -> COMMENT.matcher(Repository.read(each)).replaceAll("").lines()).filter(line -> !line.isBlank())
        .count();
  }

  private static List<Path> main(String module) {
    Path sources = Repository.root().resolve(module).resolve("src/main/java");
    return Repository.javaSources().stream().filter(each -> each.startsWith(sources)).toList();
  }
}
