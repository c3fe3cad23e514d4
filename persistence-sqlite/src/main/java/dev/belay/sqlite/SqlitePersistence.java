package dev.belay.sqlite;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * A store in one SQLite file.
 *
 * <p>One connection, used by one thread at a time: a daemon thread named {@code belay-store}, unless the configuration
 * brings an executor. Whatever is queued when the writer is free is committed as one transaction. It waits for the
 * disk if any member is {@link Lane#DURABLE}; a {@link Lane#RELAXED} one survives the death of the process, and is
 * brought to the disk by the next durable commit or, without one, within 250 ms.
 *
 * <p>The file belongs to this object alone while it is open; a second opening fails with {@link StoreFailure#LOCKED}.
 * Every other reason why a file is not opened is a {@link StoreFailure} too, and then nothing in it has changed.
 *
 * <p>This class is thread-safe. Stages complete where {@link SqliteConfig#callbacks()} says, otherwise on the writer's
 * thread or on the one that closes.
 */
public final class SqlitePersistence implements Persistence {

  /** So that the first of a long queue does not wait for all the others. */
  private static final int MOST_IN_ONE = 256;

  private enum Phase {
    NEW, OPEN, CLOSED
  }

  private final SqliteConfig config;
  private final Writer writer;
  private final Executor executor;
  private final Runnable shutdown;
  private final Pressure pressure;
  private final Executor callbacks;
  /** Guards the writer, and with it the order of calls; nothing is told while it is held. */
  private final Object io = new Object();
  /** Guards the fields below; held for moments only. */
  private final Object gate = new Object();
  private final Deque<Call<?>> queue = new ArrayDeque<>();
  /** As many as the queue holds; written under the gate and watched without it. */
  private volatile int queued;
  private boolean draining;
  private boolean behind;
  private Phase phase = Phase.NEW;

  /**
   * Makes a store; the file is not touched before {@link #open()}.
   *
   * @param config where and how
   */
  public SqlitePersistence(SqliteConfig config) {
    this(config, Schema.CURRENT);
  }

  SqlitePersistence(SqliteConfig config, Schema schema) {
    this.config = config;
    pressure = new Pressure(config.mostQueued());
    writer = new Writer(config, schema, pressure, System::nanoTime);
    callbacks = config.callbacks().orElse(Runnable::run);
    if (config.writer().isPresent()) {
      executor = config.writer().get();
      shutdown = () -> { };
    } else {
      OwnThread own = new OwnThread(this::upkeep);
      executor = own;
      shutdown = own::end;
    }
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    synchronized (gate) {
      if (phase != Phase.NEW) {
        return CompletableFuture.failedStage(closed("was opened before"));
      }
      phase = Phase.OPEN;
    }
    return ask(Writer::open);
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    Append call = new Append(lane, List.copyOf(batch));
    enqueue(call);
    return call.done();
  }

  @Override
  public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return ask(open -> open.loadActive(finalSince));
  }

  @Override
  public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
    return ask(open -> open.journal(from, limit));
  }

  @Override
  public Optional<String> pressure() {
    return pressure.now(queued);
  }

  /** {@return what was found when the store was opened; fails as a read does when it is not open} */
  public CompletionStage<StoreReport> report() {
    return ask(Writer::report);
  }

  /**
   * Makes a copy that is whole in itself, between two transactions. The writer waits meanwhile, about 30 ms for each
   * 10 MB, so choose a quiet time for a large store. The copy is synced, then renamed.
   *
   * @param to the copy; one that is there is replaced
   * @return completes with the copy's size in bytes; fails with {@link StoreFailure#IO} and the store goes on
   */
  public CompletionStage<Long> backup(Path to) {
    return ask(writer -> writer.backup(to));
  }

  /** {@return what became of the last copy that was made unasked, from memory; empty when there was none} */
  public Optional<StoreCopy> lastCopy() {
    return writer.lastCopy();
  }

  /**
   * Removes groups that ended before an instant, with their orders, and the journal up to it. What keeps numbers from
   * being used twice stays: the newest group, and the group of the newest order. A request key of a removed group is
   * not known any more.
   *
   * @param before what ended earlier goes; choose weeks, not days
   * @return completes with the number of removed groups and lines, once that is durable
   */
  public CompletionStage<Long> removeBefore(Instant before) {
    return ask(writer -> writer.removeBefore(before));
  }

  /**
   * Writes what was appended before, on the caller's thread if need be, moves SQLite's log into the file and gives the
   * file free. Calling it again does nothing.
   */
  @Override
  public void close() {
    synchronized (gate) {
      phase = Phase.CLOSED;
    }
    drain();
    synchronized (io) {
      writer.close();
    }
    shutdown.run();
  }

  /** Has the writer do something between two transactions. */
  <T> CompletionStage<T> ask(Ask.Question<T> question) {
    Ask<T> call = new Ask<>(question);
    enqueue(call);
    return call.done();
  }

  private void enqueue(Call<?> call) {
    boolean start = false;
    boolean refused = false;
    synchronized (gate) {
      if (phase == Phase.OPEN && isBehind()) {
        refused = true;
        call.failed(new StoreException(StoreFailure.BEHIND, "the store " + config.file() + " is "
            + config.mostQueued() + " calls behind and takes no more"));
      } else if (phase == Phase.OPEN) {
        queue.add(call);
        queued = queue.size();
        start = !draining;
        draining = true;
      } else {
        refused = true;
        call.failed(closed(phase == Phase.NEW ? "was not opened yet" : "is closed"));
      }
    }
    if (refused) {
      call.tell();
    } else if (start) {
      schedule();
    }
  }

  /** For good: what comes later may not be kept without what was turned away. */
  private boolean isBehind() {
    behind |= queue.size() >= config.mostQueued();
    return behind;
  }

  /** For the store's own thread. */
  private long upkeep() {
    synchronized (io) {
      try {
        return writer.upkeep();
      } catch (StoreException dead) {
        return OwnThread.NOTHING_DUE;
      }
    }
  }

  private void schedule() {
    try {
      executor.execute(this::drain);
    } catch (RejectedExecutionException over) {
      List<Call<?>> left;
      synchronized (gate) {
        left = List.copyOf(queue);
        queue.clear();
        draining = false;
      }
      left.forEach(call -> call.failed(closed("has an executor that takes nothing more")));
      left.forEach(Call::tell);
    }
  }

  /** Runs what is queued until nothing is left. Two threads may do it; the monitor keeps the calls in their order. */
  private void drain() {
    List<Call<?>> done = runNext();
    while (!done.isEmpty()) {
      tell(done);
      done = runNext();
    }
  }

  /** One task for all that was written together: who is told of one call after the other is woken for each. */
  private void tell(List<Call<?>> done) {
    try {
      callbacks.execute(() -> done.forEach(Call::tell));
    } catch (RejectedExecutionException over) {
      done.forEach(Call::tell);
    }
  }

  private List<Call<?>> runNext() {
    synchronized (io) {
      List<Append> appends = new ArrayList<>();
      Optional<Ask<?>> question = Optional.empty();
      synchronized (gate) {
        while (queue.peek() instanceof Append && appends.size() < MOST_IN_ONE) {
          appends.add((Append) queue.remove());
        }
        if (appends.isEmpty() && queue.peek() instanceof Ask<?> ask) {
          question = Optional.of(ask);
          queue.remove();
        }
        queued = queue.size();
        draining = !appends.isEmpty() || question.isPresent();
      }
      question.ifPresent(ask -> ask.put(writer));
      if (!appends.isEmpty()) {
        writer.write(appends);
      }
      return question.isPresent() ? List.of(question.get()) : List.copyOf(appends);
    }
  }

  private StoreException closed(String why) {
    return new StoreException(StoreFailure.CLOSED, "the store " + config.file() + " " + why);
  }
}
