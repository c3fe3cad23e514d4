package dev.belay.group;

import dev.belay.plan.ExecutionPlan;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state machine of a group. Pure: the same state and event always give the same step.
 *
 * <p>Entering, the legs of a phase go out together, and the next phase waits until all of them have filled (DESIGN
 * rule 6.2). When a leg is refused or late the group returns to flat: entries are cancelled, shorts bought back, and
 * a long is sold only when evidence says that it covers nothing any more (6.5). Whatever a short lacks in protection
 * <em>outside</em> that order is reported to the emergency hedge manager, and left to it (6.6).
 *
 * <p>This class has no state and is thread-safe.
 */
public final class OrderGroup {

  private OrderGroup() {}

  /**
   * {@return an accepted group before its first order}
   *
   * @param plan what was accepted
   */
  public static GroupState open(ExecutionPlan plan) {
    return new GroupState(plan, ExecutionLifecycle.ACCEPTED, GroupGoal.ENTER, Optional.empty(), List.of(), 0, true,
        Optional.empty(), Optional.empty(), new TreeMap<>(), new TreeMap<>());
  }

  /**
   * {@return what an event does to a group}
   *
   * @param state the group before
   * @param event what it is told
   * @throws IllegalGroupMoveException when the state was not written by this machine
   */
  public static GroupStep step(GroupState state, GroupEvent event) {
    Draft draft = new Draft(state, event.at());
    switch (event.kind()) {
      case START -> draft.move(GroupSignal.STARTED);
      case TOLD -> Booking.book(draft, ((GroupEvent.Told) event).fact());
      case TICKED -> { }
      case CANCEL_ASKED -> callOff(draft);
      case EXIT_ASKED -> exit(draft);
      case ENTRIES_FORBIDDEN -> draft.forbidEntries();
    }
    return decide(draft);
  }

  private static void callOff(Draft draft) {
    if (draft.goal() == GroupGoal.ENTER) {
      if (draft.lifecycle() == ExecutionLifecycle.ACCEPTED) {
        draft.move(GroupSignal.NOTHING_FILLED);
      } else {
        draft.reverse(GroupGoal.UNWIND, GroupReason.HOST_CANCELLED);
      }
    }
  }

  private static void exit(Draft draft) {
    if (draft.goal() == GroupGoal.ENTER) {
      callOff(draft);
    } else if (draft.goal() == GroupGoal.KEEP) {
      draft.reverse(GroupGoal.EXIT, GroupReason.HOST_EXIT);
    }
  }

  private static GroupStep decide(Draft draft) {
    if (draft.lifecycle().isFinal() || draft.lifecycle() == ExecutionLifecycle.ACCEPTED) {
      return draft.step();
    }
    GroupRisk risk = GroupRisk.of(draft);
    risk.report(draft);
    if (draft.goal() == GroupGoal.ENTER) {
      Entering.decide(draft);
    }
    if (draft.goal() == GroupGoal.KEEP && risk.anyBared()) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.SHORT_BARED);
    }
    if (draft.goal().isReversing()) {
      Reversing.decide(draft, risk);
    } else {
      Closing.flattenExcess(draft, risk);
    }
    return draft.step();
  }
}
