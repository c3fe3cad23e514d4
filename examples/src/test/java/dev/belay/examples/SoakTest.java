package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the soak understands; its runs are reported runs, by command, because they take minutes. */
final class SoakTest {

  @Test
  void anOptionThatIsNoNumberIsRefused() {
    ExampleRun run = ExampleRun.of(Soak::run, "--groups=many");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().get(0)).startsWith("--groups=many: is no whole number");
  }
}
