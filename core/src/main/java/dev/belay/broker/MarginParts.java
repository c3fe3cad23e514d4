package dev.belay.broker;

import dev.belay.money.Money;
import java.util.Objects;

/**
 * A broker's margin figure and what it is made of.
 *
 * @param span the scenario part
 * @param exposure the exposure part
 * @param premium option premium to pay; below zero where the broker credits premium that a sale would bring
 * @param other everything else: additional margin, delivery, cash, bracket and value-at-risk parts
 * @param total the broker's own sum
 */
public record MarginParts(Money span, Money exposure, Money premium, Money other, Money total) {

  /** Refuses missing parts. */
  public MarginParts {
    Objects.requireNonNull(span, "span");
    Objects.requireNonNull(exposure, "exposure");
    Objects.requireNonNull(premium, "premium");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(total, "total");
  }

  /**
   * {@return a figure whose parts make up its total}
   *
   * @param span the scenario part
   * @param exposure the exposure part
   * @param premium the premium
   * @param other everything else
   */
  public static MarginParts of(Money span, Money exposure, Money premium, Money other) {
    return new MarginParts(span, exposure, premium, other, span.plus(exposure).plus(premium).plus(other));
  }

  /** {@return what stays blocked as margin: all but the premium} */
  public Money blocked() {
    return span.plus(exposure).plus(other);
  }

  /** {@return how far the parts miss the total, 0 or more} */
  public Money gap() {
    return blocked().plus(premium).minus(total).abs();
  }
}
