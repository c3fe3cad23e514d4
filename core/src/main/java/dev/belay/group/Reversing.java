package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import java.util.List;
import java.util.TreeMap;

/** Returns to flat, or to the whole packages that have filled: entries cancelled, shorts bought back, longs sold. */
final class Reversing {

  private Reversing() {}

  static void decide(Draft draft, GroupRisk risk) {
    cancelEntries(draft);
    long packages = draft.goal() == GroupGoal.SCALE_DOWN ? wholePackages(draft.plan(), draft.children()) : 0;
    draft.plan().legs().stream().filter(leg -> draft.held(leg).isNegative())
        .forEach(leg -> close(draft, risk, leg, packages));
    draft.plan().legs().stream().filter(leg -> draft.held(leg).isPositive())
        .forEach(leg -> close(draft, risk, leg, packages));
    Closing.follow(draft);
    settle(draft, packages);
  }

  private static void close(Draft draft, GroupRisk risk, Leg leg, long packages) {
    Quantity stays = draft.goal() == GroupGoal.REDUCE ? draft.state().target(leg)
        : draft.plan().perPackage(leg).times(packages);
    Closing.close(draft, risk, leg, draft.held(leg).abs().minus(stays).orZero());
  }

  /** How many packages can still be whole: by what has filled and what of the entry may still fill. */
  static long wholePackages(ExecutionPlan plan, List<Child> children) {
    return plan.wanted().stream().mapToLong(leg -> {
      Quantity most = leg.side().signed(Holdings.held(leg, children)).orZero();
      for (Child each : children) {
        most = each.leg().equals(leg.id()) && each.isOwn() && each.isEntry() ? most.plus(each.rest()) : most;
      }
      return Math.min(plan.packages(), most.units() / plan.perPackage(leg).units());
    }).min().orElse(0);
  }

  static void cancelEntries(Draft draft) {
    for (Child child : draft.children()) {
      if (child.isOwn() && child.isEntry()) {
        cancel(draft, child);
      }
    }
  }

  static void cancel(Draft draft, Child child) {
    if (child.rest().isPositive()) {
      Cancelling.ask(draft, child);
    }
  }

  private static void settle(Draft draft, long packages) {
    GroupState state = draft.state();
    boolean blocked = state.tries().values().stream().anyMatch(each -> each.refusals() >= Booking.BLOCKED_AFTER)
        || state.children().stream().anyMatch(Child::restsAtBand);
    if (!state.isWorking() && state.isFlat() || !state.isMoving() && (isScaled(draft, packages) || isReduced(draft))) {
      if (draft.lifecycle() == ExecutionLifecycle.HELD && state.hasFilled()) {
        resume(draft);
      }
      end(draft, packages);
    } else if (isHeldUp(draft)) {
      draft.turn(GroupGoal.HOLD, GroupReason.TAKEN_AWAY);
      if (draft.lifecycle() != ExecutionLifecycle.HELD) {
        draft.move(GroupSignal.BLOCKED);
      }
    } else if (blocked && draft.lifecycle() != ExecutionLifecycle.HELD
        && GroupLife.find(draft.lifecycle(), GroupSignal.BLOCKED).isPresent()) {
      draft.move(GroupSignal.BLOCKED);
    } else if (!blocked && draft.lifecycle() == ExecutionLifecycle.HELD && state.hasFilled()) {
      resume(draft);
    }
  }

  private static void end(Draft draft, long packages) {
    if (!draft.state().hasFilled()) {
      draft.move(GroupSignal.NOTHING_FILLED);
    } else if (draft.state().isFlat()) {
      draft.move(draft.lifecycle() == ExecutionLifecycle.EXECUTING ? GroupSignal.CLOSED_OUTSIDE : GroupSignal.FLAT);
    } else if (draft.goal() == GroupGoal.REDUCE) {
      draft.move(draft.lifecycle() == ExecutionLifecycle.EXITING ? GroupSignal.EXITED_IN_PART
          : GroupSignal.SCALED_DOWN);
      draft.keep();
    } else {
      TreeMap<LegId, Quantity> kept = new TreeMap<>();
      draft.plan().legs().forEach(leg -> kept.put(leg.id(), draft.plan().perPackage(leg).times(packages)));
      draft.keepOnly(kept);
      draft.move(GroupSignal.SCALED_DOWN);
      draft.keep();
    }
  }

  private static boolean isScaled(Draft draft, long packages) {
    return draft.goal() == GroupGoal.SCALE_DOWN && packages > 0 && draft.plan().legs().stream().allMatch(leg ->
        leg.side().signed(draft.held(leg)).equals(draft.plan().perPackage(leg).times(packages)));
  }

  private static boolean isReduced(Draft draft) {
    return draft.goal() == GroupGoal.REDUCE && !draft.state().isFlat() && draft.plan().legs().stream().allMatch(leg ->
        !draft.held(leg).abs().isMoreThan(draft.state().target(leg)));
  }

  /**
   * Somebody else took protection while packages were closed, and what would be closed now guards a short that stays in
   * its place. What the host wanted to keep is there no more, so a person decides.
   */
  private static boolean isHeldUp(Draft draft) {
    GroupState state = draft.state();
    if (draft.goal() != GroupGoal.REDUCE || !Losing.hasLost(state) || state.isMoving()
        || state.exposure().bared().isPositive()) {
      return false;
    }
    GroupRisk risk = GroupRisk.of(draft);
    return draft.plan().legs().stream().filter(leg -> draft.held(leg).abs().isMoreThan(state.target(leg)))
        .allMatch(leg -> draft.held(leg).isPositive() && risk.closeable(draft, leg).isZero());
  }

  private static void resume(Draft draft) {
    draft.move(draft.goal() == GroupGoal.EXIT || draft.goal() == GroupGoal.REDUCE ? GroupSignal.EXIT
        : GroupSignal.UNWIND);
  }
}
