package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnJre;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** The soak in short: real processes over HTTP and WebSocket, killed twice. The long one is a reported run. */
final class SoakTest {

  @TempDir
  Path folder;

  @Test
  @EnabledOnJre(value = JRE.JAVA_17, disabledReason = "once in a build: what it shows does not depend on the JDK")
  void afterTwoKillsTruthJournalMetricsAndListenersAgreeAndNothingHasGrown() {
    ExampleRun run = ExampleRun.of(Soak::run, "--groups=40", "--kills=2", "--store=" + folder.resolve("soak"));

    assertThat(run.err()).isEmpty();
    assertThat(run.starting("life ")).hasSize(3).last().asString().contains("BY_ITSELF", "heap ", "threads ");
    assertThat(run.last()).matches("soak: groups=40 kills=2 orders=1[3-9]\\d violations=0");
    assertThat(run.code()).isZero();
  }

  @Test
  void anOptionThatIsNoNumberIsRefused() {
    ExampleRun run = ExampleRun.of(Soak::run, "--groups=many");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().get(0)).startsWith("--groups=many: is no whole number");
  }
}
