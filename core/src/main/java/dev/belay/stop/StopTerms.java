package dev.belay.stop;

import dev.belay.market.Instrument;
import dev.belay.money.Price;
import dev.belay.order.LegId;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.StopSpec;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * What a stop guards, and how. Does not change while it lives.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param owner the group, in the role STOP: the owner of every order
 * @param leg which leg
 * @param instrument its contract
 * @param side the side that closes it: BUY for a short, SELL for a long
 * @param spec what the host asked for
 * @param rests whether the segment takes stop orders; where not, the stop guards by price alone
 */
public record StopTerms(Owner owner, LegId leg, Instrument instrument, Side side, StopSpec spec, boolean rests) {

  private static final int PERCENT = 100;
  private static final int DEFAULT_PERCENT = 3;

  /** Refuses another role and missing parts. */
  public StopTerms {
    if (owner.role() != Owner.Role.STOP) {
      throw new IllegalArgumentException("a stop belongs to the role STOP, not " + owner);
    }
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(spec, "spec");
  }

  boolean buys() {
    return side == Side.BUY;
  }

  /** A trigger on the exchange's step, the earlier of the two neighbours. */
  Price onTick(Price trigger) {
    Price tick = instrument.rules().tick();
    Price near = trigger.toTick(tick, buys() ? RoundingMode.DOWN : RoundingMode.UP);
    return near.isZero() ? tick : near;
  }

  /**
   * {@return the terms of a resting order: its limit on the side that fills, as far from the trigger as was asked for
   *     and the exchange allows}
   *
   * @param trigger its trigger, on the exchange's step
   */
  public PriceTerms.StopLimit resting(Price trigger) {
    Price tick = instrument.rules().tick();
    Price wish = spec.distance().orElseGet(() -> larger(tick.times(2),
        trigger.scaled(DEFAULT_PERCENT, PERCENT, RoundingMode.DOWN)));
    Price most = mostGap(trigger);
    Price distance = (wish.isAbove(most) ? most : wish).toTick(tick, RoundingMode.DOWN);
    Price limit = buys() ? trigger.plus(distance) : trigger.minusFloored(distance);
    return new PriceTerms.StopLimit(trigger, limit.isZero() ? tick : limit);
  }

  /** Exchange circulars of January 2026: options 10 rupees up to a trigger of 50, then 20 %; futures 3 %. */
  private Price mostGap(Price trigger) {
    return switch (instrument.kind()) {
      case CALL, PUT -> larger(Price.parse("10"), trigger.scaled(20, PERCENT, RoundingMode.DOWN));
      case FUTURE -> larger(Price.parse("1.5"), trigger.scaled(DEFAULT_PERCENT, PERCENT, RoundingMode.DOWN));
      case EQUITY -> trigger;
    };
  }

  private static Price larger(Price one, Price two) {
    return one.isAbove(two) ? one : two;
  }

  /** Whether a price is at the trigger or beyond it. */
  boolean isThrough(Price price, Price trigger) {
    return buys() ? !price.isBelow(trigger) : !price.isAbove(trigger);
  }
}
