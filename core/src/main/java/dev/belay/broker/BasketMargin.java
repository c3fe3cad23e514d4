package dev.belay.broker;

import dev.belay.money.Money;
import java.util.List;
import java.util.Objects;

/**
 * What a broker would block for a basket.
 *
 * @param initial what placing it needs, without spread benefit
 * @param settled what stays blocked once everything has filled, with spread benefit; the broker calls it final
 * @param parts what each order alone would block, in the basket's order
 */
public record BasketMargin(Money initial, Money settled, List<Money> parts) {

  /** Copies the list. */
  public BasketMargin {
    Objects.requireNonNull(initial, "initial");
    Objects.requireNonNull(settled, "settled");
    parts = List.copyOf(parts);
  }
}
