package dev.belay.stop;

import dev.belay.money.Quantity;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.time.Duration;

/** What the stop of a leg wants done. */
public sealed interface StopCommand {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Rest}. */
    REST,
    /** {@link Close}. */
    CLOSE,
    /** {@link Move}. */
    MOVE,
    /** {@link Reprice}. */
    REPRICE,
    /** {@link Cancel}. */
    CANCEL,
    /** {@link Wake}. */
    WAKE,
    /** {@link Note}. */
    NOTE,
    /** {@link Done}. */
    DONE
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Place an order with purpose STOP that rests until its trigger trades.
   *
   * @param ref the stop's own number of the order, which comes back in its facts
   * @param side the side that closes the leg
   * @param quantity units, at most the freeze quantity
   * @param price trigger and limit
   */
  record Rest(int ref, Side side, Quantity quantity, PriceTerms.StopLimit price) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.REST;
    }
  }

  /**
   * Place an order that fills now: a COVER for a short option, a CLOSE for anything else.
   *
   * @param ref the stop's own number of the order
   * @param side the side that closes the leg
   * @param quantity units, at most the freeze quantity
   * @param rung which price of the ladder, 0 first
   */
  record Close(int ref, Side side, Quantity quantity, int rung) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.CLOSE;
    }
  }

  /**
   * Move a resting order to another trigger, in the lane of trailing.
   *
   * @param ref the order
   * @param to trigger and limit
   */
  record Move(int ref, PriceTerms.StopLimit to) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.MOVE;
    }
  }

  /**
   * Move an order to a price that fills now, in the lane of what it closes.
   *
   * @param ref the order
   * @param rung which price of the ladder, 0 first
   */
  record Reprice(int ref, int rung) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.REPRICE;
    }
  }

  /**
   * Cancel what has not traded of an order; asked for again until its end is shown.
   *
   * @param ref the order
   * @param pressing whether a closing order waits for its end
   */
  record Cancel(int ref, boolean pressing) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.CANCEL;
    }
  }

  /**
   * Send {@link StopEvent.Ticked} at this moment, or after what is at hand if it is now. The last of a step's
   * commands; it replaces the former one.
   *
   * @param at when
   */
  record Wake(Moment at) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.WAKE;
    }
  }

  /**
   * For alerts, counters and the timeline.
   *
   * @param what what
   * @param units how many units it is about
   * @param lasted how long it has lasted, where it is something that lasts; else zero
   */
  record Note(StopNote what, Quantity units, Duration lasted) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.NOTE;
    }
  }

  /**
   * Everything it guarded is closed; what becomes of the rest of the group is {@code onStop}.
   *
   * @param report what it came to
   */
  record Done(StopReport report) implements StopCommand {
    @Override
    public Kind kind() {
      return Kind.DONE;
    }
  }
}
