package dev.belay.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.belay.kite.ParseBench;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The adapter beside the broker's official client, on the same Kite-like server in the same run: placing an order, and
 * reading order books and order updates.
 *
 * <p>Rounds take turns, and each figure is the median of the rounds' medians. A latency runs until the result is there:
 * on the caller's thread for the official client, in the callback for the adapter.
 */
final class KiteBench {

  private static final int ROUNDS = 15;
  private static final int CALLS = 300;
  private static final int WARM_UP = 3_000;
  private static final String OFFICIAL = "official";

  private KiteBench() {}

  static void run(List<String> args, Report report) throws Exception {
    Hiccup hiccup = Hiccup.start();
    placing(report);
    report.stalls(hiccup.stop());
    parsing(report);
  }

  private static void placing(Report report) throws Exception {
    try (KiteServerProcess server = KiteServerProcess.start()) {
      Map<String, Placing.Way> ways = ways(server.root());
      Map<String, List<double[]>> rounds = new LinkedHashMap<>();
      for (Map.Entry<String, Placing.Way> way : ways.entrySet()) {
        measure(way.getValue(), WARM_UP);
        rounds.put(way.getKey(), new ArrayList<>());
      }
      List<String> names = new ArrayList<>(ways.keySet());
      for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < names.size(); i++) {
          String name = names.get((i + round) % names.size());
          rounds.get(name).add(measure(ways.get(name), CALLS));
        }
      }
      double official = median(rounds.get(OFFICIAL), 0);
      rounds.forEach((name, figures) -> {
        report.figure("place_" + name + "_p50_us", median(figures, 0));
        report.figure("place_" + name + "_p99_us", median(figures, 1));
        report.figure("place_" + name + "_bytes", median(figures, 2));
        report.figure("place_" + name + "_p50_ratio", median(figures, 0) / official);
      });
    }
  }

  private static Map<String, Placing.Way> ways(URI root) throws Exception {
    Map<String, Placing.Way> ways = new LinkedHashMap<>();
    ways.put(OFFICIAL, Placing.official(root));
    ways.put("adapter", Placing.adapter(root));
    ways.put("adapter_in_place", Placing.adapterInPlace(root));
    ways.put("jdk_transport", Placing.jdkTransport(root));
    ways.put("bare_socket", Placing.bareSocket(root));
    return ways;
  }

  /** p50 and p99 in microseconds, and bytes that all threads allocated for each call. */
  private static double[] measure(Placing.Way way, int calls) throws Exception {
    long[] nanos = new long[calls];
    long before = allocated();
    for (int i = 0; i < calls; i++) {
      long begun = System.nanoTime();
      nanos[i] = way.place() - begun;
    }
    double bytes = (double) (allocated() - before) / calls;
    Arrays.sort(nanos);
    return new double[] {nanos[calls / 2] / 1e3, nanos[(int) (calls * 0.99)] / 1e3, bytes};
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).filter(each -> each > 0).sum();
  }

  private static double median(List<double[]> rounds, int figure) {
    double[] sorted = rounds.stream().mapToDouble(each -> each[figure]).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void parsing(Report report) throws Exception {
    SortedMap<String, Double> figures = Jmh.runWithAllocation(ParseBench.class, report);
    for (String what : List.of("book", "update")) {
      report.figure("parse_" + what + "_times_faster",
          figures.get(what + "Official") / figures.get(what + "Adapter"));
    }
  }
}
