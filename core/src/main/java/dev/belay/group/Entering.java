package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Fills the legs in the steps of the plan's release, each at the prices of its ladder; when a leg is refused or
 * late the policy is asked. While the policy COMPLETE finishes, what is missing is sent again at the collar, until
 * its time is spent.
 */
final class Entering {

  /** The policy COMPLETE may take so long. */
  static final Duration TO_FINISH = Duration.ofSeconds(60);

  /** The policy COMPLETE may take so long while a short stands bared. */
  static final Duration TO_FINISH_BARED = Duration.ofSeconds(5);

  /** What was refused or has ended is not sent again sooner. */
  private static final Duration AGAIN = Duration.ofMillis(500);

  private Entering() {}

  static void decide(Draft draft) {
    if (draft.plan().legs().stream().allMatch(draft::isFilled)) {
      if (!draft.state().isMoving()) {
        draft.move(GroupSignal.TARGET_FILLED);
        draft.keep();
      }
      Reversing.cancelEntries(draft); // where another order has overfilled, some are still at work
      return;
    }
    if (draft.goal() == GroupGoal.ENTER) {
      judge(draft);
    }
    if (draft.goal() == GroupGoal.FINISH && isSpent(draft)) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.BUDGET_SPENT);
    }
    if (draft.goal().isEntering()) {
      draft.plan().legs().forEach(leg -> climb(draft, leg));
      SortedMap<LegId, Quantity> due = Releasing.due(draft);
      if (due.isEmpty()) {
        waitForNothing(draft);
      } else {
        release(draft, due);
      }
    }
  }

  /** Nothing may go out and nothing works: what is missing has its time all the same, and is waited for no longer. */
  private static void waitForNothing(Draft draft) {
    boolean working = draft.children().stream().anyMatch(each -> each.isEntry() && each.isOpen());
    Optional<Moment> last = draft.course().released().values().stream()
        .reduce((one, other) -> one.isBefore(other) ? other : one);
    if (draft.goal() != GroupGoal.ENTER || working || last.isEmpty()) {
      return;
    }
    Duration most = draft.plan().policy().phaseTime();
    if (draft.now().isPast(last.get(), most)) {
      Failing.fail(draft, GroupReason.PHASE_LATE);
    } else {
      draft.wakeAt(last.get(), most);
    }
  }

  private static void judge(Draft draft) {
    for (Leg leg : draft.plan().legs()) {
      if (draft.children(leg).stream().anyMatch(each -> each.isEntry() && each.endedShort()) && !draft.isFilled(leg)) {
        draft.say(GroupReason.LEG_REFUSED, Optional.of(leg.id()));
        Failing.fail(draft, GroupReason.LEG_REFUSED);
        return;
      }
    }
    for (Leg leg : draft.plan().legs()) {
      if (isGone(draft, leg)) {
        draft.say(GroupReason.UNWANTED_FILL, Optional.of(leg.id()));
        Failing.fail(draft, GroupReason.UNWANTED_FILL);
        return;
      }
    }
    Duration most = draft.plan().policy().phaseTime();
    for (Leg leg : draft.plan().legs()) {
      Moment since = draft.course().released().getOrDefault(leg.id(), draft.now());
      boolean lacks = !draft.isFilled(leg)
          && draft.children(leg).stream().anyMatch(each -> each.isEntry() && each.isOpen());
      if (lacks && draft.now().isPast(since, most)) {
        Failing.fail(draft, GroupReason.PHASE_LATE);
        return;
      } else if (lacks) {
        draft.wakeAt(since, most);
      }
    }
  }

  /** Part of what was entered is not there any more: no fill that is still to come makes the leg whole. */
  private static boolean isGone(Draft draft, Leg leg) {
    Quantity entered = draft.children(leg).stream().filter(Child::isEntry).map(Child::filled)
        .reduce(Quantity.ZERO, Quantity::plus);
    return !draft.isFilled(leg) && entered.isMoreThan(draft.filled(leg))
        && draft.children(leg).stream().allMatch(each -> !each.isOpen() || each.isResting());
  }

  private static boolean isSpent(Draft draft) {
    Moment failing = draft.course().failingSince().orElse(draft.now());
    draft.wakeAt(failing, TO_FINISH);
    draft.baredSince().ifPresent(since -> draft.wakeAt(since, TO_FINISH_BARED));
    return draft.now().isPast(failing, TO_FINISH)
        || draft.baredSince().filter(since -> draft.now().isPast(since, TO_FINISH_BARED)).isPresent();
  }

  private static void release(Draft draft, SortedMap<LegId, Quantity> due) {
    due.keySet().removeIf(leg -> mustPause(draft, leg));
    if (due.isEmpty()) {
      return;
    }
    if (!draft.course().allowed()) {
      Failing.fail(draft, GroupReason.ENTRIES_FORBIDDEN);
    } else if (Releasing.needsFunds(draft, due) && draft.course().funds() != FundsCheck.PASSED) {
      if (draft.course().funds() == FundsCheck.NONE) {
        draft.course(draft.course().with(FundsCheck.ASKED));
        draft.ask(new GroupCommand.CheckFunds());
      }
    } else {
      draft.course(draft.course().with(FundsCheck.NONE));
      draft.plan().legs().stream().filter(leg -> due.containsKey(leg.id()))
          .forEach(leg -> send(draft, leg, due.get(leg.id())));
    }
  }

  /** Only what is sent a second time ever pauses. */
  private static boolean mustPause(Draft draft, LegId leg) {
    Moment since = draft.course().released().getOrDefault(leg, draft.now());
    boolean again = draft.goal() == GroupGoal.FINISH && draft.course().released().containsKey(leg);
    if (!again || draft.now().isPast(since, AGAIN)) {
      return false;
    }
    draft.wakeAt(since, AGAIN);
    return true;
  }

  private static void send(Draft draft, Leg leg, Quantity units) {
    boolean again = draft.goal() == GroupGoal.FINISH && draft.course().released().containsKey(leg.id());
    int rung = again ? leg.ladder().rungs() - 1 : 0;
    draft.say(again ? GroupReason.LEG_AGAIN : GroupReason.PHASE_RELEASED, Optional.of(leg.id()));
    draft.course(draft.course().released(leg.id(), draft.now()));
    for (Quantity slice : ChildOrderManager.entrySlices(units, leg.instrument().rules())) {
      int ref = draft.takeRef();
      draft.add(new Child(Owner.Role.GROUP, ref, leg.id(), OrderPurpose.ENTRY, leg.side(), slice,
          Quantity.ZERO, ChildPhase.ASKED, rung, draft.now(), Optional.empty()));
      draft.ask(new GroupCommand.Place(ref, leg.id(), OrderPurpose.ENTRY, leg.side(), slice, priceOf(leg, rung)));
    }
    draft.wakeAt(draft.now(), leg.ladder().perRung());
    draft.wakeAt(draft.now(), draft.plan().policy().phaseTime());
  }

  private static Pricing priceOf(Leg leg, int rung) {
    return new Pricing.At(leg.ladder().priceAt(rung, leg.side(), leg.instrument().rules().tick()));
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
