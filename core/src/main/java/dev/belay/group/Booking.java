package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.RejectionReason;
import dev.belay.plan.Leg;
import java.time.Duration;
import java.util.Optional;

/** Works a fact of the ledger into a group. */
final class Booking {

  /** How long the same leg waits after a refused closing order before it is tried again. */
  static final Duration AFTER_REFUSAL = Duration.ofMillis(500);

  /** How often a blocked exit is probed while a short stands bared (DESIGN rule 6.10). */
  static final Duration PROBE = Duration.ofSeconds(10);

  /** How often a blocked exit is probed while nothing is bared. */
  static final Duration PROBE_COVERED = Duration.ofSeconds(30);

  /** After a refusal for want of margin: what else holds margin is cancelled meanwhile. */
  static final Duration MARGIN_FREED = Duration.ofSeconds(1);

  /** A closing order that was not sent for so long waited for something, and was not objected to. */
  static final Duration WAITED = Duration.ofSeconds(1);

  /** Refusals in a row after which an exit counts as blocked. */
  static final int BLOCKED_AFTER = 5;

  private Booking() {}

  static void book(Draft draft, OrderFact fact) {
    Child child = find(draft, fact.intent());
    switch (fact.kind()) {
      case ACCEPTED -> accepted(draft, child);
      case IN_DOUBT -> change(draft, child,
          child.phase() == ChildPhase.ASKED ? child.with(ChildPhase.UNKNOWN) : child);
      case FILLED -> filled(draft, child, ((OrderFact.Filled) fact).cumulative());
      case CLOSED -> closed(draft, child, (OrderFact.Closed) fact);
      case SHOWN -> change(draft, child, child.with(Repricing.NONE));
      case CHANGE_REFUSED -> change(draft, child, notMoved(child, (OrderFact.ChangeRefused) fact));
      case TRIGGERED -> closes(draft, child);
      case PRICED -> { }
    }
  }

  private static void accepted(Draft draft, Child child) {
    change(draft, child, child.with(ChildPhase.WORKING)); // one that had ended was found nowhere, and has arrived
    boolean unknownLimit = draft.plan().leg(child.leg()).instrument().rules().freeze().isEmpty();
    if (unknownLimit && child.isOwn() && !child.isEntry()) {
      draft.tries().put(child.leg(), draft.exitTry(child.leg()).taken(child.quantity()));
    }
  }

  /** A stop that has triggered, or that an exit moves to the market, closes now. */
  private static void closes(Draft draft, Child child) {
    if (child.isResting()) {
      change(draft, child, child.closing(draft.plan().leg(child.leg()).closedBy(child.side())));
    }
  }

  static void closes(Draft draft, OrderIntent order) {
    closes(draft, find(draft, order));
  }

  static void doubled(Draft draft, OrderIntent order) {
    Child child = find(draft, order);
    change(draft, child, child.doubled());
  }

  static void know(Draft draft, OrderIntent order) {
    find(draft, order);
  }

  private static Child find(Draft draft, OrderIntent intent) {
    return draft.children().stream()
        .filter(each -> each.role() == intent.owner().role() && each.ref() == Child.numberOf(intent))
        .findFirst()
        .orElseGet(() -> foreign(draft, intent));
  }

  /**
   * An order of another machine of the group, or one of an earlier life whose decision was lost with the
   * store's tail, seen for the first time.
   */
  private static Child foreign(Draft draft, OrderIntent intent) {
    Child child = new Child(intent.owner().role(), Child.numberOf(intent), intent.leg(), intent.purpose(),
        intent.terms().side(), intent.terms().quantity(), Quantity.ZERO, ChildPhase.ASKED, 0, draft.now(),
        Optional.empty());
    draft.add(child);
    if (child.isOwn()) {
      draft.found(child);
    }
    return child;
  }

  /** A refused cancellation is not meant, nor a price alone that the exchange does not take. */
  private static Child notMoved(Child child, OrderFact.ChangeRefused fact) {
    if (!child.repricing().pending()) {
      return child;
    }
    return switch (fact.rejection().reason()) {
      case PRICE_BAND -> child.with(child.repricing().tooFar());
      case NOT_CHANGEABLE -> child; // it is being processed, and may be shown in its time
      default -> child.with(child.repricing().missed());
    };
  }

  private static void change(Draft draft, Child before, Child after) {
    draft.replace(before.role(), before.ref(), each -> after);
  }

  private static void filled(Draft draft, Child child, Quantity cumulative) {
    Quantity booked = child.filled().max(cumulative);
    Child after = child.withFilled(booked);
    change(draft, child, after.isOpen() ? after.with(ChildPhase.WORKING) : after);
    if (draft.lifecycle() == ExecutionLifecycle.EXECUTING) {
      draft.move(GroupSignal.FILLED);
      draft.followGoal();
    } else if (draft.lifecycle().isFinal()) {
      draft.move(GroupSignal.LATE_FILL);
      draft.reopen(GroupReason.UNWANTED_FILL);
    }
  }

  private static void closed(Draft draft, Child child, OrderFact.Closed fact) {
    Child after = child.withFilled(child.filled().max(fact.filled())).with(ChildPhase.ENDED);
    change(draft, child, after);
    if (child.isOwn() && !child.isEntry()) {
      Leg leg = draft.plan().leg(child.leg());
      if (after.filled().isPositive()) {
        succeeded(draft, leg);
      } else if (isRefusal(fact)) {
        refused(draft, leg, child, fact);
      }
    }
  }

  private static boolean isRefusal(OrderFact.Closed fact) {
    return fact.end() == OrderEnd.REJECTED || fact.end() == OrderEnd.NEVER_PLACED || fact.end() == OrderEnd.UNSENT
        || fact.rejection().isPresent();
  }

  private static void succeeded(Draft draft, Leg leg) {
    ExitTry before = draft.tries().get(leg.id());
    if (before != null && before.refusals() > 0) {
      draft.tries().put(leg.id(), before.succeeded(draft.now()));
      draft.say(GroupReason.EXIT_UNBLOCKED, Optional.of(leg.id()));
    }
  }

  private static void refused(Draft draft, Leg leg, Child child, OrderFact.Closed fact) {
    ExitTry before = draft.exitTry(leg.id());
    int refusals = before.refusals() + 1;
    boolean blocked = refusals >= BLOCKED_AFTER;
    // The next rung may go at once, the same one only after half a second; a voided order was never refused by
    // anybody, and one that was voided because it waited too long waits on at once, with a fresh price.
    boolean ours = fact.end() == OrderEnd.UNSENT;
    boolean waited = ours && draft.now().isPast(child.pricedAt(), WAITED);
    boolean margin = fact.rejection().filter(each -> each.reason() == RejectionReason.MARGIN).isPresent()
        && child.purpose() == OrderPurpose.COVER;
    Duration pause = waited ? Duration.ZERO : blocked ? draft.bared().isEmpty() ? PROBE_COVERED : PROBE
        : margin && refusals == 1 ? MARGIN_FREED : ours || refusals > 1 ? AFTER_REFUSAL : Duration.ZERO;
    boolean freeze = fact.rejection().filter(each -> each.reason() == RejectionReason.FREEZE_QUANTITY).isPresent();
    // Down to one lot, which is then pairwise: the bought back lot frees its long, whose sale frees margin.
    boolean slices = margin && refusals > 1;
    Quantity largest = fact.rejection()
        .filter(each -> slices || freeze)
        .map(each -> smaller(child, leg, each)).orElse(before.largest());
    draft.tries().put(leg.id(), new ExitTry(refusals, ours ? before.rung() : before.rung() + 1,
        draft.now().plus(pause), largest, before.capped() || freeze));
    draft.say(blocked ? GroupReason.EXIT_BLOCKED : GroupReason.EXIT_REFUSED, Optional.of(leg.id()));
  }

  private static Quantity smaller(Child child, Leg leg, BrokerRejection rejection) {
    Quantity lot = leg.instrument().rules().lot();
    Quantity half = Quantity.of(child.quantity().units() / 2).flooredTo(lot);
    return rejection.freezeLimit().map(limit -> limit.flooredTo(lot)).orElse(half).max(lot);
  }
}
