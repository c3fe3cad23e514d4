package dev.belay.plan;

import dev.belay.money.Price;
import dev.belay.order.Side;
import java.time.Duration;
import java.util.Objects;

/**
 * The prices that an entry leg may try, in order: its limit, then so many improvements by a few ticks, then the
 * collar, which is the worst price that the host accepts. No rung ever passes the collar.
 *
 * @param limit the first price
 * @param collar the worst price: for a buy at or above the limit, for a sell at or below it
 * @param ticksPerStep ticks of one improvement, 1 or more
 * @param steps how many improvements are tried before the collar, 0 or more
 * @param perRung how long each price may rest before the next one
 */
public record PriceLadder(Price limit, Price collar, int ticksPerStep, int steps, Duration perRung) {

  /** Refuses prices of zero, negative counts and times. */
  public PriceLadder {
    if (limit.isZero() || collar.isZero()) {
      throw new IllegalArgumentException("limit and collar must be above zero");
    }
    if (ticksPerStep < 1 || steps < 0) {
      throw new IllegalArgumentException("ticks per step must be 1 or more, steps 0 or more");
    }
    Objects.requireNonNull(perRung, "perRung");
    if (perRung.isNegative() || perRung.isZero()) {
      throw new IllegalArgumentException("time per rung must be above zero");
    }
  }

  /**
   * {@return one price and no other}
   *
   * @param limit the price
   */
  public static PriceLadder at(Price limit) {
    return new PriceLadder(limit, limit, 1, 0, Duration.ofSeconds(2));
  }

  /**
   * {@return a limit that gives way in three steps of one tick, one every second, then goes to the collar}
   *
   * @param limit the first price
   * @param collar the worst price
   */
  public static PriceLadder between(Price limit, Price collar) {
    return new PriceLadder(limit, collar, 1, 3, Duration.ofSeconds(1));
  }

  /** {@return how many prices there are} */
  public int rungs() {
    return limit.equals(collar) ? 1 : steps + 2;
  }

  /**
   * {@return the price of a rung}
   *
   * @param rung 0 for the limit; past the last one the collar stays
   * @param side buying or selling
   * @param tick the contract's tick
   */
  public Price priceAt(int rung, Side side, Price tick) {
    if (rung > steps) {
      return collar;
    }
    Price step = tick.times((long) rung * ticksPerStep);
    if (side == Side.BUY) {
      Price price = limit.plus(step);
      return price.isAbove(collar) ? collar : price;
    }
    Price price = limit.minusFloored(step);
    return price.isBelow(collar) ? collar : price;
  }

  /**
   * {@return whether the collar lies on the side that gives way}
   *
   * @param side buying or selling
   */
  public boolean suits(Side side) {
    return side == Side.BUY ? !collar.isBelow(limit) : !collar.isAbove(limit);
  }
}
