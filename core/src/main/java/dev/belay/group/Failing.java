package dev.belay.group;

import dev.belay.plan.FailurePolicy;
import java.util.Optional;

/** What the policy says once a leg was refused, is late, or cannot go out (DESIGN rule 6.4). */
final class Failing {

  private Failing() {}

  static void fail(Draft draft, GroupReason why) {
    FailurePolicy policy = draft.plan().policy().onFailure();
    switch (policy) {
      case UNWIND -> draft.reverse(GroupGoal.UNWIND, why);
      case COMPLETE -> {
        // Left READY, COMPLETE becomes UNWIND: nothing more may be entered.
        if (draft.course().allowed()) {
          draft.finish(why);
          draft.say(GroupReason.FINISHING, Optional.empty());
        } else {
          draft.reverse(GroupGoal.UNWIND, why);
        }
      }
      case SCALE_DOWN -> {
        draft.turn(GroupGoal.SCALE_DOWN, why);
        draft.say(GroupReason.SCALING_DOWN, Optional.empty());
      }
      case HOLD_AND_ALERT -> {
        draft.turn(GroupGoal.HOLD, why);
        draft.say(GroupReason.HOLDING, Optional.empty());
      }
    }
  }
}
