package dev.belay.group;

/**
 * A group between two sessions (DESIGN rule 6.11): what was not settled when its market closed is held, sends nothing
 * until the next open, and goes on there as its policy says.
 */
final class Session {

  private Session() {}

  /** What rests where it was meant to, or waits for a person, is not concerned. */
  static void close(Draft draft) {
    if (draft.state().isUnsettled()) {
      draft.shut();
    }
  }

  /** An entry goes on only where the policy is to complete it and entries are allowed; all else as after a failure. */
  static void open(Draft draft) {
    if (!draft.isShut()) {
      return;
    }
    draft.reopen();
    if (draft.goal() == GroupGoal.FINISH && draft.course().allowed()) {
      resume(draft); // and unwinds by itself where its budget is spent
    } else if (draft.goal().isEntering()) {
      Failing.fail(draft, GroupReason.MARKET_OPENED);
      if (draft.goal() == GroupGoal.FINISH) {
        resume(draft);
      }
    }
  }

  /** While the market is closed only what evidence shows of the last session is worked in. */
  static void decide(Draft draft) {
    GroupState state = draft.state();
    boolean filled = draft.plan().legs().stream().allMatch(draft::isFilled);
    if (draft.goal().isEntering() && filled && !state.isMoving()) {
      draft.reopen();
      resume(draft);
      draft.move(GroupSignal.TARGET_FILLED);
      draft.keep();
    } else if (!state.isWorking() && !state.hasFilled()) {
      draft.move(GroupSignal.NOTHING_FILLED);
    } else if (!state.isWorking() && state.isFlat()) {
      draft.reopen();
      draft.turn(draft.goal().isReversing() ? draft.goal() : GroupGoal.UNWIND, GroupReason.MARKET_OPENED);
      draft.move(GroupSignal.FLAT);
    }
  }

  private static void resume(Draft draft) {
    draft.move(GroupSignal.RESUMED);
    if (draft.state().hasFilled()) {
      draft.move(GroupSignal.FILLED);
    }
  }
}
