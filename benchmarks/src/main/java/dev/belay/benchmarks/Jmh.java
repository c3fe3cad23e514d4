package dev.belay.benchmarks;

import java.util.SortedMap;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of one class in a fresh JVM and reports each as a figure. */
final class Jmh {
  private static final TimeValue ITERATION = TimeValue.seconds(1);

  private Jmh() {}

  /** Reports nanoseconds and bytes of each benchmark method of the class. @return the nanoseconds by method */
  static SortedMap<String, Double> runWithAllocation(Class<?> type, Report report) throws RunnerException {
    var options = new OptionsBuilder().include(type.getName() + "\\.").forks(1)
        .warmupIterations(5).warmupTime(ITERATION).measurementIterations(5).measurementTime(ITERATION)
        .addProfiler(GCProfiler.class).verbosity(VerboseMode.SILENT).build();
    SortedMap<String, Double> nanos = new TreeMap<>();
    for (var result : new Runner(options).run()) {
      String method = result.getPrimaryResult().getLabel();
      nanos.put(method, result.getPrimaryResult().getScore());
      report.figure(method + "_ns", result.getPrimaryResult().getScore());
      result.getSecondaryResults().forEach((name, figure) -> {
        if (name.endsWith("gc.alloc.rate.norm")) {
          report.figure(method + "_bytes", figure.getScore());
        }
      });
    }
    return nanos;
  }

  /** Reports {@code METHOD_UNIT} for each benchmark method of the class. */
  static void run(Class<?> type, Report report, String unit) throws RunnerException {
    var options = new OptionsBuilder().include(type.getName() + "\\.").forks(1)
        .warmupIterations(3).warmupTime(ITERATION).measurementIterations(5).measurementTime(ITERATION)
        .verbosity(VerboseMode.SILENT).build();
    for (var result : new Runner(options).run()) {
      String method = result.getPrimaryResult().getLabel();
      report.figure(method + "_" + unit, result.getPrimaryResult().getScore());
    }
  }
}
