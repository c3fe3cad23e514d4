package dev.belay.kite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where blocking requests run: a bounded number of daemon threads without a queue, so that a request is sent
 * now or not at all, never later than it was decided.
 */
final class Lane {

  private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
  private static final int KEPT_READY = 2;
  private static final long IDLE_SECONDS = 60;

  private final Executor executor;
  private final Runnable close;

  private Lane(Executor executor, Runnable close) {
    this.executor = executor;
    this.close = close;
  }

  /** A lane on an executor of the host's, which the host closes. */
  static Lane on(Executor executor) {
    return new Lane(executor, () -> {});
  }

  /** A lane on threads of its own. */
  static Lane ofThreads(String name, int most) {
    AtomicInteger count = new AtomicInteger();
    ThreadPoolExecutor threads = new ThreadPoolExecutor(Math.min(KEPT_READY, most), most, IDLE_SECONDS,
        TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          Thread thread = new Thread(task, "belay-kite-" + name + "-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
    return new Lane(threads, threads::shutdown);
  }

  /**
   * Runs a request. What goes wrong in it, or before it, becomes a result: a stage never completes
   * exceptionally.
   *
   * @param work the request
   * @param notSent the result when it could not be sent now
   * @param broken the result when our own code failed, from a text
   */
  <T> CompletionStage<T> run(Supplier<T> work, Supplier<T> notSent, Function<String, T> broken) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      executor.execute(() -> result.complete(guarded(work, broken)));
    } catch (RejectedExecutionException e) {
      result.complete(notSent.get());
    }
    return result.minimalCompletionStage();
  }

  private static <T> T guarded(Supplier<T> work, Function<String, T> broken) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      // The message may hold what the broker sent; the kind and the place are enough to find the fault.
      String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      LOG.error("a request ended in {}{}", e.getClass().getName(), where);
      return broken.apply("a fault of the adapter: " + e.getClass().getSimpleName());
    }
  }

  /** Takes no more requests; those under way end by themselves. */
  void close() {
    close.run();
  }
}
