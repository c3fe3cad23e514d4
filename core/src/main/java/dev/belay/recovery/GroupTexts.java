package dev.belay.recovery;

import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.margin.Reserved;
import dev.belay.order.GroupId;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.plan.ExecutionPlan;
import dev.belay.stop.StopState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes groups as entries of the store, again and again, and remembers for each active group what has not changed
 * since the last time: its plan and most of its orders. Not thread-safe.
 */
public final class GroupTexts {

  private final SortedMap<GroupId, Written> plans = new TreeMap<>();

  private static final class Written implements GroupText.ChildFields {
    private final ExecutionPlan plan;
    private final CanonicalText.Writer fields;
    private final List<Child> children = new ArrayList<>();
    private final List<CanonicalText.Writer> texts = new ArrayList<>();

    Written(ExecutionPlan plan) {
      this.plan = plan;
      this.fields = PlanText.fields(plan);
    }

    @Override
    public CanonicalText.Writer of(int number, Child child) {
      if (number == children.size()) {
        children.add(child);
        texts.add(GroupText.fields(number, child));
      } else if (children.get(number) != child) {
        children.set(number, child);
        texts.set(number, GroupText.fields(number, child));
      }
      return texts.get(number);
    }
  }

  /** Remembers nothing yet. */
  public GroupTexts() {}

  /**
   * {@return the entry of a group}
   *
   * @param state the group
   * @param stops where its stops stand
   * @param reserved what it keeps for its worst moment, while it does
   * @param at wall time of its latest change
   */
  public Entry.Group entry(GroupState state, List<StopState> stops, Optional<Reserved> reserved, Instant at) {
    ExecutionPlan plan = state.plan();
    Written written = plans.get(plan.group());
    if (written == null || written.plan != plan) {
      written = new Written(plan);
    }
    if (state.lifecycle().isActive()) {
      plans.put(plan.group(), written);
    } else {
      plans.remove(plan.group());
    }
    return GroupText.entry(state, stops, reserved, written.fields, written, at);
  }
}
