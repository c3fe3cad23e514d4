package dev.belay.plan;

import dev.belay.money.Price;
import java.util.Objects;
import java.util.Optional;

/**
 * Where one leg is stopped out. Which side follows from the leg: a short is bought back when the price rises to the
 * trigger, a long is sold when it falls to it.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param trigger the price that fires the stop; of a trailing stop the first one
 * @param distance how far the limit may lie beyond the trigger, on the side that fills; empty for the default, 3 % of
 *     the trigger and at least 2 ticks. The exchange's rule on that distance cuts it
 * @param trail how far behind the best price the trigger follows; empty for a stop that stays
 * @param target the price at which the leg is closed with a gain, watched by quotes and never rested at the broker, so
 *     that two closers cannot both fill; empty for none
 */
public record StopSpec(Price trigger, Optional<Price> distance, Optional<Price> trail, Optional<Price> target) {

  /** Refuses prices and distances of zero. */
  public StopSpec {
    Objects.requireNonNull(distance, "distance");
    Objects.requireNonNull(trail, "trail");
    Objects.requireNonNull(target, "target");
    if (trigger.isZero() || distance.filter(Price::isZero).isPresent() || trail.filter(Price::isZero).isPresent()
        || target.filter(Price::isZero).isPresent()) {
      throw new IllegalArgumentException("the prices and distances of a stop are above zero");
    }
  }

  /**
   * {@return a stop that stays at one price}
   *
   * @param trigger the price
   */
  public static StopSpec at(Price trigger) {
    return new StopSpec(trigger, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * {@return the same stop with another room for its limit}
   *
   * @param other how far the limit may lie beyond the trigger
   */
  public StopSpec withDistance(Price other) {
    return new StopSpec(trigger, Optional.of(other), trail, target);
  }

  /**
   * {@return the same stop, following the best price}
   *
   * @param behind how far behind it
   */
  public StopSpec trailing(Price behind) {
    return new StopSpec(trigger, distance, Optional.of(behind), target);
  }

  /**
   * {@return the same stop with a target}
   *
   * @param price where the leg is closed with a gain
   */
  public StopSpec withTarget(Price price) {
    return new StopSpec(trigger, distance, trail, Optional.of(price));
  }
}
