package dev.belay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SamplesTest {

  @Test
  void reportsTheMedianOfTheRoundsAndTheWorstHundredthOfAll() {
    Samples samples = new Samples();
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    round(samples, 2_000, 1_000, 3_000);
    round(samples, 900_000, 900_000, 900_000);
    round(samples, 4_000, 4_000, 4_000);
    samples.report("step", new Report("demo", new PrintStream(out, true, StandardCharsets.UTF_8)));

    assertThat(out.toString(StandardCharsets.UTF_8).lines()).containsExactly(
        "bench: demo step_p50_us=4.000", "bench: demo step_p99_us=900.000");
  }

  private static void round(Samples samples, long... nanos) {
    for (long each : nanos) {
      samples.add(each);
    }
    samples.endRound();
  }
}
