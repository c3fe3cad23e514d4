package dev.belay.group;

import dev.belay.exposure.GroupExposure;
import dev.belay.money.Quantity;
import dev.belay.order.Owner;
import dev.belay.order.Side;
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
  Quantity closeable(Draft draft, Leg leg) {
    if (draft.goal() != GroupGoal.REDUCE && draft.goal() != GroupGoal.SCALE_DOWN) {
      return exposure.closeable(leg.instrument().id());
    }
    GroupState now = draft.state(); // with what this step has sold of the others
    return now.exposure().closeable(leg.instrument().id(), now.guarding(leg, each -> false));
  }

  boolean anyBared() {
    return exposure.bared().isPositive();
  }

  /**
   * Units of a bared short that its stops buy back, or will once they are handed over: they are not bought back once
   * more. A stop that rests for units that stay buys nothing back of the others.
   */
  private static Quantity stopped(Draft draft, Leg leg, Quantity bared) {
    Quantity closing = Quantity.ZERO;
    Quantity resting = Quantity.ZERO;
    for (Child each : draft.children(leg)) {
      if (each.role() == Owner.Role.STOP && each.side() == Side.BUY && !each.isDoubled()) {
        closing = each.isResting() ? closing : closing.plus(each.rest());
        resting = each.isResting() ? resting.plus(each.rest()) : resting;
      }
    }
    Quantity staying = draft.held(leg).abs().minus(bared).orZero();
    return closing.plus(resting.minus(staying).orZero());
  }

  /** Tells the hedge manager of each short whose bared quantity has changed. */
  void report(Draft draft) {
    draft.baredIs(anyBared());
    for (Leg leg : draft.plan().legs()) {
      Quantity before = draft.bared().getOrDefault(leg.id(), Quantity.ZERO);
      Quantity after = bared(leg).minus(stopped(draft, leg, bared(leg))).orZero();
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
