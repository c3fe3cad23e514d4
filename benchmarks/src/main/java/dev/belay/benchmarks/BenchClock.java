package dev.belay.benchmarks;

import dev.belay.time.SystemTimeSource;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The machine's pace from a chosen instant. Its two clocks run together, so that what was stamped by the wall clock can
 * be timed to within the microsecond that the wall clock is cut to.
 */
final class BenchClock implements TimeSource, AutoCloseable {
  private final SystemTimeSource machine = new SystemTimeSource();
  private final Instant start;
  private final long origin = System.nanoTime();

  BenchClock(Instant start) {
    this.start = start;
  }

  @Override
  public Instant wall() {
    return start.plusNanos(monotonicNanos()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime() - origin;
  }

  /** When a wall instant of this clock was. */
  long nanosAt(Instant wall) {
    return Duration.between(start, wall).toNanos();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return machine.after(delay, task);
  }

  @Override
  public long entropy() {
    return machine.entropy();
  }

  @Override
  public void close() {
    machine.close();
  }
}
