package dev.belay.testkit.sim;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs the seeds of a range on one thread or several, and hands the results on in the order of the seeds. */
final class SeedLine {

  private final Simulation simulation;
  private final long last;
  private final Consumer<SeedResult> told;
  private final AtomicLong next;
  private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
  private final SortedMap<Long, SeedResult> early = new TreeMap<>();
  private long due;

  SeedLine(Simulation simulation, long first, long last, Consumer<SeedResult> told) {
    this.simulation = simulation;
    this.last = last;
    this.told = told;
    this.next = new AtomicLong(first);
    this.due = first;
  }

  /** Runs all seeds on the calling thread and on so many helpers, which must be able to run at the same time. */
  void run(Executor helpers, int count) {
    CountDownLatch busy = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      helpers.execute(() -> {
        work();
        busy.countDown();
      });
    }
    work();
    try {
      busy.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Optional.ofNullable(broken.get()).ifPresent(failure -> {
      throw failure;
    });
  }

  private void work() {
    try {
      for (long seed = next.getAndIncrement(); seed <= last; seed = next.getAndIncrement()) {
        done(simulation.run(seed));
      }
    } catch (RuntimeException e) {
      next.set(last + 1);
      broken.compareAndSet(null, e);
    }
  }

  private synchronized void done(SeedResult result) {
    early.put(result.seed(), result);
    while (early.containsKey(due)) {
      told.accept(early.remove(due));
      due++;
    }
  }
}
