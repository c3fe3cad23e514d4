package dev.belay.sqlite;

import java.util.function.IntSupplier;

/**
 * How long the writer, with something to write, watches for as much as it wrote together the last time.
 *
 * <p>A loop with eight intents in flight asks for the next eight one after the other. Had the writer taken the first
 * alone, the other seven would wait for the disk twice. A lone caller is never kept waiting: one was written together,
 * one is there. After a fall from many to few, one transaction comes later by a fraction of what a disk takes.
 */
final class Linger {

  /** For an executor that the host brings: its threads are not ours to keep busy. */
  static final Linger NONE = new Linger(0);

  /** Waking the thread that asks took 40 to 60 µs where {@code -Dbench=store} was tuned, a commit 250 µs. */
  private static final long MOST_NANOS = 80_000;

  private final long mostNanos;

  private Linger(long mostNanos) {
    this.mostNanos = mostNanos;
  }

  /** {@return what suits a thread of our own; with one processor, watching would keep the callers from asking} */
  static Linger own() {
    return Runtime.getRuntime().availableProcessors() > 1 ? new Linger(MOST_NANOS) : NONE;
  }

  /** Watches until so many are queued, or long enough. */
  void until(int expected, IntSupplier queued) {
    if (mostNanos == 0 || queued.getAsInt() >= expected) {
      return;
    }
    long start = System.nanoTime();
    while (queued.getAsInt() < expected && System.nanoTime() - start < mostNanos) {
      Thread.onSpinWait();
    }
  }
}
