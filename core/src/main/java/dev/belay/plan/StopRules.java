package dev.belay.plan;

import dev.belay.market.InstrumentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The stops of a group (DESIGN rule 6.9).
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param legs the stop of each contract that has one
 * @param group conditions over the whole group; the first that holds closes it
 * @param onStop what becomes of the rest once a leg's stop has closed it
 */
public record StopRules(SortedMap<InstrumentId, StopSpec> legs, List<GroupStop> group, OnStop onStop) {

  /** No stops. */
  public static final StopRules NONE = new StopRules(new TreeMap<>(), List.of(), OnStop.CLOSE_PAIR);

  /** Copies the collections. */
  public StopRules {
    legs = Collections.unmodifiableSortedMap(new TreeMap<>(legs));
    group = List.copyOf(group);
    Objects.requireNonNull(onStop, "onStop");
  }

  /**
   * {@return the same stops and one for a leg}
   *
   * @param leg the leg's contract
   * @param stop its stop
   */
  public StopRules with(InstrumentId leg, StopSpec stop) {
    SortedMap<InstrumentId, StopSpec> more = new TreeMap<>(legs);
    more.put(leg, stop);
    return new StopRules(more, group, onStop);
  }

  /**
   * {@return the same stops and one over the whole group}
   *
   * @param stop the condition
   */
  public StopRules with(GroupStop stop) {
    List<GroupStop> more = new ArrayList<>(group);
    more.add(stop);
    return new StopRules(legs, more, onStop);
  }

  /**
   * {@return the same stops with another answer once one has closed its leg}
   *
   * @param other the answer
   */
  public StopRules with(OnStop other) {
    return new StopRules(legs, group, other);
  }

  /** {@return whether there are none} */
  public boolean isEmpty() {
    return legs.isEmpty() && group.isEmpty();
  }
}
