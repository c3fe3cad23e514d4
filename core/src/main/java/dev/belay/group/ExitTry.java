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
 */
public record ExitTry(int refusals, int rung, Moment notBefore, Quantity largest) {

  /** Refuses missing parts. */
  public ExitTry {
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(largest, "largest");
  }
}
