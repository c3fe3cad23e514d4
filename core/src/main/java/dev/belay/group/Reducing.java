package dev.belay.group;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.Holding;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.plan.Leg;
import dev.belay.plan.OnStop;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Closes a part of a complete group: some packages, or what a stop has left over (DESIGN rules 6.3 and 6.9). */
final class Reducing {

  private Reducing() {}

  static void reduce(Draft draft, long packages) {
    if (draft.goal() != GroupGoal.KEEP) {
      return;
    }
    SortedMap<LegId, Quantity> kept = new TreeMap<>();
    for (Leg leg : draft.plan().legs()) {
      Quantity gone = draft.plan().perPackage(leg).times(packages);
      kept.put(leg.id(), draft.held(leg).abs().minus(gone).orZero());
    }
    keep(draft, kept, GroupReason.HOST_REDUCES);
  }

  /** A leg that is being stopped out is not entered any further. */
  static void stopFired(Draft draft, LegId leg) {
    draft.say(GroupReason.STOP_FIRED, Optional.of(leg));
    if (draft.goal().isEntering()) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.STOP_FIRED);
    }
  }

  static void stopClosed(Draft draft, LegId leg) {
    OnStop then = draft.plan().policy().stops().onStop();
    boolean keeps = draft.goal() == GroupGoal.KEEP || draft.goal() == GroupGoal.HOLD;
    if (!keeps || draft.lifecycle().isFinal()) {
      return;
    }
    draft.say(GroupReason.STOP_CLOSED, Optional.of(leg));
    SortedMap<LegId, Quantity> kept = new TreeMap<>();
    for (Leg each : draft.plan().legs()) {
      Quantity held = draft.held(each).abs();
      Quantity freed = switch (then) {
        case KEEP_PROTECTION -> Quantity.ZERO;
        case CLOSE_PAIR -> freed(draft, leg, each);
        case CLOSE_GROUP -> held;
      };
      kept.put(each.id(), held.minus(freed).orZero());
    }
    keep(draft, kept, GroupReason.STOP_CLOSED);
  }

  /** Units of a long that covered the stopped leg and cover nothing now. */
  private static Quantity freed(Draft draft, LegId stopped, Leg leg) {
    List<Holding> before = draft.plan().legs().stream().map(each -> new Holding(each.instrument(),
        each.id().equals(stopped) ? each.side().signed(draft.state().target(each)) : draft.held(each))).toList();
    Quantity covered = CoverMatching.of(before).covers(leg.instrument().id());
    return covered.minus(draft.state().exposure().guarding(leg.instrument().id())).orZero();
  }

  private static void keep(Draft draft, SortedMap<LegId, Quantity> kept, GroupReason why) {
    if (kept.values().stream().allMatch(Quantity::isZero)) {
      draft.reverse(GroupGoal.EXIT, why);
      return;
    }
    draft.keepOnly(kept);
    boolean closes = draft.plan().legs().stream().anyMatch(leg ->
        draft.held(leg).abs().isMoreThan(kept.get(leg.id())));
    if (closes) {
      draft.say(why, Optional.empty());
      draft.turn(GroupGoal.REDUCE, why);
    }
  }
}
