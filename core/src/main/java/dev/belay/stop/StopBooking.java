package dev.belay.stop;

import dev.belay.market.ContractRules;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;

/** Works a fact of the ledger into a stop. */
final class StopBooking {

  /** The same order is not tried again sooner after a refusal. */
  private static final Duration AGAIN = Duration.ofMillis(500);

  /** A moved trigger that was refused is not tried again sooner; the old one rests meanwhile. */
  private static final Duration TRAIL_AGAIN = Duration.ofSeconds(10);

  private StopBooking() {}

  /** {@return whether it may be decided upon now; a fill waits for the position that it makes} */
  static boolean book(StopDraft draft, OrderFact fact) {
    Working order = draft.find(fact.intent().ref()).orElseGet(() -> found(draft, fact.intent()));
    switch (fact.kind()) {
      case ACCEPTED -> order.open = true;
      case IN_DOUBT, PRICED -> { }
      case SHOWN -> shown(draft, order, ((OrderFact.Shown) fact).price());
      case TRIGGERED -> triggered(draft, order);
      case FILLED -> {
        order.filled = order.filled.max(((OrderFact.Filled) fact).cumulative());
        order.shown = true;
        draft.covering = draft.covering.passed();
        return false;
      }
      case CLOSED -> closed(draft, order, (OrderFact.Closed) fact);
      case CHANGE_REFUSED -> changeRefused(draft, order);
    }
    return true;
  }

  /** An order of an earlier life, or one that had ended. */
  private static Working found(StopDraft draft, OrderIntent intent) {
    Working order = new Working(StopOrder.found(intent, draft.now));
    order.open = false; // until a fact says that it works
    draft.orders.add(order);
    draft.nextRef = Math.max(draft.nextRef, order.ref + 1);
    return order;
  }

  private static void shown(StopDraft draft, Working order, PriceTerms price) {
    order.shown = true;
    order.changeAsked = Optional.empty();
    order.failures = 0;
    if (price instanceof PriceTerms.StopLimit stop) {
      order.trigger = stop.trigger();
      draft.arming = draft.arming.passed();
    }
    if (order.rung >= 0) {
      order.pricedAt = draft.now; // its time at this price begins now
    }
  }

  private static void triggered(StopDraft draft, Working order) {
    order.triggered = true;
    order.shown = true;
    if (draft.phase == StopPhase.ARMED && !order.taken) {
      draft.fire(StopCause.TRIGGERED);
    }
  }

  private static void closed(StopDraft draft, Working order, OrderFact.Closed fact) {
    order.filled = order.filled.max(fact.filled());
    order.open = false;
    boolean whole = !order.quantity.isMoreThan(order.filled);
    boolean refused = fact.rejection().isPresent() || fact.end() == OrderEnd.REJECTED;
    if (whole || order.taken) {
      return;
    }
    if (order.isStop() && draft.phase == StopPhase.ARMED) {
      restingEnded(draft, order, fact, refused);
    } else if (!order.isStop()) {
      closerEnded(draft, order, fact, refused);
    }
  }

  private static void restingEnded(StopDraft draft, Working order, OrderFact.Closed fact, boolean refused) {
    if (order.isBeingCancelled() || fact.end() == OrderEnd.LAPSED) {
      return;
    }
    if (order.shown && fact.end() == OrderEnd.REJECTED) {
      draft.fire(StopCause.REFUSED_AT_TRIGGER);
      return;
    }
    boolean margin = fact.rejection().filter(each -> each.reason() == RejectionReason.MARGIN).isPresent();
    int refusals = draft.arming.refusals() + 1;
    Duration pause = margin ? draft.policy.rearm().get(draft.policy.rearm().size() - 1)
        : draft.policy.rearmAfter(refusals);
    draft.arming = size(draft, draft.arming, order, fact).at(draft.now.plus(pause));
    if (!refused && fact.end() == OrderEnd.CANCELLED) {
      draft.note(StopNote.VANISHED, order.quantity.minus(order.filled).orZero(), Duration.ZERO);
    }
  }

  private static void closerEnded(StopDraft draft, Working order, OrderFact.Closed fact, boolean refused) {
    StopRetry before = size(draft, draft.covering, order, fact);
    if (!refused && fact.end() == OrderEnd.CANCELLED) {
      draft.covering = before.from(order.rung + 1);
      return;
    }
    boolean first = before.refusals() == 0 && fact.end() != OrderEnd.UNSENT;
    boolean blocked = before.refusals() + 1 >= draft.policy.refusalsUntilBlocked();
    Moment next = draft.now.plus(blocked ? draft.policy.probe() : first ? Duration.ZERO : AGAIN);
    draft.covering = before.from(refused ? order.rung + 1 : order.rung).at(next);
    if (blocked && before.refusals() + 1 == draft.policy.refusalsUntilBlocked()) {
      draft.note(StopNote.BLOCKED, draft.own(), Duration.ZERO);
    }
  }

  /** A smaller order next, where the refusal was for its size. */
  private static StopRetry size(StopDraft draft, StopRetry before, Working order, OrderFact.Closed fact) {
    Optional<BrokerRejection> forSize = fact.rejection().filter(each -> each.reason() == RejectionReason.FREEZE_QUANTITY
        || each.reason() == RejectionReason.MARGIN && !order.isStop());
    ContractRules rules = draft.terms.instrument().rules();
    Quantity half = Quantity.of(order.quantity.units() / 2);
    return forSize.map(why -> before.of(why.freezeLimit().orElse(half).flooredTo(rules.lot()).max(rules.lot())))
        .orElse(before);
  }

  /** A refused cancellation is asked for again in its time; a refused trail leaves the old trigger resting. */
  private static void changeRefused(StopDraft draft, Working order) {
    if (order.isBeingCancelled() || order.changeAsked.isEmpty()) {
      return;
    }
    order.changeAsked = Optional.empty();
    if (order.rung >= 0) {
      order.failures++;
      order.pricedAt = draft.now.plus(draft.policy.reprice().negated()); // the next try goes at once
    } else {
      order.pricedAt = draft.now.plus(TRAIL_AGAIN.minus(draft.policy.reprice()));
    }
  }
}
