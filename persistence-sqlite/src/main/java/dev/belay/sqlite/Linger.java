package dev.belay.sqlite;

import java.util.function.IntSupplier;

/**
 * How long the writer watches its queue before it does something else. A parked thread is woken in 20 to 60 µs, a good
 * part of what a disk takes.
 *
 * <p>With something to write it watches for as much as it wrote together the last time. A loop with eight intents in
 * flight asks for the next eight one after the other. Had the writer taken the first alone, the other seven would wait
 * for the disk twice. A lone caller is never kept waiting: one was written together, one is there. After a fall from
 * many to few, one transaction comes later by a fraction of what a disk takes.
 *
 * <p>With nothing to write it watches for the next call, if the last one came so soon that watching was worth it: a
 * group that sends wave after wave is not slowed by waking the writer each time, and a quiet host pays for one watch.
 */
final class Linger {

  /** For an executor that the host brings: its threads are not ours to keep busy. */
  static final Linger NONE = new Linger(0, 0);

  /** Waking the thread that asks took 40 to 60 µs where {@code -Dbench=store} was tuned, a commit 250 µs. */
  private static final long MOST_NANOS = 80_000;

  /** Who was told of a commit is woken, decides and asks again within this time, or has nothing to ask. */
  private static final long NEXT_NANOS = 150_000;

  private final long mostNanos;
  private final long nextNanos;
  private long freeSince;
  private boolean isLively;

  private Linger(long mostNanos, long nextNanos) {
    this.mostNanos = mostNanos;
    this.nextNanos = nextNanos;
  }

  /** {@return what suits a thread of our own; with one processor, watching would keep the callers from asking} */
  static Linger own() {
    return Runtime.getRuntime().availableProcessors() > 1 ? new Linger(MOST_NANOS, NEXT_NANOS) : NONE;
  }

  /** Watches for the next call if nothing is queued, then, if something is, for so many. */
  void until(int expected, IntSupplier queued) {
    if (mostNanos == 0) {
      return;
    }
    if (queued.getAsInt() == 0) {
      freeSince = System.nanoTime();
      isLively = isLively && watch(freeSince, nextNanos, 1, queued);
    } else {
      isLively = isLively || System.nanoTime() - freeSince < nextNanos;
    }
    int there = queued.getAsInt();
    if (there > 0 && there < expected) {
      watch(System.nanoTime(), mostNanos, expected, queued);
    }
  }

  private static boolean watch(long start, long mostNanos, int expected, IntSupplier queued) {
    boolean isThere = false;
    while (!isThere && System.nanoTime() - start < mostNanos) {
      Thread.onSpinWait();
      isThere = queued.getAsInt() >= expected;
    }
    return isThere;
  }
}
