package dev.belay.persistence;

import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A store that lives as long as this object: for paper trading, simulations and tests. It keeps every rule of
 * {@link Persistence} but outliving the process.
 *
 * <p>Every stage it returns is complete already; both lanes are the same. {@link #reopened()} plays a restart: the
 * content stays, the epoch is new, and the former handle is fenced off.
 *
 * <p>This class is thread-safe.
 */
public final class InMemoryPersistence implements Persistence {

  private enum Phase {
    NEW, OPEN, CLOSED
  }

  private final InMemoryTables tables;
  private final LongSupplier entropy;
  private Phase phase = Phase.NEW;

  /**
   * Makes an empty store whose epochs are drawn.
   *
   * @param instance the installation
   * @param entropy random bits, asked once for each opening; production passes {@code timeSource::entropy}
   */
  public InMemoryPersistence(InstanceId instance, LongSupplier entropy) {
    this(new InMemoryTables(instance), entropy);
  }

  /**
   * Makes an empty store whose first opening has a given epoch; later ones follow from it.
   *
   * @param instance the installation
   * @param epoch the epoch of the first opening
   */
  public InMemoryPersistence(InstanceId instance, Epoch epoch) {
    this(instance, () -> Long.parseLong(epoch.code(), Character.MAX_RADIX));
  }

  private InMemoryPersistence(InMemoryTables tables, LongSupplier entropy) {
    this.tables = tables;
    this.entropy = entropy;
  }

  /**
   * Plays the death of the process and its restart: this handle is closed.
   *
   * @return a new handle, not yet opened, on the same content
   */
  public synchronized InMemoryPersistence reopened() {
    close();
    return new InMemoryPersistence(tables, entropy);
  }

  @Override
  public synchronized CompletionStage<StoreIdentity> open() {
    if (phase != Phase.NEW) {
      return failed(StoreFailure.CLOSED, "the store in memory was opened before");
    }
    phase = Phase.OPEN;
    return CompletableFuture.completedStage(tables.open(entropy.getAsLong()));
  }

  @Override
  public synchronized CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    return whileOpen(() -> {
      tables.append(List.copyOf(batch));
      return null;
    });
  }

  @Override
  public synchronized CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return whileOpen(() -> tables.loadActive(finalSince));
  }

  @Override
  public synchronized CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
    return whileOpen(() -> tables.journal(from, limit));
  }

  /** Refuses everything from now on; the content stays for {@link #reopened()}. Calling it again does nothing. */
  @Override
  public synchronized void close() {
    phase = Phase.CLOSED;
  }

  private <T> CompletionStage<T> whileOpen(Supplier<T> work) {
    if (phase != Phase.OPEN) {
      return failed(StoreFailure.CLOSED, phase == Phase.NEW ? "the store in memory was not opened yet"
          : "the store in memory is closed");
    }
    try {
      return CompletableFuture.completedStage(work.get());
    } catch (StoreException refused) {
      return CompletableFuture.failedStage(refused);
    }
  }

  private static <T> CompletionStage<T> failed(StoreFailure failure, String message) {
    return CompletableFuture.failedStage(new StoreException(failure, message));
  }
}
