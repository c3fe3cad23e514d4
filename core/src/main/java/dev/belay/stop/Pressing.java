package dev.belay.stop;

import dev.belay.time.Moment;
import java.util.Optional;

/** Moves an order to the market and keeps it there; what cannot be moved is cancelled (DESIGN rules 6.7 and 6.8). */
final class Pressing {

  private Pressing() {}

  static void press(StopDraft draft, Working order) {
    if (!order.open) {
      return;
    }
    if (order.isBeingCancelled()) {
      cancel(draft, order, true);
    } else if (order.changeAsked.isPresent()) {
      await(draft, order);
    } else if (order.rung < 0) {
      reprice(draft, order, 0);
    } else if (order.failures >= draft.policy.changeTries()) {
      cancel(draft, order, true);
    } else {
      Moment due = order.pricedAt.plus(draft.policy.reprice());
      if (draft.now.isBefore(due)) {
        draft.wakeAt(due);
      } else if (order.presses < draft.policy.repricings() || order.failures > 0) {
        reprice(draft, order, order.failures > 0 ? order.rung : order.rung + 1);
      } else {
        cancel(draft, order, true);
      }
    }
  }

  private static void await(StopDraft draft, Working order) {
    Moment fails = order.changeAsked.orElseThrow().plus(draft.policy.changeFails());
    if (draft.now.isBefore(fails)) {
      draft.wakeAt(fails);
      return;
    }
    order.changeAsked = Optional.empty();
    order.failures++;
    if (order.failures >= draft.policy.changeTries()) {
      cancel(draft, order, true);
    } else {
      reprice(draft, order, Math.max(0, order.rung));
    }
  }

  private static void reprice(StopDraft draft, Working order, int rung) {
    order.presses += rung > order.rung ? 1 : 0;
    order.rung = rung;
    order.changeAsked = Optional.of(draft.now);
    order.pricedAt = draft.now;
    draft.ask(new StopCommand.Reprice(order.ref, rung));
    draft.wakeAt(draft.now.plus(draft.policy.changeFails()));
  }

  /** No better price is to be had: never cancelled to be sent again at the same one. */
  static void atBand(StopDraft draft, Working order) {
    order.changeAsked = Optional.empty();
    order.presses = 0;
    order.failures = 0;
    order.pricedAt = draft.now.plus(draft.policy.probe().minus(draft.policy.reprice()));
  }

  /** Asks for an order's end, again and again; only evidence ends it. */
  static void cancel(StopDraft draft, Working order, boolean pressing) {
    boolean first = order.cancelAsked.isEmpty();
    Moment since = order.cancelAsked.orElse(draft.now);
    Moment due = order.cancelAgain.map(at -> at.plus(draft.policy.cancelAgain())).orElse(draft.now);
    order.cancelAsked = Optional.of(since);
    if (draft.now.isBefore(due)) {
      draft.wakeAt(due);
      return;
    }
    order.cancelAgain = Optional.of(draft.now);
    draft.ask(new StopCommand.Cancel(order.ref, pressing));
    draft.wakeAt(draft.now.plus(draft.policy.cancelAgain()));
    Moment alarm = since.plus(draft.policy.cancelAlarm());
    boolean told = draft.now.isBefore(alarm) || !draft.now.isBefore(alarm.plus(draft.policy.cancelAgain()));
    if (!first && !told) {
      draft.note(StopNote.STUCK, order.rest(), draft.now.since(since));
    }
  }
}
