package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Works in what somebody else has closed of a group's position (DESIGN rule 8.5). */
final class Losing {

  private Losing() {}

  /**
   * Books the loss as a fill that no order of ours made. What is left decides: nothing ends the group, a bared short
   * turns it round, anything else waits for a person. A group that was entering unwinds.
   */
  static void book(Draft draft, GroupEvent.TakenAway event) {
    Leg leg = draft.plan().leg(event.leg());
    int number = (int) draft.children().stream().filter(each -> each.role() == Owner.Role.OUTSIDE).count();
    Quantity units = event.change().abs();
    Side side = event.change().isNegative() ? Side.SELL : Side.BUY;
    draft.add(Child.outside(number, leg.id(), OrderPurpose.CLOSE, side, units, draft.now()));
    draft.say(GroupReason.TAKEN_AWAY, Optional.of(leg.id()));
    cancelSurplus(draft, leg);
    if (draft.goal().isEntering()) {
      if (draft.lifecycle() == ExecutionLifecycle.PARTIALLY_EXPOSED && draft.state().isFlat()) {
        draft.move(GroupSignal.FILLS_GONE); // nothing is left to unwind unless an entry still fills
      }
      draft.reverse(GroupGoal.UNWIND, GroupReason.TAKEN_AWAY);
    } else if (draft.goal() == GroupGoal.KEEP || draft.lifecycle() == ExecutionLifecycle.HELD) {
      settle(draft);
    }
  }

  private static void settle(Draft draft) {
    GroupState state = draft.state();
    GroupRisk risk = GroupRisk.of(draft);
    if (state.isFlat() && !state.isWorking()) {
      risk.report(draft);
      draft.move(GroupSignal.CLOSED_OUTSIDE);
    } else if (!state.isFlat() && draft.goal() == GroupGoal.KEEP && !risk.anyBared() && draft.lifecycle().isActive()) {
      draft.turn(GroupGoal.HOLD, GroupReason.TAKEN_AWAY);
    }
  }

  /** What somebody else has closed was waiting for the end of a stop that rested there. */
  static void settleLate(Draft draft) {
    GroupState state = draft.state();
    boolean rests = draft.lifecycle() == ExecutionLifecycle.COMPLETED || draft.lifecycle() == ExecutionLifecycle.HELD;
    if (hasLost(state) && rests && state.isFlat() && !state.isWorking()) {
      draft.move(GroupSignal.CLOSED_OUTSIDE);
    }
  }

  /** Whether somebody else has ever closed something of a group. */
  static boolean hasLost(GroupState state) {
    return state.children().stream().anyMatch(each -> each.role() == Owner.Role.OUTSIDE);
  }

  /** Closing orders must never exceed what is left to close. */
  private static void cancelSurplus(Draft draft, Leg leg) {
    List<Child> closers = new ArrayList<>(draft.children(leg));
    closers.removeIf(each -> !each.isOwn() || each.isEntry() || !each.isOpen());
    Collections.reverse(closers);
    Quantity working = closers.stream().map(Child::rest).reduce(Quantity.ZERO, Quantity::plus);
    for (Child each : closers) {
      if (working.isMoreThan(draft.held(leg).abs())) {
        Cancelling.ask(draft, each);
        working = working.minus(each.rest());
      }
    }
  }
}
