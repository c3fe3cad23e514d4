package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples at the broker, against the broker on this machine, and those on paper. */
final class KiteExamplesTest {

  private static final Map<String, String> NOTHING = new TreeMap<>();

  @TempDir
  Path folder;

  @Test
  void thePreflightFindsNothingInTheWay() {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::preflight, "--server");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).hasSize(7).anyMatch(line -> line.startsWith("ADDRESS GOOD"));
    assertThat(run.last()).isEqualTo("nothing is in the way");
  }

  @Test
  void withoutCredentialsThePreflightSaysWhatIsMissing() {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::preflight);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).containsExactly("credentials: the environment lacks KITE_API_KEY, KITE_API_SECRET,"
        + " KITE_ACCESS_TOKEN; --server runs without any, against a broker on this machine");
  }

  @Test
  void theCondorStandsAndIsLeftAgainOverHttpAndWebSocket() {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::condor, "--server", "--exit");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: CLOSED flat=true bared=0 emergency_hedges_triggered=0");
    assertThat(run.out().stream().filter(line -> line.matches(" *\\d+  STATE .*"))
        .map(line -> line.replaceAll(".*-> ", ""))).containsExactly("ACCEPTED", "EXECUTING", "PARTIALLY_EXPOSED",
        "COMPLETED", "EXITING", "CLOSED");
  }

  @Test
  void theCondorIsKeptInAFile() {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::condor, "--server", "--lots=1",
        "--store=" + folder.resolve("c.db"));

    assertThat(run.code()).isZero();
    assertThat(run.last()).isEqualTo("final: COMPLETED flat=false bared=0 emergency_hedges_triggered=0");
    assertThat(folder.resolve("c.db")).isNotEmptyFile();
  }

  @Test
  void onPaperNoOrderReachesTheBroker() {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::condor, "--server", "--paper", "--exit");

    assertThat(run.code()).isZero();
    assertThat(run.last()).startsWith("final: CLOSED flat=true");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "'' | --live: is missing",
      "--live | --store: is needed for real orders",
      "--live --server | --live: is for the real broker alone",
      "--live --store=condor.db | credentials: the environment lacks KITE_API_KEY",
      "--paper | credentials: the environment lacks KITE_API_KEY",
      "--server --lots=0 | --lots=0: is no whole number",
      "--serve | --serve: no such option"
  })
  void nothingIsSentUnlessItIsAskedForByName(String args, String message) {
    ExampleRun run = ExampleRun.of(KiteExamplesTest::condor, args.isEmpty() ? new String[0] : args.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).hasSize(1).first().asString().startsWith(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void realPricesNeedTodaysInstruments() {
    Map<String, String> environment = new TreeMap<>(Map.of("KITE_API_KEY", "k", "KITE_API_SECRET", "s",
        "KITE_ACCESS_TOKEN", "t"));

    ExampleRun run = ExampleRun.of((args, out, err) -> KiteIronCondor.run(args, environment, out, err), "--paper");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).first().asString().startsWith("--instruments: is needed");
  }

  @Test
  void fiveStructuresOnPaperStandAndAreLeft() {
    ExampleRun run = ExampleRun.of(PaperTrading::run);

    assertThat(run.code()).isZero();
    assertThat(run.out().subList(1, 6)).allMatch(line -> line.contains("COMPLETED  CLOSED"))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly("condor", "fly", "vertical", "strangle", "calendar");
    assertThat(run.last()).isEqualTo("final: as it should be emergency_hedges_triggered=0");
  }

  @Test
  void recordedQuotesTradeAsTheyDidWhenTheyWereRecorded() {
    Path file = folder.resolve("quotes.csv");

    ExampleRun walked = ExampleRun.of(PaperTrading::run, "--seed=7", "--record=" + file);
    ExampleRun replayed = ExampleRun.of(PaperTrading::run, "--replay=" + file);

    assertThat(walked.code()).isZero();
    assertThat(replayed.out()).isEqualTo(walked.out());
    assertThat(replayed.code()).isZero();
    assertThat(ExampleRun.of(PaperTrading::run, "--replay=" + folder.resolve("none")).code()).isEqualTo(2);
  }

  private static int preflight(List<String> args, PrintStream out, PrintStream err) {
    return KitePreflight.run(args, NOTHING, out, err);
  }

  private static int condor(List<String> args, PrintStream out, PrintStream err) {
    return KiteIronCondor.run(args, NOTHING, out, err);
  }
}
