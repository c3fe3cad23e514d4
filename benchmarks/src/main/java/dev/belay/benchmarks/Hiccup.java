package dev.belay.benchmarks;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures how long the machine and the JVM stand still while something else is measured.
 *
 * <p>A thread that does nothing asks to be woken every millisecond and notes by how much it was late. A latency
 * figure without this floor says more about the machine than about the code.
 */
final class Hiccup implements AutoCloseable {
  private static final long PERIOD_NANOS = 1_000_000;
  private static final int MOST_SAMPLES = 1 << 20; // seventeen minutes

  /**
   * By how much the thread was late.
   *
   * @param samples how many times it was woken
   * @param p99Micros what 99 of 100 wake-ups stayed below
   * @param maxMicros the worst
   */
  record Stalls(int samples, long p99Micros, long maxMicros) {}

  private final long[] late = new long[MOST_SAMPLES];
  private final Thread thread = new Thread(this::watch, "hiccup");
  private volatile boolean closed;
  private int samples;

  private Hiccup() {
    thread.setDaemon(true);
    thread.start();
  }

  /** {@return a running measurement; close it after the code that it accompanies} */
  static Hiccup start() {
    return new Hiccup();
  }

  /** {@return what was seen, after stopping} */
  Stalls stop() {
    close();
    long[] sorted = Arrays.copyOf(late, samples);
    Arrays.sort(sorted);
    return samples == 0 ? new Stalls(0, 0, 0)
        : new Stalls(samples, sorted[(int) (samples * 0.99)] / 1_000, sorted[samples - 1] / 1_000);
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!closed && samples < MOST_SAMPLES) {
      long before = System.nanoTime();
      LockSupport.parkNanos(PERIOD_NANOS);
      late[samples++] = Math.max(0, System.nanoTime() - before - PERIOD_NANOS);
    }
  }
}
