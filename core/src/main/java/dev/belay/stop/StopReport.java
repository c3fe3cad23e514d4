package dev.belay.stop;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import java.util.Objects;

/**
 * What a stop that fired came to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param leg which leg
 * @param cause why it fired
 * @param units units that it guarded when it fired
 */
public record StopReport(LegId leg, StopCause cause, Quantity units) {

  /** Refuses missing parts. */
  public StopReport {
    Objects.requireNonNull(leg, "leg");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(units, "units");
  }
}
