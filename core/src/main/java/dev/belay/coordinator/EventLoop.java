package dev.belay.coordinator;

import dev.belay.gateway.Inbox;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The inbox of the one thread that owns all state. Tasks run one at a time, in the order of their arrival, on
 * the time source's thread. After {@link #stop} nothing runs any more: what was posted by or for this
 * incarnation is dropped.
 */
final class EventLoop implements Inbox {

  private static final long MOST_OF_A_TURN = 1_000;

  private final TimeSource time;
  private final Runnable afterEach;
  private final Consumer<RuntimeException> onFailure;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock turn = new ReentrantLock();
  private volatile boolean stopped;
  private volatile Thread thread;

  EventLoop(TimeSource time, Runnable afterEach, Consumer<RuntimeException> onFailure) {
    this.time = time;
    this.afterEach = afterEach;
    this.onFailure = onFailure;
  }

  @Override
  public void post(Runnable task) {
    if (stopped) {
      return;
    }
    waiting.incrementAndGet();
    tasks.add(task);
    if (scheduled.compareAndSet(false, true)) {
      time.after(Duration.ZERO, this::drain);
    }
  }

  /** Runs a task on the loop after a delay; one that is cancelled, on the loop, does not run any more. */
  Timer after(Duration delay, Runnable task) {
    AtomicBoolean cancelled = new AtomicBoolean();
    Timer timer = time.after(delay, () -> post(() -> {
      if (!cancelled.get()) {
        task.run();
      }
    }));
    return () -> {
      cancelled.set(true);
      timer.cancel();
    };
  }

  /**
   * Waits for a task that runs on the loop, unless it is the caller: what it decides is handed to the store. Not for
   * ever: its caller may hold what a callback on the loop waits for.
   */
  void stop() {
    stopped = true;
    try {
      if (turn.tryLock(MOST_OF_A_TURN, TimeUnit.MILLISECONDS)) {
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tasks.clear();
  }

  boolean isStopped() {
    return stopped;
  }

  /** Whether the caller is on the loop, where nothing may wait. */
  boolean isLoopThread() {
    return Thread.currentThread().equals(thread);
  }

  private void drain() {
    turn.lock();
    try {
      thread = Thread.currentThread();
      scheduled.set(false);
      for (Runnable task = tasks.poll(); task != null && !stopped; task = tasks.poll()) {
        run(task);
      }
      thread = null;
    } finally {
      turn.unlock();
    }
  }

  /** How many tasks wait. */
  int depth() {
    return waiting.get();
  }

  private void run(Runnable task) {
    waiting.decrementAndGet();
    try {
      task.run();
      afterEach.run();
    } catch (RuntimeException e) {
      onFailure.accept(e);
    }
  }
}
