package dev.belay.persistence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An emergency journal in append-only files of checksummed records, in a directory of its own.
 *
 * <p>All reading and writing runs on the executor given to it, one task at a time; it starts no thread.
 * Whatever waits is written with one sync. A torn or damaged part is reported by {@link #load()} and left as
 * it is. A second journal on the same directory, in this process or another, fails with {@link
 * StoreFailure#LOCKED}.
 *
 * <p>This class is thread-safe.
 */
public final class FileEmergencyJournal implements EmergencyJournal {

  private record Waiting(byte[] frame, CompletableFuture<Void> done) {}

  private final EmergencyFiles files;
  private final Path directory;
  private final Executor executor;
  private final Object gate = new Object();
  private List<Waiting> queue = new ArrayList<>();
  private boolean closed;

  /**
   * Makes a journal; nothing is touched before the first {@link #load()} or {@link #append}.
   *
   * @param directory where its files are, created when missing; not the store's own directory, best another
   *     volume
   * @param executor where files are read and written; one thread is enough, and it should have nothing slower
   *     to do
   */
  public FileEmergencyJournal(Path directory, Executor executor) {
    this.directory = directory.toAbsolutePath();
    this.executor = Objects.requireNonNull(executor, "executor");
    this.files = new EmergencyFiles(this.directory);
  }

  @Override
  public CompletionStage<Void> append(Entry entry) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    boolean first;
    synchronized (gate) {
      if (closed) {
        return CompletableFuture.failedStage(closedFailure());
      }
      first = queue.isEmpty();
      queue.add(new Waiting(EmergencyFrames.encode(entry), done));
    }
    if (first) {
      run(this::writeWhatWaits);
    }
    return done;
  }

  @Override
  public CompletionStage<Content> load() {
    CompletableFuture<Content> loaded = new CompletableFuture<>();
    if (!run(() -> loadInto(loaded))) {
      loaded.completeExceptionally(rejectedFailure());
    }
    return loaded;
  }

  /**
   * Writes what waits, on the caller's thread if need be, and gives the directory free. Again: does nothing.
   */
  @Override
  public void close() {
    synchronized (gate) {
      closed = true;
    }
    writeWhatWaits();
    synchronized (files) {
      try {
        files.close();
      } catch (IOException failed) {
        throw failure(failed);
      }
    }
  }

  private boolean run(Runnable task) {
    try {
      executor.execute(task);
      return true;
    } catch (RejectedExecutionException over) {
      takeAll().forEach(each -> each.done().completeExceptionally(rejectedFailure()));
      return false;
    }
  }

  private void writeWhatWaits() {
    List<Waiting> taken;
    StoreException failure = null;
    synchronized (files) {
      taken = takeAll();
      if (taken.isEmpty()) {
        return;
      }
      try {
        files.append(taken.stream().map(Waiting::frame).toList());
      } catch (IOException failed) {
        failure = failure(failed);
      } catch (StoreException failed) {
        failure = failed;
      }
    }
    for (Waiting each : taken) {
      if (failure == null) {
        each.done().complete(null);
      } else {
        each.done().completeExceptionally(failure);
      }
    }
  }

  private void loadInto(CompletableFuture<Content> loaded) {
    writeWhatWaits();
    Content content;
    synchronized (files) {
      try {
        content = isClosed() ? null : files.load();
      } catch (IOException failed) {
        loaded.completeExceptionally(failure(failed));
        return;
      } catch (StoreException failed) {
        loaded.completeExceptionally(failed);
        return;
      }
    }
    if (content == null) {
      loaded.completeExceptionally(closedFailure());
    } else {
      loaded.complete(content);
    }
  }

  private List<Waiting> takeAll() {
    synchronized (gate) {
      List<Waiting> taken = queue;
      queue = new ArrayList<>();
      return taken;
    }
  }

  private boolean isClosed() {
    synchronized (gate) {
      return closed;
    }
  }

  private StoreException closedFailure() {
    return new StoreException(StoreFailure.CLOSED, "the emergency journal " + directory + " is closed");
  }

  private StoreException rejectedFailure() {
    return new StoreException(StoreFailure.CLOSED, "the executor of the emergency journal " + directory + " is closed");
  }

  private StoreException failure(IOException cause) {
    return new StoreException(StoreFailure.IO, "the emergency journal " + directory + ": " + cause.getMessage(), cause);
  }
}
