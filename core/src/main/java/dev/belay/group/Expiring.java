package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Works in that contracts have traded for the last time (DESIGN rule 6.11). */
final class Expiring {

  private static final List<GroupGoal> KEEPING = List.of(GroupGoal.KEEP, GroupGoal.REDUCE);

  private Expiring() {}

  /**
   * What is held of the legs is gone, as a fill that no order of ours made. A group that holds nothing then has
   * expired; one that was complete keeps its other legs unless a short has outlived its cover, one that was entering
   * is unwound.
   */
  static void book(Draft draft, List<LegId> legs) {
    if (draft.lifecycle().isFinal() || legs.stream().allMatch(leg -> draft.held(draft.plan().leg(leg)).isZero())) {
      return;
    }
    for (LegId each : legs) {
      settle(draft, draft.plan().leg(each));
    }
    GroupState state = draft.state();
    if (state.isFlat() && !state.isWorking()) {
      draft.move(GroupSignal.LEGS_EXPIRED);
    } else if (draft.goal().isEntering()) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.LEG_EXPIRED);
    } else if (!GroupRisk.of(draft).anyBared() && KEEPING.contains(draft.goal())) {
      TreeMap<LegId, Quantity> kept = new TreeMap<>();
      draft.plan().legs().forEach(leg -> kept.put(leg.id(), state.target(leg).min(state.held(leg.id()).abs())));
      draft.keepOnly(kept);
    }
  }

  private static void settle(Draft draft, Leg leg) {
    Quantity held = draft.held(leg);
    if (held.isZero()) {
      return;
    }
    int number = (int) draft.children().stream().filter(each -> each.role() == Owner.Role.OUTSIDE).count();
    draft.say(GroupReason.LEG_EXPIRED, Optional.of(leg.id()));
    draft.add(Child.outside(number, leg.id(), OrderPurpose.CLOSE, Side.closing(held), held.abs(), draft.now()));
  }
}
