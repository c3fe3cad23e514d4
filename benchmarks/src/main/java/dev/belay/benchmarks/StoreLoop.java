package dev.belay.benchmarks;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.sqlite.RawStore;
import dev.belay.sqlite.SqlitePersistence;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** One thread that behaves like the event loop: it appends, is told through its inbox, and appends again. */
final class StoreLoop {

  private final SqlitePersistence store;
  private final SqlitePersistence inline;
  private final RawStore raw;
  private final BlockingQueue<Runnable> inbox;
  /** What became of calls; used by this thread alone. */
  private final Queue<Throwable> told = new ArrayDeque<>();
  private final Throwable fine = new Throwable("no failure", null, false, false) { };
  private long used;

  /**
   * Works with three files.
   *
   * @param store has a writer of its own
   * @param inline writes on the thread that appends
   * @param raw plain JDBC
   * @param inbox where the store's callbacks go
   */
  StoreLoop(SqlitePersistence store, SqlitePersistence inline, RawStore raw, BlockingQueue<Runnable> inbox) {
    this.store = store;
    this.inline = inline;
    this.raw = raw;
    this.inbox = inbox;
  }

  void open() throws InterruptedException {
    store.open().whenComplete((identity, failed) -> told(failed));
    next();
    inline.open().whenComplete((identity, failed) -> told(failed));
    next();
  }

  /** {@return so many intents that neither file has seen} */
  List<Entry.Order> next(int count) {
    List<Entry.Order> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(StoreRows.intent(used++));
    }
    return entries;
  }

  /** {@return intents per second while so many are on their way} */
  double perSecond(List<Entry.Order> entries, int inFlight) throws InterruptedException {
    long start = System.nanoTime();
    flight(entries, inFlight);
    return entries.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** {@return nanoseconds from append until the loop takes the answer out, while so many are on their way} */
  long[] flight(List<Entry.Order> entries, int inFlight) throws InterruptedException {
    long[] nanos = new long[entries.size()];
    int sent = 0;
    int done = 0;
    while (done < entries.size()) {
      while (sent < entries.size() && sent < done + inFlight) {
        nanos[sent] = System.nanoTime();
        append(store, List.of(entries.get(sent++)));
      }
      await();
      long now = System.nanoTime();
      while (!told.isEmpty()) {
        next();
        nanos[done] = now - nanos[done]; // appends are told in their order
        done++;
      }
    }
    return nanos;
  }

  /** {@return rows per second of one thread that commits so many rows together} */
  double rawPerSecond(List<Entry.Order> entries, int together) throws SQLException {
    List<RawStore.Row> rows = entries.stream().map(RawStore.Row::of).toList();
    long start = System.nanoTime();
    for (int i = 0; i < rows.size(); i += together) {
      raw.commit(rows.subList(i, Math.min(rows.size(), i + together)));
    }
    return rows.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** {@return the same where the store commits on the thread that appends} */
  double inlinePerSecond(List<Entry.Order> entries, int together) throws InterruptedException {
    long start = System.nanoTime();
    for (int i = 0; i < entries.size(); i += together) {
      append(inline, entries.subList(i, Math.min(entries.size(), i + together)));
      next();
    }
    return entries.size() / ((System.nanoTime() - start) / 1e9);
  }

  /** {@return the same where another thread commits and this one waits to be told} */
  double handedPerSecond(List<Entry.Order> entries, int together) throws InterruptedException {
    List<RawStore.Row> rows = entries.stream().map(RawStore.Row::of).toList();
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      writer.execute(() -> inbox.add(() -> told.add(fine)));
      next();
      long start = System.nanoTime();
      for (int i = 0; i < rows.size(); i += together) {
        List<RawStore.Row> batch = rows.subList(i, Math.min(rows.size(), i + together));
        writer.execute(() -> {
          Throwable end = commit(batch);
          inbox.add(() -> told.add(end));
        });
        next();
      }
      return rows.size() / ((System.nanoTime() - start) / 1e9);
    } finally {
      writer.shutdown();
    }
  }

  private Throwable commit(List<RawStore.Row> batch) {
    try {
      raw.commit(batch);
      return fine;
    } catch (SQLException failed) {
      return failed;
    }
  }

  /** {@return nanoseconds from append until the loop takes the answer out, one intent at a time} */
  long[] latencies(List<Entry.Order> entries, long pauseNanos) throws InterruptedException {
    long[] nanos = new long[entries.size()];
    for (int i = 0; i < nanos.length; i++) {
      pause(pauseNanos);
      long start = System.nanoTime();
      append(store, List.of(entries.get(i)));
      next();
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  /** {@return nanoseconds of the same commits made by the thread that wants them} */
  long[] rawLatencies(List<Entry.Order> entries, long pauseNanos) throws SQLException {
    long[] nanos = new long[entries.size()];
    for (int i = 0; i < nanos.length; i++) {
      List<RawStore.Row> row = List.of(RawStore.Row.of(entries.get(i)));
      pause(pauseNanos);
      long start = System.nanoTime();
      raw.commit(row);
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private void append(SqlitePersistence to, List<Entry.Order> batch) {
    to.append(Lane.DURABLE, List.copyOf(batch))
        .whenComplete((none, failed) -> told(failed));
  }

  private void told(Throwable failed) {
    told.add(failed == null ? fine : failed);
  }

  private void await() throws InterruptedException {
    while (told.isEmpty()) {
      inbox.take().run();
    }
  }

  /** Waits until it is told of one more call. */
  private void next() throws InterruptedException {
    await();
    Throwable end = told.remove();
    if (end != fine) {
      throw new IllegalStateException(end);
    }
  }

  private static void pause(long nanos) {
    if (nanos > 0) {
      LockSupport.parkNanos(nanos);
    }
  }
}
