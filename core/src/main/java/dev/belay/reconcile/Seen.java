package dev.belay.reconcile;

import dev.belay.time.Moment;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one kind of read has shown, and what it lacked.
 *
 * @param shown each thing with the moment from which a read must show it
 * @param absences what the last read lacked
 * @param <K> what is named
 */
record Seen<K extends Comparable<K>>(SortedMap<K, Moment> shown, Absences<K> absences) {

  Seen {
    shown = Collections.unmodifiableSortedMap(new TreeMap<>(shown));
  }

  static <K extends Comparable<K>> Seen<K> nothing() {
    return new Seen<K>(new TreeMap<>(), Absences.none());
  }

  /**
   * The state after a read.
   *
   * @param rows what it shows
   * @param must what it must show besides what was shown before it began
   * @param may what it need not show any more
   */
  Seen<K> after(Collection<K> rows, Collection<K> must, Collection<K> may, Moment begun, Moment received) {
    SortedSet<K> missing = new TreeSet<>(must);
    shown.forEach((each, since) -> {
      if (!begun.isBefore(since)) {
        missing.add(each);
      }
    });
    missing.removeAll(rows);
    missing.removeAll(may);
    SortedMap<K, Moment> more = new TreeMap<>(shown);
    rows.forEach(each -> more.putIfAbsent(each, received));
    may.forEach(more::remove);
    return new Seen<>(more, absences.after(missing, begun));
  }
}
