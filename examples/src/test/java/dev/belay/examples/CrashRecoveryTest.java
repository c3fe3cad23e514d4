package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.Draws;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trading processes that die, and what their successors make of it. */
class CrashRecoveryTest {

  /** All on the JDK that Belay is built for; a share on others. */
  private static final int KILLS = Runtime.version().feature() == 17 ? 50 : 10;
  private static final int AT_ONCE = 5;
  private static final int LONGEST_LIFE_MILLIS = 2_500;
  private static final long SEED = 20_261_123L;

  @TempDir
  Path folder;

  @ParameterizedTest
  @EnumSource(DiePoint.class)
  void aDeathAtANamedPointEndsCompletedOrHedged(DiePoint point) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    int code = CrashRecovery.run(List.of("--die-at=" + point.text(), "--folder=" + folder),
        new PrintStream(out, true, StandardCharsets.UTF_8), System.err);

    String told = out.toString(StandardCharsets.UTF_8);
    assertThat(told.lines()).as(told)
        .anyMatch(line -> line.matches("   final: (COMPLETED|HEDGED) legs=[04] .*"))
        .last().isEqualTo("crash-recovery: die-at=" + point.text() + " objections=0");
    assertThat(code).isZero();
  }

  @Test
  void anUnknownPointIsRefusedWithTheKnownOnes() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = CrashRecovery.run(List.of("--die-at=never"), System.out, new PrintStream(err, true,
        StandardCharsets.UTF_8));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--die-at=never", "first-hedge-fill");
  }

  @Test
  void aKillAtARandomMomentNeverSendsTwiceAndNeverLeavesAShortNaked() throws Exception {
    ExecutorService side = Executors.newFixedThreadPool(AT_ONCE);
    List<Future<String>> kills = new ArrayList<>();
    for (int n = 0; n < KILLS; n++) {
      int number = n;
      Callable<String> kill = () -> killed(number);
      kills.add(side.submit(kill));
    }

    List<String> wrong = new ArrayList<>();
    for (Future<String> each : kills) {
      wrong.add(each.get());
    }
    side.shutdown();

    assertThat(wrong).hasSize(KILLS).allMatch(String::isEmpty);
  }

  /** One life that is killed and one that recovers; the text says what is wrong, or nothing. */
  private String killed(int number) throws IOException, InterruptedException {
    long life = Math.floorMod(Draws.draw(SEED, "kill", "life", number), LONGEST_LIFE_MILLIS);
    Path store = Files.createDirectory(folder.resolve("kill-" + number)).resolve("condor.db");
    Process process = CrashRecovery.start("--store=" + store);
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(),
        StandardCharsets.UTF_8))) {
      lines.readLine();
      process.waitFor(life, TimeUnit.MILLISECONDS);
      process.destroyForcibly().waitFor();
    }
    Instant death = CrashRecovery.lastEvent(store).orElse(Options.DEFAULT_AT);
    boolean traded = CrashRecovery.lastEvent(store).isPresent();
    ByteArrayOutputStream told = new ByteArrayOutputStream();

    boolean ended = !Files.exists(store)
        || Trader.run(store, Optional.empty(), new PrintStream(told, true, StandardCharsets.UTF_8));

    List<String> wrong = traded ? CrashRecovery.objections(store, death) : new ArrayList<>();
    wrong.removeIf(each -> each.equals("nothing was ever traded"));
    if (!ended || told.toString(StandardCharsets.UTF_8).contains("final: HELD")) {
      wrong.add("did not come to rest");
    }
    return wrong.isEmpty() ? "" : "kill " + number + " after " + life + " ms: " + wrong + "\n"
        + told.toString(StandardCharsets.UTF_8);
  }
}
