package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends the orders that bring a leg back, and keeps them at the market (DESIGN rules 6.5 and 6.7). */
final class Closing {

  /** An unconfirmed cancellation of an entry delays a cover by no more than this. */
  private static final Duration COVER_WAITS = Duration.ofSeconds(1);

  /** After so long an unfilled closing order follows the market. */
  private static final Duration REPRICE = Duration.ofSeconds(1);

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
    boolean cover = leg.instrument().isOption() && side == Side.BUY;
    Quantity need = cover ? wanted.minus(hedged(draft, risk, leg)).minus(working).orZero()
        : risk.closeable(leg).min(wanted.minus(working)).orZero();
    if (!need.isPositive() || mustWait(draft, leg, side)) {
      return;
    }
    ExitTry before = draft.tries().getOrDefault(leg.id(), new ExitTry(0, 0, draft.now(), Quantity.ZERO));
    if (draft.now().isBefore(before.notBefore())) {
      draft.wakeAt(draft.now(), before.notBefore().since(draft.now()));
      return;
    }
    OrderPurpose purpose = cover ? OrderPurpose.COVER : OrderPurpose.CLOSE;
    draft.say(purpose == OrderPurpose.COVER ? GroupReason.COVER_SHORT : GroupReason.CLOSE_FREED, Optional.of(leg.id()));
    for (Quantity slice : ChildOrderManager.exitSlices(need, leg.instrument().rules(), before.largest())) {
      place(draft, leg, purpose, side, slice, before.rung());
    }
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

  /** Units of the leg's own closing orders that may still trade. */
  private static Quantity working(Draft draft, Leg leg, Side side) {
    Quantity sum = Quantity.ZERO;
    for (Child each : draft.children(leg)) {
      if (!each.isEntry() && each.side() == side && each.role() != Owner.Role.HEDGE) {
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

  /** What would close more than is held, because another order overfilled, is taken back, the newest first. */
  private static void trim(Draft draft) {
    for (Leg leg : draft.plan().legs()) {
      for (Side side : Side.values()) {
        Quantity open = side.signed(draft.held(leg)).negate().orZero();
        Quantity excess = working(draft, leg, side).minus(open);
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

  /** Keeps closing orders at the market; one that was moved often enough makes room for a new one. */
  static void follow(Draft draft) {
    trim(draft);
    for (Child child : draft.children()) {
      boolean hedge = child.role() == Owner.Role.HEDGE;
      if (!child.isOwn() && !hedge || child.isEntry() || child.phase() != ChildPhase.WORKING) {
        continue;
      }
      if (!draft.now().isPast(child.pricedAt(), REPRICE)) {
        draft.wakeAt(child.pricedAt(), REPRICE);
      } else if (child.rung() % (REPRICINGS + 1) < REPRICINGS) {
        int rung = child.rung() + 1;
        draft.replace(child.role(), child.ref(), each -> each.pricedAt(rung, draft.now()));
        draft.say(GroupReason.REPRICE_EXIT, Optional.of(child.leg()));
        draft.ask(new GroupCommand.Reprice(child.role(), child.ref(), new Pricing.Marketable(rung)));
        draft.wakeAt(draft.now(), REPRICE);
      } else if (!hedge) {
        replace(draft, child);
      }
    }
  }

  private static void replace(Draft draft, Child child) {
    if (Cancelling.ask(draft, child)) {
      Moment now = draft.now();
      ExitTry before = draft.tries().getOrDefault(child.leg(), new ExitTry(0, 0, now, Quantity.ZERO));
      draft.tries().put(child.leg(), new ExitTry(before.refusals(), child.rung() + 1, now, before.largest()));
    }
  }
}
