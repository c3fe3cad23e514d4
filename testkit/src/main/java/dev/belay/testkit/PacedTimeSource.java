package dev.belay.testkit;

import dev.belay.time.SystemTimeSource;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Runs at the machine's pace from an instant of your choice, such as one inside a trading session, so that an example
 * or a paper broker behaves the same at whatever hour it is started.
 *
 * <p>This class uses the machine's monotonic clock, its random bits and one daemon thread, named
 * {@code belay-paced-loop}; {@link #close()} ends it. The wall clock is the chosen instant plus what has elapsed, so it
 * never jumps. Thread-safe.
 */
public final class PacedTimeSource implements TimeSource, AutoCloseable {

  private final SystemTimeSource machine = new SystemTimeSource("belay-paced-loop");
  private final long origin = machine.monotonicNanos();
  private final Instant start;

  /**
   * Starts the clock and its thread.
   *
   * @param start what the wall clock shows first
   */
  public PacedTimeSource(Instant start) {
    this.start = start;
  }

  @Override
  public Instant wall() {
    return start.plusNanos(monotonicNanos()).truncatedTo(ChronoUnit.MICROS);
  }

  /** {@return nanoseconds since the start} */
  @Override
  public long monotonicNanos() {
    return machine.monotonicNanos() - origin;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return machine.after(delay, task);
  }

  @Override
  public long entropy() {
    return machine.entropy();
  }

  /** Ends the thread after the task it runs; tasks that wait are dropped. */
  @Override
  public void close() {
    machine.close();
  }
}
