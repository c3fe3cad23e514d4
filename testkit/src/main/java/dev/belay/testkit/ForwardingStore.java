package dev.belay.testkit;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A store that hands every call to another one. A subclass changes what it is about and leaves the rest; a call that
 * {@code Persistence} answers by default is handed on too. As safe for threads as the store behind it.
 */
public abstract class ForwardingStore implements Persistence {

  private final Persistence store;

  /**
   * Stands before a store.
   *
   * @param store who keeps what is appended; closed with this one
   */
  protected ForwardingStore(Persistence store) {
    this.store = Objects.requireNonNull(store, "store");
  }

  @Override
  public CompletionStage<StoreIdentity> open() {
    return store.open();
  }

  @Override
  public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
    return store.append(lane, batch);
  }

  @Override
  public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
    return store.loadActive(finalSince);
  }

  @Override
  public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
    return store.journal(from, limit);
  }

  @Override
  public Optional<String> pressure() {
    return store.pressure();
  }

  @Override
  public void close() {
    store.close();
  }
}
