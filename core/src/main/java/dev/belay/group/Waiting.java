package dev.belay.group;

import java.time.Duration;

/** Holds what has filled until a person decides: HOLD_AND_ALERT after a failure (DESIGN rule 6.4). */
final class Waiting {

  /** Cancellations that take longer are not waited for before a person is told. */
  private static final Duration TELL = Duration.ofSeconds(2);

  private Waiting() {}

  /** A bared short is covered first, by the hedge manager; then the group is held. */
  static void decide(Draft draft, GroupRisk risk) {
    Reversing.cancelEntries(draft);
    GroupState state = draft.state();
    if (!state.isWorking() && state.isFlat()) {
      end(draft, state);
    } else if (draft.lifecycle() != ExecutionLifecycle.HELD && !risk.anyBared()) {
      boolean entering = state.children().stream().anyMatch(each -> each.isOwn() && each.isEntry() && each.isOpen());
      if (!entering || draft.now().isPast(draft.reversingSince(), TELL)) {
        draft.move(GroupSignal.BLOCKED);
      } else {
        draft.wakeAt(draft.reversingSince(), TELL);
      }
    }
  }

  /** Nothing filled, or the hedges have closed it all. */
  private static void end(Draft draft, GroupState state) {
    if (!state.hasFilled()) {
      draft.move(GroupSignal.NOTHING_FILLED);
    } else {
      draft.turn(GroupGoal.UNWIND, draft.reason());
      draft.move(GroupSignal.FLAT);
    }
  }
}
