package dev.belay.stop;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The stop of one leg.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param terms what it guards, and how
 * @param phase where it stands
 * @param held units that it guards, without sign
 * @param closing units of them that somebody else closes: an exit, an unwinding, the kill switch
 * @param sent units of those that the other has own orders for
 * @param pressing whether a bared short waits for them: after 5 s a larger order is moved too
 * @param trigger the present trigger, on the exchange's step
 * @param orders its orders, oldest first; ended ones are dropped
 * @param nextRef the number of its next order
 * @param firedAt when it fired
 * @param cause why it fired
 * @param fired units that it guarded when it fired
 * @param arming how the placing of resting orders goes
 * @param covering how the placing of closing orders goes
 * @param watch what it remembers of prices and clocks
 */
public record StopState(StopTerms terms, StopPhase phase, Quantity held, Quantity closing, Quantity sent,
    boolean pressing, Price trigger, List<StopOrder> orders, int nextRef, Optional<Moment> firedAt,
    Optional<StopCause> cause, Quantity fired, StopRetry arming, StopRetry covering, StopWatch watch) {

  /** Refuses missing parts and copies the list. */
  public StopState {
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(closing, "closing");
    Objects.requireNonNull(sent, "sent");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(firedAt, "firedAt");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(fired, "fired");
    Objects.requireNonNull(arming, "arming");
    Objects.requireNonNull(covering, "covering");
    Objects.requireNonNull(watch, "watch");
    orders = List.copyOf(orders);
  }

  /**
   * {@return a stop that has nothing to guard yet}
   *
   * @param terms what it will guard, and how
   */
  public static StopState of(StopTerms terms) {
    return new StopState(terms, StopPhase.IDLE, Quantity.ZERO, Quantity.ZERO, Quantity.ZERO, false,
        terms.onTick(terms.spec().trigger()), List.of(), 0, Optional.empty(), Optional.empty(), Quantity.ZERO,
        StopRetry.NONE, StopRetry.NONE, StopWatch.NEW);
  }

  /**
   * {@return this state after a restart, with what the ledger knows of its orders: what works and is not known here is
   *     taken up, prices and clocks are watched anew. Tell the position next}
   *
   * @param found its orders: those that may still trade, and those that have triggered or filled meanwhile
   * @param next a number that none of its orders has ever had
   */
  public StopState restarted(List<StopOrder> found, int next) {
    return new StopState(terms, phase, held, closing, sent, pressing, trigger, found, Math.max(next, nextRef), firedAt,
        cause, fired, arming, covering, StopWatch.NEW);
  }

  /** {@return the same without what is not kept in the store; two states that agree in it are the same to a restart} */
  public StopState kept() {
    return new StopState(terms, phase, held, closing, sent, pressing, trigger, orders, nextRef, firedAt, cause, fired,
        arming, covering, StopWatch.NEW);
  }

  /** {@return units of its orders that may still trade} */
  public Quantity open() {
    return orders.stream().map(StopOrder::rest).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return units that rest at the broker, as evidence has shown, and are nobody else's} */
  public Quantity resting() {
    return orders.stream().filter(each -> each.kind() == StopOrder.Kind.STOP && !each.taken() && each.shown())
        .map(StopOrder::rest).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return units that it alone looks after} */
  public Quantity own() {
    return held.minus(closing).orZero();
  }

  /**
   * {@return an own order}
   *
   * @param ref its number
   */
  public Optional<StopOrder> order(int ref) {
    return orders.stream().filter(each -> each.ref() == ref).findFirst();
  }

  /**
   * {@return what guards the leg}
   *
   * @param now the present moment
   */
  public StopGuard guard(Moment now) {
    if (phase != StopPhase.ARMED || own().isZero()) {
      return StopGuard.NOT_NEEDED;
    }
    boolean quoted = watch.fresh(now).isPresent();
    if (own().isMoreThan(resting())) {
      return quoted ? StopGuard.BY_PRICE : StopGuard.UNGUARDED;
    }
    return quoted ? StopGuard.RESTING : StopGuard.UNGUARDED_SOFT;
  }
}
