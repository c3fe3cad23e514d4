package dev.belay.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was found when a store was opened.
 *
 * @param id the store's own id, 32 hexadecimal digits, drawn when it was made; a copy has the same
 * @param schema the version of its tables
 * @param start how it was found
 * @param syncMedian the median of twenty durable commits made at the start, or of as many as 25 ms allowed
 * @param syncWorst the longest of them
 * @param warnings what a person should know: where the file lies, a slow disk, little room; empty when all is well
 * @param quarantined where a damaged store was moved to, whose place this one took
 */
public record StoreReport(String id, int schema, Start start, Duration syncMedian, Duration syncWorst,
    List<String> warnings, Optional<Path> quarantined) {

  /** How a store was found, and what was checked because of it. */
  public enum Start {
    /** It was made now. */
    NEW,
    /** It was closed before, and not one byte has changed since. */
    SEALED,
    /** Its process died: structure, sums of all tables, and every row that a start may use were checked. */
    NOT_CLOSED,
    /** It was closed before and has changed since, as a restored copy has; every row was checked and is whole. */
    CHANGED,
    /** It was damaged and moved away; this one was made in its place. */
    REBUILT
  }

  /** Refuses missing parts. */
  public StoreReport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(syncMedian, "syncMedian");
    Objects.requireNonNull(syncWorst, "syncWorst");
    warnings = List.copyOf(warnings);
    Objects.requireNonNull(quarantined, "quarantined");
  }
}
