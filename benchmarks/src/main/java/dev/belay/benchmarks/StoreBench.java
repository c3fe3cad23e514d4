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
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * The SQLite store against plain JDBC on the same schema, settings and statements, in the same run.
 *
 * <p>The store tells its loop once for each transaction ({@code SqliteConfig.callbacks}). Subject and limit take
 * turns; figures are medians of many short turns. {@code durable_Kn_ratio} is intents per second with n in flight
 * against one thread that commits n rows as one batch, {@code durable_Kn_handed_ratio} against that thread when
 * another one asks it for each batch and waits to be told: what waking two threads leaves of any store with a writer;
 * {@code durable_Kn_inline_ratio} is the store on the caller's own thread: what its rules, sums and checks leave.
 * {@code intent_p50_ratio} is the time from append until the loop knows against the same commit made inline; {@code
 * load_ratio} is the recovery of active groups in a fresh JVM against reading the same rows. The first argument
 * chooses the number of rounds, the second the folder of the files.
 */
final class StoreBench {

  private static final int ROUNDS = 15;

  /** Many short turns in each round: whoever shares the machine then disturbs subject and limit alike. */
  private static final int TURNS = 8;
  private static final int WARM_UP = 4 * TURNS;
  private static final int RECOVERIES = 7;
  private static final int PACED = 25;
  private static final int HOT = 50;

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
    Path inline = folder.resolve("inline.db");
    Path raw = folder.resolve("raw.db");
    long most = (WARM_UP + rounds * TURNS) * 5_000L;
    StoreRows.makeForIntents(ours, most);
    StoreRows.makeForIntents(inline, most);
    StoreRows.makeForIntents(raw, most);
    LinkedBlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    try (SqlitePersistence store = StoreRows.store(ours, inbox::add); SqlitePersistence own = StoreRows.inline(inline);
        RawStore limit = RawStore.open(raw)) {
      StoreLoop loop = new StoreLoop(store, own, limit, inbox);
      loop.open();
      int turns = rounds * TURNS;
      // From many to few: whoever is measured first pays for what is not compiled yet, and one in flight is too few.
      throughput(loop, turns, 64, 1_600, report);
      throughput(loop, turns, 8, 400, report);
      throughput(loop, turns, 1, 50, report);
      crowd(loop, turns, 8, report);
      latency(loop, turns, "hot", HOT, 0, report);
      latency(loop, turns, "paced", PACED, 1_000_000, report);
    }
  }

  private static void throughput(StoreLoop loop, int turns, int inFlight, int intents, Report report)
      throws Exception {
    List<Double> subject = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    List<Double> handed = new ArrayList<>();
    List<Double> inline = new ArrayList<>();
    for (int turn = -WARM_UP; turn < turns; turn++) {
      List<Entry.Order> entries = loop.next(intents);
      double early = turn % 2 == 0 ? loop.perSecond(entries, inFlight) : 0;
      double raw = loop.rawPerSecond(entries, inFlight);
      double other = loop.handedPerSecond(loop.next(intents), inFlight);
      double own = loop.inlinePerSecond(loop.next(intents), inFlight);
      double ours = turn % 2 == 0 ? early : loop.perSecond(entries, inFlight);
      if (turn >= 0) {
        subject.add(ours);
        limit.add(raw);
        handed.add(other);
        inline.add(own);
      }
    }
    String figure = "durable_K" + inFlight;
    report.figure(figure + "_per_s", Math.round(median(subject)));
    report.figure(figure + "_raw_per_s", Math.round(median(limit)));
    report.figure(figure + "_ratio", median(subject) / median(limit));
    report.figure(figure + "_handed_ratio", median(subject) / median(handed));
    report.figure(figure + "_inline_ratio", median(inline) / median(limit));
  }

  /** What each of several intents that are on their way at once waits. */
  private static void crowd(StoreLoop loop, int turns, int inFlight, Report report) throws Exception {
    List<Long> all = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      for (long each : loop.flight(loop.next(400), inFlight)) {
        all.add(each);
      }
    }
    all.sort(Long::compare);
    report.figure("intent_K" + inFlight + "_p50_us", all.get(all.size() / 2) / 1e3);
    report.figure("intent_K" + inFlight + "_p99_us", all.get(all.size() * 99 / 100) / 1e3);
  }

  private static void latency(StoreLoop loop, int turns, String name, int intents, long pauseNanos, Report report)
      throws Exception {
    List<Double> subject = new ArrayList<>();
    List<Double> limit = new ArrayList<>();
    for (int turn = -TURNS; turn < turns; turn++) {
      List<Entry.Order> entries = loop.next(intents);
      double early = turn % 2 == 0 ? median(loop.latencies(entries, pauseNanos)) : 0;
      double inline = median(loop.rawLatencies(entries, pauseNanos));
      double ours = turn % 2 == 0 ? early : median(loop.latencies(entries, pauseNanos));
      if (turn >= 0) {
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

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
