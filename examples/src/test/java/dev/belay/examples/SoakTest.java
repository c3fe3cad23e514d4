package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the soak understands; its runs are reported runs, by command, because they take minutes. */
final class SoakTest {

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
