package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.sim.SeedResult;
import dev.belay.testkit.sim.SimOptions;
import dev.belay.testkit.sim.Simulation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulateTest {

  /** All on the JDK that Belay is built for, a share on others. */
  private static final int SEEDS = Runtime.version().feature() == 17 ? 300 : 50;

  @TempDir Path folder;

  @Test
  void aSeedOnSqliteIsTheSameRunAsInMemory() {
    Simulation inMemory = new Simulation(SimOptions.DEFAULT);
    Simulation onSqlite = new Simulation(SimOptions.DEFAULT.stores(SqliteStores.inTempFolder()));

    for (long seed = 1; seed <= SEEDS; seed++) {
      SeedResult result = onSqlite.run(seed);

      assertThat(result.failure()).as("seed " + seed).isEmpty();
      assertThat(result.hash()).as("seed " + seed).isEqualTo(inMemory.run(seed).hash());
    }
  }

  @Test
  void loggingChangesNothing() throws Exception {
    List<String> silent = hashes("off");

    assertThat(silent).hasSize(40);
    assertThat(hashes("trace")).isEqualTo(silent);
  }

  /** A process of its own: the level of the log is read once. */
  private List<String> hashes(String level) throws Exception {
    Path out = folder.resolve(level + ".txt");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=" + level, "-cp",
        System.getProperty("java.class.path"), Simulate.class.getName(), "--seeds=1-40", "--hash")
        .redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    assertThat(process.waitFor()).isZero();
    return hashLines(out);
  }

  private static List<String> hashLines(Path out) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(out, StandardCharsets.UTF_8));
    lines.removeIf(line -> !line.startsWith("seed ") || !line.contains(" hash "));
    return lines;
  }
}
