package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short soak: real processes, killed at drawn moments, over the Kite-like server. */
final class SoakTest {

  @TempDir
  Path folder;

  @Test
  void groupsOverKilledProcessesTellOneStoryInTruthJournalMetricsAndAlerts() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = Soak.run(List.of("--groups=12", "--kills=1", "--store=" + folder.resolve("soak")), printed(out),
        printed(err));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList()).hasSize(3)
        .anyMatch(line -> line.startsWith("soak: groups=12 kills=1 ") && line.endsWith(" violations=0"));
  }

  @Test
  void anOptionThatIsNoNumberIsRefused() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    assertThat(Soak.run(List.of("--groups=many"), System.out, printed(err))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("--groups=many: is no whole number");
  }

  private static PrintStream printed(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
