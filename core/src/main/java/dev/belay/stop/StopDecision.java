package dev.belay.stop;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.plan.ChildOrderManager;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Optional;

/** What follows from where a stop stands; asked after each event, and harmless when nothing has changed. */
final class StopDecision {

  private StopDecision() {}

  static void decide(StopDraft draft) {
    boolean works = draft.any(each -> true);
    if (draft.held.isPositive() && (draft.phase == StopPhase.IDLE || draft.phase == StopPhase.CLOSED && !works)) {
      begin(draft);
    }
    if (draft.phase == StopPhase.ARMED && draft.orders.stream().anyMatch(each ->
        each.isStop() && !each.taken && each.triggered)) {
      draft.fire(StopCause.TRIGGERED); // while nobody watched
    }
    if (draft.phase == StopPhase.ARMED || draft.phase == StopPhase.IDLE) {
      Arming.decide(draft);
      if (draft.phase == StopPhase.ARMED && draft.held.isZero() && !draft.any(each -> true)) {
        draft.move(StopSignal.RELEASED);
      }
      return;
    }
    press(draft);
    shrink(draft);
    close(draft);
    settle(draft);
  }

  private static void begin(StopDraft draft) {
    draft.firedAt = Optional.empty();
    draft.cause = Optional.empty();
    draft.arming = StopRetry.NONE;
    draft.watch = draft.watch.unseen();
    draft.move(StopSignal.GUARD);
  }

  /** An order at its own limit has its time; then, or when that is of no use, all of them go to the market. */
  private static void press(StopDraft draft) {
    boolean target = draft.cause.filter(why -> why == StopCause.TARGET).isPresent();
    Moment patience = draft.firedAt.orElse(draft.now).plus(draft.policy.fallback());
    boolean late = !draft.now.isBefore(patience);
    for (Working each : draft.orders) {
      boolean gapped = each.guards() && each.rung < 0 && StopPrices.isGapped(draft, each);
      if (gapped && !draft.watch.gapTold()) {
        draft.watch = draft.watch.withGapTold(true);
        draft.note(StopNote.GAP, each.rest(), Duration.ZERO);
      }
      if (each.open && (!each.isStop() || each.rung >= 0 || each.isBeingCancelled() || late || target || gapped
          || draft.closing.isPositive())) {
        Pressing.press(draft, each);
      } else if (each.open) {
        draft.wakeAt(patience);
      }
    }
  }

  /** Closing orders must never exceed what is left to close: the newest goes first. */
  private static void shrink(StopDraft draft) {
    Quantity excess = draft.counted(each -> true).minus(draft.held);
    for (int i = draft.orders.size() - 1; i >= 0 && excess.isPositive(); i--) {
      Working each = draft.orders.get(i);
      if (each.open) {
        excess = excess.minus(each.counted());
        Pressing.cancel(draft, each, true);
      }
    }
  }

  /** What no order stands for is closed now. */
  private static void close(StopDraft draft) {
    Quantity others = draft.closing.min(draft.held);
    Quantity free = draft.held.minus(others.max(draft.sent)).minus(draft.counted(each -> true));
    if (!free.isPositive() || !draft.isOpen()) {
      return;
    }
    if (draft.covering.mustWait(draft.now)) {
      draft.wakeAt(draft.covering.notBefore().orElseThrow());
      return;
    }
    draft.note(StopNote.FALLBACK, free, Duration.ZERO);
    for (Quantity slice : ChildOrderManager.exitSlices(free, draft.terms.instrument().rules(),
        draft.covering.largest())) {
      int rung = draft.covering.rung();
      int ref = draft.add(StopOrder.Kind.CLOSER, slice, Price.ZERO, rung);
      draft.ask(new StopCommand.Close(ref, draft.terms.side(), slice, rung));
    }
    draft.wakeAt(draft.now.plus(draft.policy.reprice()));
  }

  private static void settle(StopDraft draft) {
    StopPhase is = phase(draft);
    if (is == draft.phase) {
      return;
    }
    switch (is) {
      case REPRICING -> moveIf(draft, draft.phase == StopPhase.TRIGGERED, StopSignal.PRESSED);
      case CANCELLING -> draft.move(draft.phase == StopPhase.CLOSED ? StopSignal.REVIVED : StopSignal.SPENT);
      case CLOSING -> moveIf(draft, draft.phase != StopPhase.CLOSED, StopSignal.UNBACKED);
      case CLOSED -> {
        draft.move(StopSignal.DONE);
        draft.ask(new StopCommand.Done(new StopReport(draft.terms.leg(), draft.cause.orElse(StopCause.TRIGGERED),
            draft.fired)));
      }
      case IDLE, ARMED, TRIGGERED -> { }
    }
  }

  private static void moveIf(StopDraft draft, boolean legal, StopSignal signal) {
    if (legal) {
      draft.move(signal);
    }
  }

  /** The phase that the orders show: that of the one that has come least far. */
  private static StopPhase phase(StopDraft draft) {
    if (draft.any(each -> each.isStop() && each.rung < 0 && !each.isBeingCancelled())) {
      return StopPhase.TRIGGERED;
    }
    if (draft.any(each -> each.isStop() && !each.isBeingCancelled())) {
      return StopPhase.REPRICING;
    }
    boolean cancelling = draft.any(Working::isBeingCancelled);
    if (draft.any(each -> each.isStop() && each.isBeingCancelled() && !each.doubled)
        || cancelling && !draft.any(each -> !each.isBeingCancelled())) {
      return StopPhase.CANCELLING;
    }
    return draft.held.isZero() && !draft.any(each -> true) ? StopPhase.CLOSED : StopPhase.CLOSING;
  }
}
