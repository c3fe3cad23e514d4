package dev.belay.group;

import dev.belay.exposure.GroupExposure;
import dev.belay.exposure.LegExposure;
import dev.belay.money.Quantity;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.List;

/** What a group's fills and open orders amount to at this step. */
final class GroupRisk {

  private final GroupExposure exposure;

  private GroupRisk(GroupExposure exposure) {
    this.exposure = exposure;
  }

  static GroupRisk of(Draft draft) {
    List<LegExposure> legs = draft.plan().legs().stream().map(leg -> exposureOf(draft, leg)).toList();
    return new GroupRisk(GroupExposure.of(legs, draft.plan().declared()));
  }

  private static LegExposure exposureOf(Draft draft, Leg leg) {
    LegExposure sum = LegExposure.of(leg.instrument(), draft.held(leg));
    for (Child each : draft.children(leg)) {
      sum = each.side() == Side.BUY ? sum.withBuying(each.rest()) : sum.withSelling(each.rest());
    }
    return sum;
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
