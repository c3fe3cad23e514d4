package dev.belay.stop;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Optional;

/** An order while one event is worked in. */
final class Working {

  final int ref;
  final StopOrder.Kind kind;
  final Quantity quantity;
  Quantity filled;
  boolean open;
  boolean shown;
  boolean triggered;
  boolean taken;
  boolean doubled;
  Price trigger;
  int rung;
  int moves;
  int presses;
  int failures;
  Optional<Moment> changeAsked;
  Optional<Moment> cancelAsked;
  Optional<Moment> cancelAgain;
  Moment pricedAt;

  Working(StopOrder of) {
    ref = of.ref();
    kind = of.kind();
    quantity = of.quantity();
    filled = of.filled();
    open = of.open();
    shown = of.shown();
    triggered = of.triggered();
    taken = of.taken();
    doubled = of.doubled();
    trigger = of.trigger();
    rung = of.rung();
    moves = of.moves();
    presses = of.presses();
    failures = of.failures();
    changeAsked = of.changeAsked();
    cancelAsked = of.cancelAsked();
    cancelAgain = of.cancelAgain();
    pricedAt = of.pricedAt();
  }

  StopOrder done() {
    return new StopOrder(ref, kind, quantity, filled, open, shown, triggered, taken, doubled, trigger, rung, moves,
        presses, failures, changeAsked, cancelAsked, cancelAgain, pricedAt);
  }

  Quantity rest() {
    return open ? quantity.minus(filled).orZero() : Quantity.ZERO;
  }

  /** Units that stand in the way of another closer. */
  Quantity counted() {
    return doubled ? Quantity.ZERO : rest();
  }

  boolean isStop() {
    return kind == StopOrder.Kind.STOP;
  }

  /** Rests, or is on its way to rest, for the stop itself. */
  boolean guards() {
    return open && isStop() && !taken;
  }

  boolean isBeingCancelled() {
    return cancelAsked.isPresent();
  }
}
