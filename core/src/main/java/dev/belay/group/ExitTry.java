package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Objects;

/**
 * How the closing of one leg has gone so far.
 *
 * @param refusals closing orders refused in a row
 * @param rung the rung that the next order begins at
 * @param notBefore the earliest moment of the next order
 * @param largest the largest child that the exchange is known to take, 0 while nothing was learnt
 * @param capped whether a larger one was refused for its size
 */
public record ExitTry(int refusals, int rung, Moment notBefore, Quantity largest, boolean capped) {

  /** Refuses missing parts. */
  public ExitTry {
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(largest, "largest");
  }

  /**
   * A closing of which no size was refused.
   *
   * @param refusals closing orders refused in a row
   * @param rung the rung that the next order begins at
   * @param notBefore the earliest moment of the next order
   * @param largest the largest child that the exchange is known to take, 0 while nothing was learnt
   */
  public ExitTry(int refusals, int rung, Moment notBefore, Quantity largest) {
    this(refusals, rung, notBefore, largest, false);
  }

  static ExitTry first(Moment now) {
    return new ExitTry(0, 0, now, Quantity.ZERO);
  }

  /** Nothing is refused any more; what was learnt of sizes stays. */
  ExitTry succeeded(Moment now) {
    return new ExitTry(0, rung, now, largest, capped);
  }

  ExitTry from(int otherRung, Moment at) {
    return new ExitTry(refusals, otherRung, at, largest, capped);
  }

  /** A child was taken: one twice as large may be tried, unless a larger one was refused. */
  ExitTry taken(Quantity child) {
    return capped || largest.isMoreThan(child) ? this
        : new ExitTry(refusals, rung, notBefore, child.times(2), false);
  }
}
