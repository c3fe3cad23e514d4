package dev.belay.coordinator;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupReason;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group as it stood at the end of a turn of the loop. Immutable; a newer one replaces it.
 *
 * @param id the group
 * @param lifecycle where it stands
 * @param reason why it left its plan, if it did
 * @param held signed units by instrument
 * @param bared units of short options that nothing covers outside the plan
 * @param working whether any order of it may still trade
 */
public record GroupView(GroupId id, ExecutionLifecycle lifecycle, Optional<GroupReason> reason,
    SortedMap<InstrumentId, Quantity> held, Quantity bared, boolean working) {

  /** Copies the map. */
  public GroupView {
    held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
  }

  /** {@return whether nothing is held on any leg} */
  public boolean isFlat() {
    return held.values().stream().allMatch(Quantity::isZero);
  }
}
