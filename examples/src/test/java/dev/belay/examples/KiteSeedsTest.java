package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.testkit.kite.KiteAccount;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Iron condors over HTTP while wire and market go wrong. */
class KiteSeedsTest {

  private static final KiteAccount ACCOUNT = KiteAccount.sample();
  private static final List<String> SECRETS = List.of(ACCOUNT.apiKey(), ACCOUNT.apiSecret(), ACCOUNT.accessToken(),
      ACCOUNT.requestToken());

  /** All on the JDK that Belay is built for, a share on others. */
  private static final int SEEDS = Runtime.version().feature() == 17 ? 50 : 10;

  @TempDir
  Path folder;

  @Test
  void itsSeedsEndCompleteOrFlatWithNoTagTwiceAndNoShortUncovered() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = KiteSeeds.run(List.of("--seeds=1-" + SEEDS), printed(out), printed(err));

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(code).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("seeds=" + SEEDS + " violations=0 ")
        .contains("COMPLETED=", "HEDGED=", "CLOSED=");
  }

  @Test
  void aSeedTellsTheSameStoryOnEitherStore() {
    KiteVerdict first = KiteSeeds.verdict(7, Optional.empty());
    KiteVerdict again = KiteSeeds.verdict(7, Optional.empty());
    KiteVerdict onDisk = KiteSeeds.verdict(7, Optional.of(folder));

    assertThat(again.log()).isEqualTo(first.log());
    assertThat(again.told()).isEqualTo(first.told());
    assertThat(onDisk.log().story()).isEqualTo(first.log().story());
  }

  /** In a process of its own, so that every logger writes at its finest level; Jetty is the broker's side. */
  @Test
  void noCredentialIsInALogOrAnEventOrTheStore() throws IOException, InterruptedException {
    Path log = folder.resolve("log.txt");
    Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace", "-Dorg.slf4j.simpleLogger.logFile=System.err",
        "-Dorg.slf4j.simpleLogger.log.org.eclipse.jetty=warn",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
        KiteSeeds.class.getName(), "--seeds=3-8", "--trace=yes", "--store=" + folder)
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();

    assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();

    assertThat(process.exitValue()).isZero();
    assertThat(text(log)).contains("DEBUG dev.belay.kite", "seeds=6 violations=0");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(6)
          .allSatisfy(file -> assertThat(text(file)).as(file.toString()).doesNotContain(SECRETS));
    }
  }

  @Test
  void seedsThatAreNoNumbersAreRefused() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code = KiteSeeds.run(List.of("--seeds=all"), System.out, printed(err));

    assertThat(code).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(
        "--seeds=all: is neither FROM-TO nor one number" + System.lineSeparator());
  }

  private static PrintStream printed(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
