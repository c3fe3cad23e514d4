package dev.belay.sqlite;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/** The store's own daemon thread: runs what it is given, and between does what is due without being asked. */
final class OwnThread implements Executor {

  /** What the upkeep answers when nothing will be due until something is done. */
  static final long NOTHING_DUE = Long.MAX_VALUE;

  private static final Runnable END = () -> { };

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final LongSupplier upkeep;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean ended;

  /**
   * Makes a thread, which begins with its first task.
   *
   * @param upkeep does what is due and tells for how many nanoseconds nothing will be
   */
  OwnThread(LongSupplier upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public void execute(Runnable task) {
    if (ended) {
      throw new RejectedExecutionException("the store's thread has ended");
    }
    tasks.add(task);
    if (!started.get() && started.compareAndSet(false, true)) {
      Thread thread = new Thread(this::run, "belay-store");
      thread.setDaemon(true);
      thread.start();
    }
  }

  void end() {
    ended = true;
    tasks.add(END);
  }

  private void run() {
    try {
      long patience = NOTHING_DUE;
      Runnable next = take(patience);
      while (next != END) {
        if (next != null) {
          next.run();
        }
        patience = tasks.isEmpty() ? upkeep.getAsLong() : 0;
        next = take(patience);
      }
    } catch (InterruptedException nobodyDoes) {
      ended = true;
    }
  }

  private Runnable take(long patience) throws InterruptedException {
    return patience == NOTHING_DUE ? tasks.take() : tasks.poll(patience, TimeUnit.NANOSECONDS);
  }
}
