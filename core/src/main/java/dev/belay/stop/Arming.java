package dev.belay.stop;

import dev.belay.market.Quote;
import dev.belay.money.Quantity;
import dev.belay.order.Side;
import dev.belay.plan.ChildOrderManager;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeps orders resting for what the stop guards, and hands them over to an exit (DESIGN rules 6.8 and 6.9). */
final class Arming {

  /** An order too large for an exit is moved all the same after so long, if a bared short waits. */
  private static final Duration LARGER = Duration.ofSeconds(5);

  private static final Duration TOLD_AGAIN = Duration.ofSeconds(10);

  private Arming() {}

  static void decide(StopDraft draft) {
    handOver(draft);
    shrink(draft);
    tooMany(draft);
    draft.orders.stream().filter(each -> each.open && each.taken).forEach(each -> Pressing.press(draft, each));
    draft.orders.stream().filter(each -> each.guards() && each.isBeingCancelled())
        .forEach(each -> Pressing.cancel(draft, each, draft.closing.isPositive()));
    if (draft.isOpen()) {
      StopPrices.trail(draft);
      follow(draft);
      rest(draft);
    }
    watch(draft);
  }

  /** Those orders whose sum does not pass what is to be closed become closing orders by their price alone. */
  private static void handOver(StopDraft draft) {
    Quantity wanted = draft.closing.minus(draft.sent).minus(draft.counted(each -> each.taken)).orZero()
        .min(draft.counted(Working::guards).minus(draft.own()).orZero());
    for (int i = draft.orders.size() - 1; i >= 0; i--) {
      Working each = draft.orders.get(i);
      if (!each.guards() || !wanted.isPositive()) {
        continue;
      }
      boolean fits = !each.rest().isMoreThan(wanted) && !each.isBeingCancelled();
      boolean larger = draft.pressing && each.cancelAsked.filter(at -> draft.now.isPast(at, LARGER)).isPresent();
      if (fits || larger) {
        each.taken = true;
        each.changeAsked = Optional.empty();
        each.cancelAsked = Optional.empty();
        wanted = wanted.minus(each.rest());
      } else if (draft.pressing && each.isBeingCancelled()) {
        draft.wakeAt(each.cancelAsked.orElseThrow().plus(LARGER));
      }
    }
  }

  /** What rests beyond what is guarded is taken back, the newest first. */
  private static void shrink(StopDraft draft) {
    Quantity excess = draft.counted(Working::guards).minus(room(draft));
    for (int i = draft.orders.size() - 1; i >= 0 && excess.isPositive(); i--) {
      Working each = draft.orders.get(i);
      if (each.guards()) {
        excess = excess.minus(each.counted());
        Pressing.cancel(draft, each, draft.closing.isPositive());
      }
    }
  }

  /** Units for which orders of its own may rest. */
  private static Quantity room(StopDraft draft) {
    Quantity others = draft.closing.isPositive() ? draft.sent.plus(draft.counted(each -> each.taken)) : Quantity.ZERO;
    return draft.own().min(draft.held.minus(others).orZero());
  }

  /** What an exit took over and does not want any part of any more is taken back. */
  private static void tooMany(StopDraft draft) {
    Quantity excess = draft.counted(each -> each.taken).minus(draft.closing);
    for (int i = draft.orders.size() - 1; i >= 0 && excess.isPositive(); i--) {
      Working each = draft.orders.get(i);
      if (each.open && each.taken && !each.counted().isMoreThan(excess)) {
        excess = excess.minus(each.counted());
        Pressing.cancel(draft, each, true);
      }
    }
  }

  /** Moves resting orders to the present trigger, within the modifications that trailing may use. */
  private static void follow(StopDraft draft) {
    for (Working each : draft.orders) {
      boolean late = each.guards() && !each.shown && !each.isBeingCancelled();
      if (late && draft.now.isPast(each.pricedAt, draft.policy.restingBy())) {
        Pressing.cancel(draft, each, false); // nobody knows whether it rests; a new one follows its end
      } else if (late) {
        draft.wakeAt(each.pricedAt.plus(draft.policy.restingBy()));
      }
      boolean moves = each.guards() && each.shown && !each.isBeingCancelled() && !each.trigger.equals(draft.trigger);
      if (!moves) {
        continue;
      }
      if (each.changeAsked.isPresent()) {
        Moment fails = each.changeAsked.get().plus(draft.policy.changeFails());
        if (draft.now.isBefore(fails)) {
          draft.wakeAt(fails);
          continue;
        }
      }
      Moment due = each.pricedAt.plus(draft.policy.reprice());
      if (draft.now.isBefore(due)) {
        draft.wakeAt(due);
      } else if (each.moves >= draft.policy.trailMoves()) {
        Pressing.cancel(draft, each, false); // a new one at the new trigger follows its end
      } else {
        each.moves++;
        each.changeAsked = Optional.of(draft.now);
        each.pricedAt = draft.now;
        draft.ask(new StopCommand.Move(each.ref, draft.terms.resting(draft.trigger)));
      }
    }
  }

  /** An order that nobody can free may be doubled to close what stands bared, never to guard what stays: it rests. */
  private static void rest(StopDraft draft) {
    Quantity stuck = draft.orders.stream().filter(each -> each.doubled).map(Working::rest)
        .reduce(Quantity.ZERO, Quantity::plus);
    Quantity need = room(draft).minus(draft.counted(Working::guards)).minus(stuck);
    if (!draft.terms.rests() || !need.isPositive() || mayNotRest(draft)) {
      return;
    }
    List<Quantity> slices = ChildOrderManager.exitSlices(need, draft.terms.instrument().rules(),
        draft.arming.largest());
    for (Quantity slice : slices) {
      int ref = draft.add(StopOrder.Kind.STOP, slice, draft.trigger, -1);
      draft.ask(new StopCommand.Rest(ref, draft.terms.side(), slice, draft.terms.resting(draft.trigger)));
    }
    draft.watch = draft.watch.withPlaced(draft.now);
  }

  private static boolean mayNotRest(StopDraft draft) {
    Optional<Moment> wait = draft.arming.notBefore().filter(draft.now::isBefore)
        .or(() -> draft.watch.placedAt().map(at -> at.plus(draft.policy.coalesce())).filter(draft.now::isBefore));
    if (wait.isEmpty() && draft.watch.session() == StopSession.UNREAD) {
      Moment most = draft.watch.sessionAt().orElse(draft.now).plus(draft.policy.unreadShorts());
      wait = Optional.of(most).filter(draft.now::isBefore);
      if (wait.isEmpty() && draft.terms.side() == Side.SELL) {
        return true; // doubt delays sells: until the books have been read
      }
    }
    wait.ifPresent(draft::wakeAt);
    Optional<Moment> through = draft.watch.through().flatMap(at -> draft.watch.fresh(draft.now)).map(quote ->
        quote.received().plus(Quote.FRESH));
    through.ifPresent(draft::wakeAt); // it is about to fire; if the quotes end it rests after all
    return wait.isPresent() || through.isPresent();
  }

  /** A buy-back elsewhere lacks margin: this leg is guarded by price for a while. */
  static void freeMargin(StopDraft draft) {
    if (draft.phase == StopPhase.ARMED && draft.closing.isZero()) {
      List<Duration> waits = draft.policy.rearm();
      draft.arming = draft.arming.waiting(draft.now.plus(waits.get(waits.size() - 1)));
      draft.orders.stream().filter(Working::guards).forEach(each -> Pressing.cancel(draft, each, true));
    }
  }

  /** Counts and tells the time without a resting order. */
  private static void watch(StopDraft draft) {
    boolean guarded = !draft.own().isMoreThan(shown(draft)) || !draft.isOpen();
    Optional<Moment> since = draft.watch.unguarded();
    if (guarded) {
      since.ifPresent(at -> {
        if (draft.watch.told().isPresent()) {
          draft.note(StopNote.GUARDED, draft.own(), draft.now.since(at));
        }
        draft.watch = draft.watch.withUnguarded(Optional.empty(), Optional.empty());
      });
      return;
    }
    Moment begun = since.orElse(draft.now);
    draft.watch = draft.watch.withUnguarded(Optional.of(begun), draft.watch.told());
    Moment due = draft.watch.told().map(at -> at.plus(TOLD_AGAIN)).orElse(begun.plus(draft.policy.unguardedAfter()));
    if (draft.now.isBefore(due)) {
      draft.wakeAt(due);
      return;
    }
    draft.note(StopNote.UNGUARDED, draft.own().minus(shown(draft)).orZero(), draft.now.since(begun));
    draft.watch = draft.watch.withUnguarded(Optional.of(begun), Optional.of(draft.now));
    draft.wakeAt(draft.now.plus(TOLD_AGAIN));
  }

  private static Quantity shown(StopDraft draft) {
    return draft.counted(each -> each.guards() && each.shown);
  }
}
