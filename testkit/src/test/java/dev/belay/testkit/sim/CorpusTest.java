package dev.belay.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Seeds that once failed do not fail again: with the faults that they needed, in the structure that they draw and in
 * the one that they drew while there were fewer, and with all that they draw.
 */
class CorpusTest {

  static Stream<String> corpus() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        CorpusTest.class.getResourceAsStream("corpus.txt"), StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void aSeedThatOnceFailedPasses(String line) {
    List<String> words = List.of(line.split(" ", 3));
    EnumSet<Fault> faults = EnumSet.noneOf(Fault.class);
    Stream.of(words.get(1).split(",")).map(Fault::of).forEach(faults::add);
    long seed = Long.parseLong(words.get(0));

    SeedResult shrunk = new Simulation(SimOptions.DEFAULT.only(faults).traced()).run(seed);
    SeedResult former = new Simulation(SimOptions.DEFAULT.only(faults).traced()
        .structure(Structure.amongTheFirst(new Plan(seed, SimOptions.DEFAULT)::below))).run(seed);
    SeedResult whole = new Simulation(SimOptions.DEFAULT.traced()).run(seed);

    assertThat(shrunk.failure()).as(() -> String.join("\n", shrunk.report())).isEmpty();
    assertThat(former.failure()).as(() -> String.join("\n", former.report())).isEmpty();
    assertThat(whole.failure()).as(() -> String.join("\n", whole.report())).isEmpty();
  }
}
