package dev.belay.persistence;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * Where intents of risk-reducing orders go while the store is slow or has failed (DESIGN rule 5.1). It is
 * written seldom, read at every start, and must work when the store does not: another directory, best another
 * volume.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Methods are called on the coordinator's event loop and must return within 1 ms: write elsewhere.
 *   <li>Stages complete on any thread, once. A failure completes exceptionally with a {@link StoreException},
 *       which {@code whenComplete} must see as it is: a stage that was derived from another one, a minimal copy
 *       included, wraps it.
 *   <li>A stage of {@link #append} completes only after its entry survives a power cut.
 *   <li>Appends take effect in the order of the calls. A failed one may be there or not, and does not spoil
 *       later ones.
 *   <li>Nothing that was appended is ever changed or removed, and unreadable parts are reported, not repaired.
 *   <li>{@link #close()} waits for what was appended, then releases the journal.
 * </ul>
 */
public interface EmergencyJournal extends AutoCloseable {

  /** What stood in the way of reading a part of the journal. */
  enum Obstacle {
    /** The last record is incomplete: the process or the machine died while it was written. */
    TORN_TAIL,
    /** Bytes inside the journal are not what was written. */
    UNREADABLE,
    /** A later release of Belay wrote the record. */
    NEWER
  }

  /**
   * A part of the journal that gave no entry.
   *
   * @param obstacle why
   * @param where where it is kept, such as a file's name
   * @param offset where the part begins, in bytes
   * @param bytes how long it is
   */
  record Damage(Obstacle obstacle, String where, long offset, long bytes) {

    /** Refuses missing parts. */
    public Damage {
      Objects.requireNonNull(obstacle, "obstacle");
      Objects.requireNonNull(where, "where");
    }
  }

  /**
   * All that a journal holds.
   *
   * @param entries the entries in the order in which they were appended, over all runs
   * @param damage the parts that could not be read, in the same order; empty when all is well
   */
  record Content(List<Entry> entries, List<Damage> damage) {

    /** Copies the lists. */
    public Content {
      entries = List.copyOf(entries);
      damage = List.copyOf(damage);
    }
  }

  /**
   * Keeps an entry.
   *
   * @param entry what to keep, an order with its tag most often
   * @return completes when it survives a power cut
   */
  CompletionStage<Void> append(Entry entry);

  /** {@return everything that was ever appended, this run's appends so far included} */
  CompletionStage<Content> load();

  @Override
  void close();
}
