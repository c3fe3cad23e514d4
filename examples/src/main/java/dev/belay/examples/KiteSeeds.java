package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.testkit.SampleMarket;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs an iron condor through the Kite adapter over HTTP, once for each seed, while the wire and the market go wrong,
 * and compares the end with the exchange's hidden truth.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=KiteSeeds -Dargs="--seeds=1-300"
 *
 * --seeds=FROM-TO | SEED   which seeds                (default: 1-50)
 * --trace=yes              what happened at the exchange, and what Belay told
 * --store=FOLDER           a SQLite store for each seed (default: in memory)
 * </pre>
 *
 * <p>Ends with 0 when no run violates anything, else with 1; with 2 when the input cannot be used.
 */
public final class KiteSeeds {

  private KiteSeeds() {}

  /**
   * Runs the seeds.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Arguments given = new Arguments(args, List.of("seeds", "trace", "store"));
      String seeds = given.text("seeds").orElse("1-50");
      if (!seeds.matches("[0-9]{1,9}(-[0-9]{1,9})?")) {
        throw new InputException("--seeds=" + seeds, "is neither FROM-TO nor one number");
      }
      String[] ends = seeds.split("-");
      Optional<Path> folder = given.fileToKeep("store");
      return run(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]), given.text("trace").isPresent(),
          folder, out, err);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  private static int run(long from, long to, boolean trace, Optional<Path> folder, PrintStream out,
      PrintStream err) {
    SortedMap<ExecutionLifecycle, Integer> ends = new TreeMap<>();
    int violated = 0;
    long requests = 0;
    for (long seed = from; seed <= to; seed++) {
      KiteVerdict verdict = verdict(seed, folder);
      ends.merge(verdict.end(), 1, Integer::sum);
      requests += verdict.requests();
      violated += verdict.violations().isEmpty() ? 0 : 1;
      for (String each : verdict.violations()) {
        err.println("seed " + seed + ": " + each);
      }
      if (trace) {
        verdict.log().timeline(SampleMarket.OPEN).forEach(out::println);
        verdict.told().forEach(out::println);
      }
    }
    out.println(String.format(Locale.ROOT, "seeds=%d violations=%d requests=%d ends=%s", to - from + 1, violated,
        requests, ends));
    return violated == 0 ? 0 : 1;
  }

  static KiteVerdict verdict(long seed, Optional<Path> folder) {
    ExecutorService threads = Executors.newCachedThreadPool(task -> {
      Thread thread = new Thread(task, "kite-seed");
      thread.setDaemon(true);
      return thread;
    });
    try (KiteRun run = new KiteRun(seed, folder, threads)) {
      return run.run(seed);
    } finally {
      threads.shutdownNow();
    }
  }
}
