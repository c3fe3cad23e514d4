package dev.belay.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Where everything that must outlive the process is kept.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Methods are called on the coordinator's event loop and must return within 1 ms: write elsewhere.
 *   <li>Stages complete on any thread, once. A failure completes exceptionally with a {@link StoreException},
 *       which {@code whenComplete} must see as it is: a stage that was derived from another one, a minimal copy
 *       included, wraps it.
 *   <li>{@link #append}: all entries of a call are one transaction, appends take effect in the order of the
 *       calls over both lanes, and a stage completes only after its commit in its lane. So a durable intent implies
 *       every fact that led to it.
 *   <li>A repeated append of an equal entry is harmless (an emergency journal is replayed that way).
 *   <li>A second tag for one (group, leg, purpose, attempt), a second group for one request key, a second
 *       request key for one group, and a journal number that does not follow the last one are refused with {@link
 *       StoreFailure#REFUSED}; nothing of that call is kept. Emergency tags are outside the first rule: the broker
 *       has them before the store does, and their slices share one attempt.
 *   <li>Instants are kept to the microsecond; a finer one is refused likewise, so that nothing comes back
 *       changed.
 *   <li>After a failed commit the store refuses everything: its state is unknown.
 *   <li>What waits to be written is bounded. Long before the bound {@link #pressure()} asks for relief; an append
 *       beyond it is refused with {@link StoreFailure#BEHIND}, and every later one with it, because a later entry may
 *       not be kept without an earlier one.
 *   <li>What was damaged while the store was closed is never passed over: opening fails with {@link
 *       StoreFailure#CORRUPT}, or begins anew and says so in {@link StoreIdentity#loss()}.
 *   <li>{@link #open()} draws a new random epoch, keeps it durably, and remembers every former one.
 *   <li>{@link #close()} waits for what was appended, then releases the store.
 * </ul>
 *
 * <p>{@code PersistenceContract} in the testkit checks these rules.
 */
public interface Persistence extends AutoCloseable {

  /** {@return who the store is, after it has been opened for this process alone; called once, first} */
  CompletionStage<StoreIdentity> open();

  /**
   * Keeps a batch in one transaction.
   *
   * @param lane how soon it must survive a power cut
   * @param batch what to keep, in order
   * @return completes after the commit
   */
  CompletionStage<Void> append(Lane lane, List<Entry> batch);

  /**
   * Loads what recovery needs: every setting, every active group and every group that changed at or after an
   * instant, each with all its orders; groups by number, then orders by tag sequence (equal ones by tag),
   * then settings by name. Orders of a group that the store does not know are loaded too.
   *
   * @param finalSince groups that ended before this instant are left out; core passes the previous trading
   *     day's start
   * @return the entries, without the journal
   */
  CompletionStage<List<Entry>> loadActive(Instant finalSince);

  /**
   * Reads the history.
   *
   * @param from the first number wanted; 1 and everything below mean the beginning
   * @param limit how many entries at the most
   * @return entries in order of their numbers
   */
  CompletionStage<List<Entry.Journal>> journal(long from, int limit);

  /**
   * Tells why nothing new should be begun: what waits to be written grows, or the room for it shrinks. Core then takes
   * no entries until half a minute after it has passed; what is open is brought to its end. May be called from any
   * thread at any time, and answers at once from memory.
   *
   * @return the reason, for a person; empty, as by default, when all is well
   */
  default Optional<String> pressure() {
    return Optional.empty();
  }

  @Override
  void close();
}
