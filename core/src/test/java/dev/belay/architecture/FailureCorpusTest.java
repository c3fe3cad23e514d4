package dev.belay.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/failures.md says which failures of other systems are shown not to happen here, and by which test. */
class FailureCorpusTest {

  private static final String ROWS =
      Repository.read(Repository.root().resolve("core/src/test/resources/failures.txt"));
  private static final Path HERE = Path.of("FailureCorpusTest.java");

  @TempDir
  Path folder;

  @Test
  void everyRowIsThereAndEveryDoneRowHasItsTest() {
    assertThat(corpus().faults()).isEmpty();
  }

  @Test
  void thePageIsPrintedFromRowsAndTests() {
    Golden.check("docs/failures.md", corpus().page());
  }

  @Test
  void aLostRowIsFound() {
    String fewer = ROWS.lines().filter(line -> !line.startsWith("C5 ")).reduce("", (all, line) -> all + line + "\n");

    assertThat(new Corpus(fewer, List.of()).faults()).contains("C5 must be there once");
  }

  @Test
  void aDoneRowWithoutATestIsFound() {
    assertThat(new Corpus(ROWS, List.of()).faults())
        .contains("A1 is said to be done and no test carries its tag");
  }

  @Test
  void aTagWithoutARowIsFound() throws IOException {
    Path source = Files.writeString(folder.resolve("StrangeTest.java"),
        "@Tag(\"" + "J9\") void somethingElse() {}");

    assertThat(new Corpus(ROWS, List.of(source)).faults()).contains("J9 is a tag without a row");
  }

  @Test
  void aStatusNobodyKnowsIsFound() {
    String odd = ROWS.lines().map(line -> line.startsWith("A1 ") ? line.replace("done", "soon") : line)
        .reduce("", (all, line) -> all + line + "\n");

    assertThat(new Corpus(odd, List.of()).faults()).contains("A1 is neither done nor planned: soon");
  }

  private static Corpus corpus() {
    return new Corpus(ROWS, Repository.javaSources().stream()
        .filter(file -> file.toString().replace('\\', '/').contains("/src/test/"))
        .filter(file -> !file.endsWith(HERE)).toList());
  }
}
