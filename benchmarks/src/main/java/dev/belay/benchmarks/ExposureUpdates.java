package dev.belay.benchmarks;

import dev.belay.exposure.ExposureBreachEvent;
import dev.belay.exposure.ExposureLimits;
import dev.belay.exposure.ExposureMonitor;
import dev.belay.market.Instrument;
import dev.belay.testkit.SampleMarket;
import dev.belay.time.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One fill after the other, bought and sold, over forty contracts that are watched; no limit is passed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExposureUpdates {

  private static final Moment NOW = new Moment(Instant.EPOCH, 0);

  private final ExposureMonitor monitor = new ExposureMonitor(ExposureLimits.defaults());
  private int[] slots;
  private int next;
  private long units = 65;

  /** Watches the contracts. */
  @Setup
  public void watch() {
    List<Instrument> chain = new ArrayList<>(SampleMarket.catalog().chain(SampleMarket.NIFTY, SampleMarket.NEAR));
    slots = chain.stream().mapToInt(monitor::watch).toArray();
  }

  /** {@return what was passed: nothing} */
  @Benchmark
  public List<ExposureBreachEvent> update() {
    next++;
    if (next == slots.length) {
      next = 0;
      units = -units;
    }
    return monitor.update(slots[next], units, NOW);
  }
}
