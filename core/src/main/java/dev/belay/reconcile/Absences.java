package dev.belay.reconcile;

import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reads lacked though they should have shown it, and how many agreed on it. An absence is believed once
 * {@link #AGREEING} reads that began {@link #APART} from each other lacked the same thing, with no read between that
 * showed it.
 *
 * @param lacking each thing that the last read lacked
 * @param <K> what is named: an order, a trade, a position key
 */
record Absences<K extends Comparable<K>>(SortedMap<K, Absence> lacking) {

  static final int AGREEING = 3;
  static final Duration APART = Duration.ofSeconds(5);

  /**
   * One absence.
   *
   * @param reads how many reads agreed
   * @param last when the last one of them began
   */
  record Absence(int reads, Moment last) {

    Absence {
      Objects.requireNonNull(last, "last");
    }
  }

  Absences {
    lacking = Collections.unmodifiableSortedMap(new TreeMap<>(lacking));
  }

  static <K extends Comparable<K>> Absences<K> none() {
    return new Absences<K>(new TreeMap<>());
  }

  Absences<K> after(SortedSet<K> missing, Moment begun) {
    SortedMap<K, Absence> next = new TreeMap<>();
    for (K each : missing) {
      Absence before = lacking.get(each);
      if (before == null) {
        next.put(each, new Absence(1, begun));
      } else if (begun.isPast(before.last(), APART)) {
        next.put(each, new Absence(before.reads() + 1, begun));
      } else {
        next.put(each, before);
      }
    }
    return new Absences<K>(next);
  }

  /** What the last read lacked without enough others to agree. */
  SortedSet<K> doubted() {
    SortedSet<K> doubted = new TreeSet<>();
    lacking.forEach((each, absence) -> {
      if (absence.reads() < AGREEING) {
        doubted.add(each);
      }
    });
    return doubted;
  }
}
