package dev.belay.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** What reading the clock costs: the floor under every duration measured here. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ClockBench {

  /** {@return the monotonic clock} */
  @Benchmark
  public long monotonic() {
    return System.nanoTime();
  }

  /** {@return the wall clock} */
  @Benchmark
  public long wall() {
    return System.currentTimeMillis();
  }

  static void run(List<String> args, Report report) throws Exception {
    Jmh.run(ClockBench.class, report, "ns");
  }
}
