package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import java.util.List;
import java.util.Optional;

/** Fills the legs phase by phase; gives up when one is refused or late. */
final class Entering {

  private Entering() {}

  static void decide(Draft draft) {
    List<Leg> unfilled = draft.plan().legs().stream().filter(leg -> !isFilled(draft, leg)).toList();
    if (unfilled.isEmpty()) {
      if (!draft.state().isWorking()) {
        draft.move(GroupSignal.TARGET_FILLED);
        draft.keep();
      }
      return;
    }
    int phase = unfilled.stream().mapToInt(Leg::phase).min().orElseThrow();
    List<Leg> legs = draft.plan().legs().stream().filter(leg -> leg.phase() == phase).toList();
    if (legs.stream().allMatch(leg -> draft.children(leg).isEmpty())) {
      release(draft, legs);
    } else {
      watch(draft, unfilled.stream().filter(leg -> leg.phase() == phase).toList());
    }
  }

  private static boolean isFilled(Draft draft, Leg leg) {
    return !leg.quantity().isMoreThan(draft.held(leg).abs());
  }

  private static void release(Draft draft, List<Leg> legs) {
    if (!draft.entriesAllowed()) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.ENTRIES_FORBIDDEN);
      return;
    }
    draft.phaseBegins();
    for (Leg leg : legs) {
      draft.say(GroupReason.PHASE_RELEASED, Optional.of(leg.id()));
      for (Quantity slice : ChildOrderManager.entrySlices(leg.quantity(), leg.instrument().rules())) {
        place(draft, leg, slice);
      }
      draft.wakeAt(draft.now(), leg.ladder().perRung());
    }
    draft.wakeAt(draft.now(), draft.plan().policy().phaseTime());
  }

  private static void place(Draft draft, Leg leg, Quantity slice) {
    int ref = draft.takeRef();
    draft.add(new Child(Owner.Role.GROUP, ref, leg.id(), OrderPurpose.ENTRY, leg.side(), slice,
        Quantity.ZERO, ChildPhase.ASKED, 0, draft.now(), Optional.empty()));
    draft.ask(new GroupCommand.Place(ref, leg.id(), OrderPurpose.ENTRY, leg.side(), slice, priceOf(leg, 0)));
  }

  private static Pricing priceOf(Leg leg, int rung) {
    return new Pricing.At(leg.ladder().priceAt(rung, leg.side(), leg.instrument().rules().tick()));
  }

  private static void watch(Draft draft, List<Leg> legs) {
    for (Leg leg : legs) {
      if (draft.children(leg).stream().anyMatch(each -> each.isEntry() && each.endedShort())) {
        draft.say(GroupReason.LEG_REFUSED, Optional.of(leg.id()));
        draft.reverse(GroupGoal.UNWIND, GroupReason.LEG_REFUSED);
        return;
      }
    }
    if (draft.now().isPast(draft.phaseSince().orElse(draft.now()), draft.plan().policy().phaseTime())) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.PHASE_LATE);
      return;
    }
    draft.wakeAt(draft.phaseSince().orElse(draft.now()), draft.plan().policy().phaseTime());
    legs.forEach(leg -> climb(draft, leg));
  }

  private static void climb(Draft draft, Leg leg) {
    for (Child child : draft.children(leg)) {
      boolean hasNext = child.rung() + 1 < leg.ladder().rungs();
      if (!child.isEntry() || child.phase() != ChildPhase.WORKING || !hasNext) {
        continue;
      }
      if (draft.now().isPast(child.pricedAt(), leg.ladder().perRung())) {
        int rung = child.rung() + 1;
        draft.replace(child.role(), child.ref(), each -> each.pricedAt(rung, draft.now()));
        draft.say(GroupReason.LADDER_STEP, Optional.of(leg.id()));
        draft.ask(new GroupCommand.Reprice(child.role(), child.ref(), priceOf(leg, rung)));
        draft.wakeAt(draft.now(), leg.ladder().perRung());
      } else {
        draft.wakeAt(child.pricedAt(), leg.ladder().perRung());
      }
    }
  }
}
