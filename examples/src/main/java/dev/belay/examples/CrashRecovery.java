package dev.belay.examples;

import dev.belay.market.InstrumentCatalog;
import dev.belay.order.OrderTag;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.ExchangeFile;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.TrueExposure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kills a trading process in the middle of an iron condor and lets a second one, told nothing of it, recover
 * from store and exchange. Both processes are {@link Trader}; the exchange's truth is a file of its own.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=CrashRecovery -Dargs="--die-at=answer-lost"
 *
 * --die-at=first-hedge-fill | intent-durable | answer-lost | first-short-fill
 * --folder=FOLDER     where store and exchange are kept   (default: target/crash-recovery/POINT, made anew)
 * </pre>
 *
 * <p>Ends with 0 when the second process ends COMPLETED or HEDGED, no tag was sent twice, and no short stood
 * naked after recovery began; with 1 when not, with 2 when the input cannot be used.
 */
public final class CrashRecovery {

  private CrashRecovery() {}

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Arguments given = new Arguments(args, List.of("die-at", "folder"));
      DiePoint point = DiePoint.named(given.text("die-at").orElse(DiePoint.ANSWER_LOST.text()));
      Path folder = given.text("folder").map(Path::of).orElse(Path.of("target", "crash-recovery", point.text()));
      return new Story(anew(folder).resolve("condor.db"), out).tell(point);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Path anew(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted((one, two) -> two.compareTo(one)).toList()) {
          Files.delete(each);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  /** Two lives of one store. */
  private record Story(Path store, PrintStream out) {

    int tell(DiePoint point) throws IOException, InterruptedException {
      out.println("== first life: dies at " + point.text());
      int died = trader("--store=" + store, "--die-at=" + point.text());
      Instant death = CrashRecovery.lastEvent(store).orElse(Options.DEFAULT_AT);
      out.println("== the process died with exit code " + died);
      out.println("== second life: told nothing but where the store is");
      int recovered = trader("--store=" + store);
      List<String> wrong = CrashRecovery.objections(store, death);
      if (died != DiePoint.EXIT_CODE) {
        wrong.add("the first life did not die where it should");
      }
      if (recovered != 0) {
        wrong.add("the second life did not end");
      }
      wrong.forEach(each -> out.println("WRONG: " + each));
      out.println("crash-recovery: die-at=" + point.text() + " objections=" + wrong.size());
      return wrong.isEmpty() ? 0 : 1;
    }

    private int trader(String... args) throws IOException, InterruptedException {
      Process process = start(args);
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        lines.lines().forEach(line -> out.println("   " + line));
      }
      return process.waitFor();
    }
  }

  /** Starts a trading process of its own. */
  static Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), Trader.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).redirectInput(ProcessBuilder.Redirect.from(
        new File(File.separatorChar == '/' ? "/dev/null" : "NUL"))).start();
  }

  static Optional<Instant> lastEvent(Path store) {
    try (ExchangeFile file = ExchangeFile.open(Storage.of(Optional.of(store), Optional.empty()).exchange()
        .orElseThrow())) {
      return file.lastFound();
    }
  }

  /** What the exchange's own truth says against the recovery. */
  static List<String> objections(Path store, Instant death) {
    List<String> wrong = new ArrayList<>();
    try (ExchangeFile file = ExchangeFile.open(Storage.of(Optional.of(store), Optional.empty()).exchange()
        .orElseThrow())) {
      ExchangeLog log = new ExchangeLog(file.found());
      for (OrderTag each : log.repeatedTags()) {
        wrong.add("tag sent twice: " + each);
      }
      InstrumentCatalog catalog = Contracts.read(Optional.empty(), Optional.empty(),
          Contracts.CALENDAR.day(Options.DEFAULT_AT)).catalog();
      new TrueExposure(log, ExchangeRules.india(catalog, Contracts.CALENDAR)).naked().stream()
          .filter(point -> point.at().isAfter(death))
          .forEach(point -> wrong.add("naked at " + point.at() + ": " + point.naked()));
      long held = log.events().stream().filter(each -> each instanceof ExchangeEvent.Filled).count();
      if (held == 0) {
        wrong.add("nothing was ever traded");
      }
    }
    return wrong;
  }
}
