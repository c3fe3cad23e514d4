package dev.belay.group;

import dev.belay.plan.Leg;

/** Returns to flat: entries cancelled, shorts bought back, freed longs sold. */
final class Reversing {

  private Reversing() {}

  static void decide(Draft draft, GroupRisk risk) {
    cancelEntries(draft);
    draft.plan().legs().stream().filter(leg -> draft.held(leg).isNegative()).forEach(leg -> close(draft, risk, leg));
    draft.plan().legs().stream().filter(leg -> draft.held(leg).isPositive()).forEach(leg -> close(draft, risk, leg));
    Closing.follow(draft);
    settle(draft);
  }

  private static void close(Draft draft, GroupRisk risk, Leg leg) {
    Closing.close(draft, risk, leg, draft.held(leg).abs());
  }

  private static void cancelEntries(Draft draft) {
    for (Child child : draft.children()) {
      if (child.isOwn() && child.isEntry() && !child.rest().isZero()) {
        Cancelling.ask(draft, child);
      }
    }
  }

  private static void settle(Draft draft) {
    GroupState state = draft.state();
    boolean blocked = state.tries().values().stream().anyMatch(each -> each.refusals() >= Booking.BLOCKED_AFTER);
    if (state.isFlat() && !state.isWorking()) {
      if (draft.lifecycle() == ExecutionLifecycle.HELD) {
        resume(draft);
      }
      draft.move(state.hasFilled() ? GroupSignal.FLAT : GroupSignal.NOTHING_FILLED);
    } else if (blocked && draft.lifecycle() != ExecutionLifecycle.HELD
        && GroupLife.find(draft.lifecycle(), GroupSignal.BLOCKED).filter(GroupLife.Row::taken).isPresent()) {
      draft.move(GroupSignal.BLOCKED);
    } else if (!blocked && draft.lifecycle() == ExecutionLifecycle.HELD) {
      resume(draft);
    }
  }

  private static void resume(Draft draft) {
    draft.move(draft.goal() == GroupGoal.EXIT ? GroupSignal.EXIT : GroupSignal.UNWIND);
  }
}
