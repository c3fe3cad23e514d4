package dev.belay.stop;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.PriceTerms;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * One order of a stop.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param ref its number, unique within the leg's stop
 * @param kind whether it was sent to rest or to fill now
 * @param quantity units
 * @param filled units filled
 * @param open whether it may still trade, as far as anybody knows
 * @param shown whether evidence has shown it resting or open
 * @param triggered whether its trigger has traded
 * @param taken whether an exit has taken it over: it closes for somebody else, and stays at the market
 * @param doubled whether rule 5.3 allows its units to be closed once more: it counts no longer
 * @param trigger the trigger that it has or was asked to have; zero for one sent to fill now
 * @param rung the price of the ladder that it was last moved to; -1 while it has its own
 * @param moves how many modifications trailing has used of it
 * @param presses how often it was moved to a price that fills now
 * @param failures modifications in a row that failed
 * @param changeAsked since when a modification is not shown by evidence
 * @param cancelAsked when its cancellation was first asked for
 * @param cancelAgain when its cancellation was last asked for
 * @param pricedAt when it was sent or last moved
 */
public record StopOrder(int ref, Kind kind, Quantity quantity, Quantity filled, boolean open, boolean shown,
    boolean triggered, boolean taken, boolean doubled, Price trigger, int rung, int moves, int presses, int failures,
    Optional<Moment> changeAsked, Optional<Moment> cancelAsked, Optional<Moment> cancelAgain, Moment pricedAt) {

  /** What an order was sent for. Codes never change once released. */
  public enum Kind {
    /** Rests at the broker until its trigger trades. */
    STOP("stop"),
    /** Fills now. */
    CLOSER("closer");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** {@return the stable code written to the store} */
    public String code() {
      return code;
    }

    /**
     * {@return the kind that a stored code names}
     *
     * @param code the code
     */
    public static Kind of(String code) {
      return STOP.code.equals(code) ? STOP : CLOSER;
    }
  }

  /** Refuses missing parts. */
  public StopOrder {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(quantity, "quantity");
    Objects.requireNonNull(filled, "filled");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(changeAsked, "changeAsked");
    Objects.requireNonNull(cancelAsked, "cancelAsked");
    Objects.requireNonNull(cancelAgain, "cancelAgain");
    Objects.requireNonNull(pricedAt, "pricedAt");
  }

  /** {@return units that may still trade; none once it has ended} */
  public Quantity rest() {
    return open ? quantity.minus(filled).orZero() : Quantity.ZERO;
  }

  /** {@return whether it waits for its trigger} */
  public boolean isResting() {
    return open && kind == Kind.STOP && !triggered && rung < 0;
  }

  /** An order of which nothing is known but that it was decided; its trigger is zero when it was sent to fill now. */
  static StopOrder of(int ref, Kind kind, Quantity quantity, Price trigger, Moment at) {
    return new StopOrder(ref, kind, quantity, Quantity.ZERO, true, false, false, false, false, trigger,
        kind == Kind.CLOSER ? 0 : -1, 0, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(), at);
  }

  /**
   * {@return an order as a restart finds it in the ledger}
   *
   * @param intent what was decided: a stop rests, anything else was sent to fill at once
   * @param at when it is found
   */
  public static StopOrder found(OrderIntent intent, Moment at) {
    Price trigger = intent.terms().price() instanceof PriceTerms.StopLimit stop ? stop.trigger() : Price.ZERO;
    return of(intent.ref(), intent.purpose() == OrderPurpose.STOP ? Kind.STOP : Kind.CLOSER,
        intent.terms().quantity(), trigger, at);
  }

  /**
   * {@return this order with what the ledger knows of it}
   *
   * @param units filled
   * @param works whether it may still trade
   * @param seen whether evidence has shown it resting or open
   * @param wasTriggered whether its trigger has traded
   */
  public StopOrder as(Quantity units, boolean works, boolean seen, boolean wasTriggered) {
    return new StopOrder(ref, kind, quantity, units, works, seen, wasTriggered, taken, doubled, trigger, rung, moves,
        presses, failures, Optional.empty(), cancelAsked, cancelAgain, pricedAt);
  }
}
