package dev.belay.stop;

import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * How often an order of one kind was refused in a row, and when the next may go.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param refusals refusals in a row
 * @param notBefore when the next order may go; empty for now
 * @param largest the most units of one order after a refusal for its size; zero while none was
 * @param rung the price of the ladder that the next order begins at
 */
public record StopRetry(int refusals, Optional<Moment> notBefore, Quantity largest, int rung) {

  /** Nothing was refused. */
  public static final StopRetry NONE = new StopRetry(0, Optional.empty(), Quantity.ZERO, 0);

  /** Refuses missing parts. */
  public StopRetry {
    Objects.requireNonNull(notBefore, "notBefore");
    Objects.requireNonNull(largest, "largest");
  }

  StopRetry at(Moment next) {
    return new StopRetry(refusals + 1, Optional.of(next), largest, rung);
  }

  StopRetry waiting(Moment next) {
    return new StopRetry(refusals, Optional.of(next), largest, rung);
  }

  StopRetry from(int other) {
    return new StopRetry(refusals, notBefore, largest, other);
  }

  StopRetry of(Quantity most) {
    return new StopRetry(refusals, notBefore, most, rung);
  }

  StopRetry passed() {
    return new StopRetry(0, Optional.empty(), largest, rung);
  }

  boolean mustWait(Moment now) {
    return notBefore.filter(now::isBefore).isPresent();
  }
}
