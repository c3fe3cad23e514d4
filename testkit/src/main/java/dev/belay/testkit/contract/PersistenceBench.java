package dev.belay.testkit.contract;

import static dev.belay.testkit.contract.Answers.failureOf;
import static dev.belay.testkit.contract.Answers.of;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The store on the bench: how it is made, broken and asked. The rules are in {@link PersistenceContract}. */
abstract class PersistenceBench {

  static final Instant LONG_AGO = Instant.EPOCH;

  Persistence store;
  StoreIdentity identity;
  boolean open;

  /**
   * Makes an empty store. Called once for each test.
   *
   * @return the store, not yet opened
   */
  protected abstract Persistence create();

  /**
   * Makes a new handle on what the store of this test has kept, as a new process would. The former handle is closed
   * before.
   *
   * @return the store, not yet opened
   */
  protected abstract Persistence reopen();

  /**
   * Makes the next commit of the present store fail as a broken disk would.
   *
   * @return whether this store can be made to fail; if not, the rule about failures is shown as aborted
   */
  protected boolean failNextCommit() {
    return false;
  }

  /**
   * Keeps the present store from writing, as a disk that hangs would, until the answer is run. The store's queue should
   * end after some thousand calls at the most.
   *
   * @return what lets it go on; empty, as by default, when this store cannot be held, or never has anything to write
   *     after {@code append} returned: the rules about a backlog are then shown as aborted
   */
  protected Optional<Runnable> hold() {
    return Optional.empty();
  }

  /**
   * Damages something that the closed store of this test has kept, as a bad disk would.
   *
   * @return whether this store can be damaged; if not, the rule about damage is shown as aborted
   */
  protected boolean damage() {
    return false;
  }

  @BeforeEach
  final void openTheStore() {
    store = create();
    identity = of(store.open());
    open = true;
  }

  @AfterEach
  final void closeTheStore() {
    if (open) {
      store.close();
    }
  }

  final Runnable heldOrAborted() {
    Optional<Runnable> release = hold();
    assumeTrue(release.isPresent(), "this store cannot be held");
    return release.get();
  }

  final StoreIdentity reopened() {
    if (open) {
      close();
    }
    return of(opening());
  }

  /** A new handle, being opened. */
  final CompletionStage<StoreIdentity> opening() {
    store = reopen();
    CompletionStage<StoreIdentity> opened = store.open();
    open = true;
    return opened;
  }

  final void close() {
    store.close();
    open = false;
  }

  final void keep(Entry... batch) {
    keep(List.of(batch));
  }

  final void keep(List<Entry> batch) {
    of(store.append(Lane.DURABLE, batch));
  }

  final StoreFailure refused(Entry... batch) {
    return failureOf(store.append(Lane.DURABLE, List.of(batch)));
  }

  final List<Entry> loaded() {
    return of(store.loadActive(LONG_AGO));
  }

  final List<Entry.Journal> journal(long from, int limit) {
    return of(store.journal(from, limit));
  }
}
