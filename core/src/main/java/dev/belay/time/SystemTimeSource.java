package dev.belay.time;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The machine's clocks, and one daemon thread for delayed tasks. It starts one thread in the host's process, named
 * {@code belay-loop} unless a name is given; {@link #close()} ends it.
 *
 * <p>This class is thread-safe.
 */
public final class SystemTimeSource implements TimeSource, AutoCloseable {

  private final SecureRandom random = new SecureRandom();
  private final ScheduledThreadPoolExecutor loop;

  /** Starts the loop's thread under the name {@code belay-loop}. */
  public SystemTimeSource() {
    this("belay-loop");
  }

  /**
   * Starts the loop's thread.
   *
   * @param threadName the name of the thread, as thread dumps show it
   */
  public SystemTimeSource(String threadName) {
    loop = new ScheduledThreadPoolExecutor(1, task -> {
      Thread thread = new Thread(task, threadName);
      thread.setDaemon(true);
      return thread;
    });
    loop.setRemoveOnCancelPolicy(true);
    loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public Instant wall() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    ScheduledFuture<?> scheduled = loop.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  @Override
  public long entropy() {
    return random.nextLong();
  }

  /** Ends the loop's thread after the task it runs; tasks that wait are dropped. */
  @Override
  public void close() {
    loop.shutdown();
  }
}
