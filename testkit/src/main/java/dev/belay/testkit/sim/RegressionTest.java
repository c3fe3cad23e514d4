package dev.belay.testkit.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A failing run as the source of a test, ready to be put into a project that has the testkit, JUnit and AssertJ on its
 * test class path.
 *
 * @param type the name of the test class
 * @param source its source
 */
public record RegressionTest(String type, String source) {

  /**
   * {@return the test of a run}
   *
   * @param shrunk the run
   */
  public static RegressionTest of(Shrinker.Shrunk shrunk) {
    SeedResult result = shrunk.result();
    Failure failure = result.failure().orElseThrow();
    String type = "Seed" + result.seed() + "Test";
    String words = String.join(",\n        ", shrunk.words().stream().map(word -> "\"" + word + "\"").toList());
    String source = String.join("\n", List.of(
        "import static org.assertj.core.api.Assertions.assertThat;",
        "",
        "import dev.belay.testkit.sim.SeedResult;",
        "import dev.belay.testkit.sim.SimArguments;",
        "import dev.belay.testkit.sim.Simulation;",
        "import dev.belay.testkit.sim.StoreFactory;",
        "import java.util.List;",
        "import org.junit.jupiter.api.Test;",
        "",
        "/** " + failure.invariant().rule() + ": " + failure.invariant().sentence() + ". */",
        "class " + type + " {",
        "",
        "  /** What broke: " + failure.detail().replace("*/", "* /") + ". */",
        "  @Test",
        "  void seed" + result.seed() + "Keeps" + failure.invariant().name().replace("_", "") + "() {",
        "    List<String> words = List.of(" + words + ");",
        "",
        "    SimArguments arguments = SimArguments.of(words, name -> StoreFactory.inMemory());",
        "    SeedResult result = new Simulation(arguments.options()).run(arguments.first());",
        "",
        "    assertThat(result.failure()).as(() -> String.join(\"\\n\", result.report())).isEmpty();",
        "  }",
        "}",
        ""));
    return new RegressionTest(type, source);
  }

  /**
   * Writes it as a file of the default package.
   *
   * @param folder where to; made if it is not there
   * @return the file
   * @throws UncheckedIOException when it cannot be written
   */
  public Path write(Path folder) {
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(type + ".java"), source, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
