package dev.belay.benchmarks;

import java.time.Duration;
import java.util.List;

/** How long the machine stands still by itself while nothing is measured. */
final class StallsBench {
  private static final Duration DEFAULT = Duration.ofSeconds(5);

  private StallsBench() {}

  static void run(List<String> args, Report report) throws InterruptedException {
    Duration duration = args.isEmpty() ? DEFAULT : Duration.parse(args.get(0));
    Hiccup hiccup = Hiccup.start();
    Thread.sleep(duration.toMillis());
    Hiccup.Stalls stalls = hiccup.stop();
    report.figure("samples", stalls.samples());
    report.stalls(stalls);
  }
}
