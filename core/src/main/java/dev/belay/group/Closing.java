package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends the orders that bring a leg back, and keeps them at the market (DESIGN rules 6.5 and 6.7). */
final class Closing {

  /** An unconfirmed cancellation of an entry delays a cover by no more than this. */
  private static final Duration COVER_WAITS = Duration.ofSeconds(1);

  /** After so long an unfilled closing order follows the market. */
  private static final Duration REPRICE = Duration.ofSeconds(1);

  /** How long the first, small order of an unknown freeze quantity holds back the next. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** A new price that evidence does not show by then has failed (DESIGN rule 6.8). */
  private static final Duration SHOWN = Duration.ofSeconds(2);

  /** After so many failures in a row it is cancelled. */
  private static final int FAILED = 2;

  /** So many prices, one each second, protection may try while a short stands bared (DESIGN rules 6.4 and 6.6). */
  private static final int PROTECTION = 5;

  /** After so many repricings it is cancelled and sent anew. */
  private static final int REPRICINGS = 12;

  private Closing() {}

  /** Takes off what was filled beyond a leg's target: an overfill is truth, and is not kept. */
  static void flattenExcess(Draft draft, GroupRisk risk) {
    for (Leg leg : draft.plan().legs()) {
      Quantity excess = leg.side().signed(draft.held(leg)).minus(draft.state().target(leg));
      if (excess.isPositive()) {
        close(draft, risk, leg, excess);
      }
    }
    follow(draft);
  }

  /** Sends what is missing to take {@code wanted} units off a leg, as far as that opens nothing. */
  static void close(Draft draft, GroupRisk risk, Leg leg, Quantity wanted) {
    Quantity held = draft.held(leg);
    if (held.isZero()) {
      return;
    }
    Side side = Side.closing(held);
    Quantity working = working(draft, leg, side);
    OrderPurpose purpose = leg.closedBy(side);
    boolean cover = purpose == OrderPurpose.COVER;
    Quantity idle = held.abs().minus(working).minus(resting(draft, leg)).orZero();
    Quantity need = cover ? wanted.minus(hedged(draft, risk, leg)).minus(working).orZero().min(idle)
        : risk.closeable(draft, leg).min(wanted.minus(working)).orZero();
    if (!need.isPositive() || mustWait(draft, leg, side)) {
      return;
    }
    ExitTry before = draft.exitTry(leg.id());
    if (draft.now().isBefore(before.notBefore())) {
      draft.wakeAt(draft.now(), before.notBefore().since(draft.now()));
      return;
    }
    boolean learns = leg.instrument().rules().freeze().isEmpty() && !before.capped();
    if (learns && isUnanswered(draft, leg, side)) {
      return;
    }
    draft.say(cover ? GroupReason.COVER_SHORT : GroupReason.CLOSE_FREED, Optional.of(leg.id()));
    List<Quantity> slices = ChildOrderManager.exitSlices(need, leg.instrument().rules(), before.largest());
    for (Quantity slice : learns ? slices.subList(0, 1) : slices) {
      place(draft, leg, purpose, side, slice, before.rung());
    }
  }

  /**
   * Where nobody knows how much one order may be, one lot goes first, and twice as much with each that is taken (DESIGN
   * rule 5.9). An answer is waited for only so long.
   */
  private static boolean isUnanswered(Draft draft, Leg leg, Side side) {
    for (Child each : draft.children(leg)) {
      boolean asked = each.isOwn() && !each.isEntry() && each.side() == side && each.phase() == ChildPhase.ASKED;
      if (asked && !draft.now().isPast(each.pricedAt(), ANSWER)) {
        draft.wakeAt(each.pricedAt(), ANSWER);
        return true;
      }
    }
    return false;
  }

  /** A short's units that the hedge manager looks after, whether it has sent its covers yet or not. */
  private static Quantity hedged(Draft draft, GroupRisk risk, Leg leg) {
    Quantity hedging = Quantity.ZERO;
    for (Child each : draft.children(leg)) {
      if (each.role() == Owner.Role.HEDGE && each.side() == Side.BUY) {
        hedging = hedging.plus(each.rest());
      }
    }
    return risk.bared(leg).max(hedging);
  }

  /** Units that stops wait for: they are closed by nobody else before these have ended. */
  private static Quantity resting(Draft draft, Leg leg) {
    return draft.children(leg).stream().filter(each -> each.isResting() && !each.isDoubled()).map(Child::rest)
        .reduce(Quantity.ZERO, Quantity::plus);
  }

  /** Units of the leg's own closing orders that may still trade; a stop that rests closes nothing yet. */
  private static Quantity working(Draft draft, Leg leg, Side side) {
    Quantity sum = Quantity.ZERO;
    for (Child each : draft.children(leg)) {
      boolean closes = !each.isEntry() && !each.isResting() && !each.isDoubled();
      if (closes && each.side() == side && each.role() != Owner.Role.HEDGE) {
        sum = sum.plus(each.rest());
      }
    }
    return sum;
  }

  private static boolean mustWait(Draft draft, Leg leg, Side side) {
    boolean entering = draft.goal().isReversing()
        && draft.children(leg).stream().anyMatch(each -> each.isEntry() && each.isOpen());
    boolean waited = draft.now().isPast(draft.reversingSince(), COVER_WAITS);
    if (entering && !waited) {
      draft.wakeAt(draft.reversingSince(), COVER_WAITS);
    }
    return entering && !waited && side == Side.BUY;
  }

  private static void place(Draft draft, Leg leg, OrderPurpose purpose, Side side, Quantity slice, int rung) {
    int ref = draft.takeRef();
    draft.add(new Child(Owner.Role.GROUP, ref, leg.id(), purpose, side, slice, Quantity.ZERO, ChildPhase.ASKED, rung,
        draft.now(), Optional.empty()));
    draft.ask(new GroupCommand.Place(ref, leg.id(), purpose, side, slice, new Pricing.Marketable(rung)));
    draft.wakeAt(draft.now(), REPRICE);
  }

  /**
   * What would close more than is held, or the cover of a short that stands there only now, because another order
   * overfilled, is taken back, the newest first.
   */
  private static void trim(Draft draft) {
    for (Leg leg : draft.plan().legs()) {
      for (Side side : Side.values()) {
        Quantity working = working(draft, leg, side);
        if (working.isZero()) {
          continue;
        }
        Quantity open = side.signed(draft.held(leg)).negate().orZero();
        Quantity excess = working.minus(open.minus(guarding(draft, leg, side)).orZero());
        List<Child> orders = draft.children(leg);
        for (int i = orders.size() - 1; i >= 0 && excess.isPositive(); i--) {
          Child each = orders.get(i);
          if (each.isOwn() && !each.isEntry() && each.side() == side && each.rest().isPositive()) {
            excess = excess.minus(each.rest());
            Cancelling.ask(draft, each);
          }
        }
      }
    }
  }

  private static Quantity guarding(Draft draft, Leg leg, Side side) {
    return draft.state().guarding(leg,
        each -> each.leg().equals(leg.id()) && !each.isEntry() && each.side() == side);
  }

  /** Keeps closing orders at the market; one that was moved often enough makes room for a new one. */
  static void follow(Draft draft) {
    trim(draft);
    for (Child child : draft.children()) {
      boolean hedge = child.role() == Owner.Role.HEDGE;
      if (!child.isOwn() && !hedge || child.isEntry() || child.phase() != ChildPhase.WORKING) {
        continue;
      }
      follow(draft, child);
    }
  }

  /** At the band it rests, and whether the band has moved is looked at now and then. */
  private static void follow(Draft draft, Child child) {
    Repricing repricing = child.repricing();
    Duration pause = repricing.pending() ? SHOWN : !repricing.atBand() ? REPRICE
        : draft.bared().isEmpty() ? Booking.PROBE_COVERED : Booking.PROBE;
    if (child.purpose() == OrderPurpose.PROTECT && isSpent(draft, child)) {
      Cancelling.ask(draft, child);
    } else if (repricing.failed() >= FAILED) {
      replace(draft, child);
    } else if (!draft.now().isPast(child.pricedAt(), pause)) {
      draft.wakeAt(child.pricedAt(), pause);
    } else if (repricing.pending()) {
      draft.replace(child.role(), child.ref(), each -> each.with(repricing.missed()));
      follow(draft, child.with(repricing.missed()));
    } else if (repricing.atBand() || child.rung() % (REPRICINGS + 1) < REPRICINGS) {
      move(draft, child, repricing.atBand() ? child.rung() : child.rung() + 1);
    } else {
      replace(draft, child);
    }
  }

  /** Protection that has had its time, or can pay no more. */
  private static boolean isSpent(Draft draft, Child child) {
    return child.rung() + 1 >= PROTECTION && draft.now().isPast(child.pricedAt(), REPRICE)
        || child.repricing().atBand();
  }

  private static void move(Draft draft, Child child, int rung) {
    draft.replace(child.role(), child.ref(), each -> each.pricedAt(rung, draft.now()));
    draft.say(GroupReason.REPRICE_EXIT, Optional.of(child.leg()));
    draft.ask(new GroupCommand.Reprice(child.role(), child.ref(), new Pricing.Marketable(rung)));
    draft.wakeAt(draft.now(), REPRICE);
  }

  private static void replace(Draft draft, Child child) {
    if (!Cancelling.ask(draft, child)) {
      return;
    }
    if (child.repricing().failed() >= FAILED) {
      draft.say(GroupReason.NOT_MOVED, Optional.of(child.leg()));
    }
    if (child.isOwn()) {
      draft.tries().put(child.leg(), draft.exitTry(child.leg()).from(child.rung() + 1, draft.now()));
    }
  }
}
