package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.ExchangeFile;
import dev.belay.testkit.ExchangeLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a store that a killed trading process left, and what becomes of it. */
class RecoverTest {

  @TempDir
  Path folder;

  @Test
  void aDryRunSaysWhatIsOpenAndWhatAStartWouldDoAndChangesNothing() throws Exception {
    Path store = killed(DiePoint.FIRST_HEDGE_FILL);
    byte[] before = Files.readAllBytes(store);
    int orders = orders(store);

    ExampleRun run = recover("--store=" + store, "--dry-run");

    assertThat(run.out()).anyMatch(line -> line.matches("group 0000 \\(condor-.*\\): stored .*, found .*"))
        .anyMatch(line -> line.matches("  leg . NFO:NIFTY26D01\\d+[CP]E: target -?\\d+, stored -?\\d+, found -?\\d+"))
        .anyMatch(line -> line.matches("position SIM001/NFO:NIFTY26D01.*: broker \\d+, ours \\d+, others 0"))
        .last().asString()
        .matches("recover: groups=1 bared=0 actions=\\d+ lost=0 strays=0 needsAttention=(true|false)");
    assertThat(run.code()).isZero();
    assertThat(Files.readAllBytes(store)).isEqualTo(before);
    assertThat(orders(store)).isEqualTo(orders);
  }

  @Test
  void ordersThatMayHaveBeenTakenAreNamedAndNeedAttention() throws Exception {
    ExampleRun run = recover("--store=" + killed(DiePoint.INTENT_DURABLE), "--dry-run");

    assertThat(run.out()).anyMatch(line -> line.matches(
        "  a start would: search for \\w{20}, which the broker may have taken, and wait for proof"))
        .last().asString().endsWith("needsAttention=true");
  }

  @Test
  void withoutItTheSameIsSaidAndThenDone() throws Exception {
    Path store = killed(DiePoint.FIRST_SHORT_FILL);

    ExampleRun run = recover("--store=" + store);

    assertThat(run.out()).anyMatch(line -> line.startsWith("recover: groups=1 "))
        .filteredOn(line -> line.startsWith("final: ")) // listeners may still be printing when it is over
        .singleElement().asString().matches("final: (COMPLETED|HEDGED) legs=[04] .*");
    assertThat(run.code()).isZero();
    assertThat(recover("--store=" + store, "--dry-run").out()).last().asString()
        .endsWith("actions=0 lost=0 strays=0 needsAttention=false");
  }

  @Test
  void aStoreThatIsNotThereIsRefused() {
    ExampleRun run = recover("--store=" + folder.resolve("none.db"), "--dry-run");

    assertThat(run.code()).isEqualTo(2);
    assertThat(String.join("\n", run.err())).contains("there is no such file");
  }

  private Path killed(DiePoint point) throws IOException, InterruptedException {
    Path store = folder.resolve("condor.db");
    Process process = CrashRecovery.start("--store=" + store, "--die-at=" + point.text());
    process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).isEqualTo(DiePoint.EXIT_CODE);
    return store;
  }

  private static int orders(Path store) {
    try (ExchangeFile file = ExchangeFile.open(Storage.of(Optional.of(store), Optional.empty()).exchange()
        .orElseThrow())) {
      return new ExchangeLog(file.found()).tags().size();
    }
  }

  private static ExampleRun recover(String... args) {
    return ExampleRun.of(Recover::run, args);
  }
}
