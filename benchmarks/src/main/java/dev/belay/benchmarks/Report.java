package dev.belay.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints figures, one to a line that a program can read: {@code bench: NAME FIGURE=VALUE}. */
final class Report {
  private final String name;
  private final PrintStream out;

  Report(String name, PrintStream out) {
    this.name = name;
    this.out = out;
  }

  void figure(String figure, double value) {
    print(figure, String.format(Locale.ROOT, "%.3f", value));
  }

  void figure(String figure, long value) {
    print(figure, Long.toString(value));
  }

  /** Prints how long the machine itself stood still meanwhile: no latency below this is ours to explain. */
  void stalls(Hiccup.Stalls stalls) {
    figure("stall_p99_us", stalls.p99Micros());
    figure("stall_max_us", stalls.maxMicros());
  }

  private void print(String figure, String value) {
    out.println("bench: " + name + " " + figure + "=" + value);
  }
}
