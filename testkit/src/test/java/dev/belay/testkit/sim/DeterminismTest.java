package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same seed is the same run: twice in one process, in another process, on another JDK. */
class DeterminismTest {

  private static final int SEEDS = 60;

  /** Prints the hashes of the first seeds: what a second process runs. */
  static final class Hashes {
    public static void main(String[] args) {
      hashes().forEach(System.out::println);
    }
  }

  private static List<String> hashes() {
    List<String> hashes = new ArrayList<>();
    Simulation simulation = new Simulation(SimOptions.DEFAULT);
    for (long seed = 1; seed <= SEEDS; seed++) {
      hashes.add("seed " + seed + " hash " + Long.toHexString(simulation.run(seed).hash()));
    }
    return hashes;
  }

  @Test
  void twiceInOneProcess() {
    assertThat(hashes()).isEqualTo(hashes());
  }

  @Test
  void tracingChangesNothing() {
    Simulation traced = new Simulation(SimOptions.DEFAULT.traced());

    assertThat(traced.run(7).hash()).isEqualTo(new Simulation(SimOptions.DEFAULT).run(7).hash());
    assertThat(traced.run(7).trace()).isNotEmpty();
  }

  @Test
  void seedsDiffer() {
    assertThat(hashes()).map(line -> line.replaceAll(".* ", "")).doesNotHaveDuplicates();
  }

  @Test
  void inAnotherProcess() throws Exception {
    assertThat(child(Path.of(System.getProperty("java.home")))).isEqualTo(hashes());
  }

  @Test
  void onAnotherJdk() throws Exception {
    Optional<Path> other = otherJdk();
    assumeTrue(other.isPresent(), "no second JDK is installed beside " + System.getProperty("java.home"));

    assertThat(child(other.orElseThrow())).isEqualTo(hashes());
  }

  /** As the build finds it: another folder beside the running JDK's that has a compiler; the newest by name. */
  private static Optional<Path> otherJdk() throws IOException {
    Path running = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> beside = Files.list(running.getParent())) {
      return beside.filter(each -> Files.exists(each.resolve("bin/javac")))
          .map(DeterminismTest::real).filter(each -> !each.equals(running)).max(Comparator.naturalOrder());
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> child(Path jdk) throws Exception {
    Process process = new ProcessBuilder(jdk.resolve("bin/java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
        System.getProperty("java.class.path"), Hashes.class.getName()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.lines().filter(line -> line.startsWith("seed ")).toList();
  }
}
