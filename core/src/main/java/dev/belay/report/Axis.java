package dev.belay.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Instants on a line. Quiet stretches are shortened, or a group that filled in a second and then lived for days would
 * be a dot: the place of an instant grows with the square root of each pause, and with nothing of a pause beyond
 * {@link #LONGEST}.
 */
final class Axis {

  static final int LEFT = 150;
  static final int RIGHT = 1040;

  /** A longer pause looks like this one and is drawn as a break. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private final SortedMap<Instant, Long> weights = new TreeMap<>();
  private final TreeSet<Instant> breaks = new TreeSet<>();
  private final long whole;

  Axis(Collection<Instant> moments) {
    long sum = 0;
    Instant before = null;
    for (Instant at : new TreeSet<>(moments)) {
      if (before != null) {
        Duration pause = Duration.between(before, at);
        boolean broken = pause.compareTo(LONGEST) > 0;
        sum += 2 + root((broken ? LONGEST : pause).toMillis() * 4);
        if (broken) {
          breaks.add(at);
        }
      }
      weights.put(at, sum);
      before = at;
    }
    whole = Math.max(sum, 1);
  }

  private static long root(long value) {
    long root = 0;
    while ((root + 1) * (root + 1) <= value) {
      root++;
    }
    return root;
  }

  /** The place of an instant that is on the axis. */
  int x(Instant at) {
    SortedMap<Instant, Long> upTo = weights.headMap(at.plusNanos(1));
    long weight = upTo.isEmpty() ? 0 : upTo.get(upTo.lastKey());
    return (int) (LEFT + (RIGHT - LEFT) * weight / whole);
  }

  Collection<Instant> moments() {
    return weights.keySet();
  }

  /** The ends of pauses that are cut short. */
  Collection<Instant> breaks() {
    return breaks;
  }
}
