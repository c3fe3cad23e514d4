package dev.belay.broker;

import java.util.List;
import java.util.Objects;

/**
 * What a broker would block for a basket.
 *
 * @param initial what placing it needs; some brokers give no spread benefit here
 * @param settled what stays blocked once everything has filled, with spread benefit; the broker calls it
 *     final, and may have credited premium in it that nobody has received yet
 * @param orders what each order adds, in the basket's order
 */
public record BasketMargin(MarginParts initial, MarginParts settled, List<MarginParts> orders) {

  /** Copies the list. */
  public BasketMargin {
    Objects.requireNonNull(initial, "initial");
    Objects.requireNonNull(settled, "settled");
    orders = List.copyOf(orders);
  }
}
