package dev.belay.plan;

import dev.belay.order.RequestKey;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The groups whose legs are still arriving, and those that are over.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param groups by their keys
 */
public record AssemblyState(SortedMap<RequestKey, Collected> groups) {

  /**
   * One group.
   *
   * @param outline what its first leg said about it
   * @param since when its first leg arrived
   * @param legs the legs that are here, by place from 0
   * @param over whether it was handed out or has timed out
   */
  public record Collected(GroupOutline outline, Moment since, SortedMap<Integer, LegSpec> legs, boolean over) {

    /** Copies the map. */
    public Collected {
      legs = Collections.unmodifiableSortedMap(new TreeMap<>(legs));
    }

    Collected with(int place, LegSpec leg) {
      TreeMap<Integer, LegSpec> more = new TreeMap<>(legs);
      more.put(place, leg);
      return new Collected(outline, since, more, over);
    }

    Collected ended() {
      return new Collected(outline, since, legs, true);
    }

    boolean isWhole() {
      return legs.size() == outline.legs();
    }
  }

  /** Copies the map. */
  public AssemblyState {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** {@return nothing has arrived} */
  public static AssemblyState empty() {
    return new AssemblyState(new TreeMap<>());
  }

  Optional<Collected> find(RequestKey key) {
    return Optional.ofNullable(groups.get(key));
  }
}
