package dev.belay.benchmarks;

import dev.belay.persistence.Entry;
import dev.belay.sqlite.RawStore;
import dev.belay.sqlite.SqlitePersistence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The SQLite store against plain JDBC on the same schema, settings and statements, in the same run.
 *
 * <p>Subject and limit take turns; figures are medians of the rounds. {@code durable_Kn_ratio} is intents per second
 * with n in flight against one thread that commits n rows as one batch, {@code durable_Kn_handed_ratio} against that
 * thread when another one asks it for each batch and waits to be told: what waking two threads leaves of any store with
 * a writer. {@code intent_p50_ratio} is the time from append until the loop knows against the same commit made inline;
 * {@code load_ratio} is the recovery of active groups in a fresh JVM against reading the same rows. The first argument
 * chooses the number of rounds, the second the folder of the files.
 */
final class StoreBench {

  /** Many short rounds: whoever shares the machine then disturbs subject and limit alike. */
  private static final int ROUNDS = 15;
  private static final int WARM_UP = 4;
  private static final int RECOVERIES = 7;
  private static final int PACED = 200;
  private static final int HOT = 400;

  private StoreBench() {}

  static void run(List<String> args, Report report) throws Exception {
    int rounds = args.isEmpty() ? ROUNDS : Integer.parseInt(args.get(0));
    Path folder = args.size() < 2 ? Files.createTempDirectory(Path.of("").toAbsolutePath(), "store-bench")
        : Files.createTempDirectory(Path.of(args.get(1)), "store-bench");
    Hiccup hiccup = Hiccup.start();
    try {
      intents(folder, rounds, report);
      StoreRecovery.run(folder, Math.min(rounds, RECOVERIES), report);
    } finally {
      report.stalls(hiccup.stop());
      delete(folder);
    }
  }

  private static void intents(Path folder, int rounds, Report report) throws Exception {
    Path ours = folder.resolve("ours.db");
    Path raw = folder.resolve("raw.db");
    long most = (WARM_UP + rounds) * 40_000L;
    StoreRows.makeForIntents(ours, most);
    StoreRows.makeForIntents(raw, most);
    try (SqlitePersistence store = StoreRows.store(ours); RawStore limit = RawStore.open(raw)) {
      store.open().toCompletableFuture().get();
      StoreLoop loop = new StoreLoop(store, limit);
      throughput(loop, rounds, 1, 400, report);
      throughput(loop, rounds, 8, 3_200, report);
      throughput(loop, rounds, 64, 12_800, report);
      latency(loop, rounds, "hot", HOT, 0, report);
      latency(loop, rounds, "paced", PACED, 1_000_000, report);
    }
  }

  private static void throughput(StoreLoop loop, int rounds, int inFlight, int intents, Report report)
      throws Exception {
    List<Double> subject = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    List<Double> handed = new ArrayList<>();
    for (int round = -WARM_UP; round < rounds; round++) {
      List<Entry.Order> entries = loop.next(intents);
      double early = round % 2 == 0 ? loop.perSecond(entries, inFlight) : 0;
      double raw = loop.rawPerSecond(entries, inFlight);
      double other = loop.handedPerSecond(loop.next(intents), inFlight);
      double ours = round % 2 == 0 ? early : loop.perSecond(entries, inFlight);
      if (round >= 0) {
        subject.add(ours);
        limit.add(raw);
        handed.add(other);
      }
    }
    String figure = "durable_K" + inFlight;
    report.figure(figure + "_per_s", Math.round(median(subject)));
    report.figure(figure + "_raw_per_s", Math.round(median(limit)));
    report.figure(figure + "_ratio", median(subject) / median(limit));
    report.figure(figure + "_handed_ratio", median(subject) / median(handed));
  }

  private static void latency(StoreLoop loop, int rounds, String name, int intents, long pauseNanos, Report report)
      throws Exception {
    List<Double> subject = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    for (int round = -1; round < rounds; round++) {
      List<Entry.Order> entries = loop.next(intents);
      double early = round % 2 == 0 ? median(loop.latencies(entries, pauseNanos)) : 0;
      double inline = median(loop.rawLatencies(entries, pauseNanos));
      double ours = round % 2 == 0 ? early : median(loop.latencies(entries, pauseNanos));
      if (round >= 0) {
        subject.add(ours);
        limit.add(inline);
      }
    }
    report.figure("intent_p50_" + name + "_us", median(subject) / 1_000);
    report.figure("intent_p50_" + name + "_inline_us", median(limit) / 1_000);
    report.figure("intent_p50_" + name + "_ratio", median(subject) / median(limit));
  }

  static double median(List<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double median(long[] values) {
    return median(Arrays.stream(values).asDoubleStream().toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
