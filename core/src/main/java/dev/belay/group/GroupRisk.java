package dev.belay.group;

import dev.belay.exposure.GroupExposure;
import dev.belay.money.Quantity;
import dev.belay.plan.Leg;

/** What a group's fills and open orders amount to at this step. */
final class GroupRisk {

  private final GroupExposure exposure;

  private GroupRisk(GroupExposure exposure) {
    this.exposure = exposure;
  }

  static GroupRisk of(Draft draft) {
    return new GroupRisk(draft.state().exposure());
  }

  /** Units of a short that nothing covers outside the plan. */
  Quantity bared(Leg leg) {
    return exposure.bared(leg.instrument().id());
  }

  /** Units that may be closed now: not being closed already, and needed by no short. */
  Quantity closeable(Leg leg) {
    return exposure.closeable(leg.instrument().id());
  }

  boolean anyBared() {
    return exposure.bared().isPositive();
  }

  /** Tells the hedge manager of each short whose bared quantity has changed. */
  void report(Draft draft) {
    draft.baredIs(anyBared());
    for (Leg leg : draft.plan().legs()) {
      Quantity before = draft.bared().getOrDefault(leg.id(), Quantity.ZERO);
      Quantity after = bared(leg);
      if (after.equals(before)) {
        continue;
      }
      if (after.isZero()) {
        draft.bared().remove(leg.id());
      } else {
        draft.bared().put(leg.id(), after);
      }
      draft.ask(new GroupCommand.NeedHedge(leg.id(), after));
    }
  }
}
