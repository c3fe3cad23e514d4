package dev.belay.riskfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.architecture.Repository;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Every published figure has tests of its class that exist, and the page says how many there are. */
class VectorsHeldTest {

  private static final List<String> EVERY =
      List.of("T1", "T2", "T3", "T4", "T5", "T6", "T10", "T11", "T12", "T13", "T14");

  private record Row(String vector, String kind, String test) {}

  private final List<Row> rows = Repository.read(Repository.root().resolve(
      "core/src/test/resources/dev/belay/margin-vectors.txt")).lines().filter(line -> !line.startsWith("#"))
      .map(line -> line.split(" \\| ")).map(cells -> new Row(cells[0], cells[1], cells[2])).toList();

  @Test
  void everyVectorIsHeldExactlyOrInItsBand() {
    assertThat(rows).extracting(Row::vector).hasSameElementsAs(EVERY);
    assertThat(rows).extracting(Row::kind).containsOnly("exact", "band");
  }

  @Test
  void everyTestThatIsNamedIsThere() throws ClassNotFoundException {
    for (Row each : rows) {
      int dot = each.test().lastIndexOf('.');
      Class<?> tests = Class.forName(each.test().substring(0, dot));
      assertThat(Arrays.stream(tests.getDeclaredMethods()).filter(method ->
          method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)))
          .as(each.test()).extracting(Method::getName).contains(each.test().substring(dot + 1));
    }
  }

  @Test
  void thePageSaysHowManyThereAre() {
    long exact = rows.stream().filter(row -> row.kind().equals("exact")).count();

    assertThat(Repository.read(Repository.root().resolve("docs/margin.md"))).contains(EVERY.size()
        + " published sets of figures are held by " + rows.size() + " tests: " + exact + " to the paisa");
  }
}
