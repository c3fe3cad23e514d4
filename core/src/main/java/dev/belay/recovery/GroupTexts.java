package dev.belay.recovery;

import dev.belay.group.GroupState;
import dev.belay.order.GroupId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.plan.ExecutionPlan;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes groups as entries of the store, again and again, and remembers what never changes: the text of the plan of
 * each active group. Not thread-safe.
 */
public final class GroupTexts {

  private final SortedMap<GroupId, Written> plans = new TreeMap<>();

  private record Written(ExecutionPlan plan, CanonicalText.Writer fields) {}

  /** Remembers nothing yet. */
  public GroupTexts() {}

  /**
   * {@return the entry of a group}
   *
   * @param state the group
   * @param at wall time of its latest change
   */
  public Entry.Group entry(GroupState state, Instant at) {
    ExecutionPlan plan = state.plan();
    Written written = plans.get(plan.group());
    if (written == null || written.plan() != plan) {
      written = new Written(plan, PlanText.fields(plan));
    }
    if (state.lifecycle().isActive()) {
      plans.put(plan.group(), written);
    } else {
      plans.remove(plan.group());
    }
    return GroupText.entry(state, written.fields(), at);
  }
}
