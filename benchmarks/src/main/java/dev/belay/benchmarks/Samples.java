package dev.belay.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Durations in nanoseconds, collected in rounds. Not thread-safe. */
final class Samples {
  private final List<long[]> rounds = new ArrayList<>();
  private long[] now = new long[1 << 10];
  private int count;

  void add(long nanos) {
    if (count == now.length) {
      now = Arrays.copyOf(now, count * 2);
    }
    now[count++] = nanos;
  }

  void endRound() {
    long[] sorted = Arrays.copyOf(now, count);
    Arrays.sort(sorted);
    rounds.add(sorted);
    count = 0;
  }

  long size() {
    return rounds.stream().mapToLong(each -> each.length).sum();
  }

  /** {@return the median of the rounds' medians, in microseconds: what one bad round does not move} */
  double median() {
    double[] medians = rounds.stream().mapToDouble(each -> share(each, 0.5)).sorted().toArray();
    return medians[medians.length / 2];
  }

  void report(String name, Report report) {
    long[] all = rounds.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    report.figure(name + "_p50_us", median());
    report.figure(name + "_p99_us", share(all, 0.99));
  }

  private static double share(long[] sorted, double part) {
    return sorted[(int) (sorted.length * part)] / 1_000.0;
  }
}
