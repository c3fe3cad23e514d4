package dev.belay.order;

import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import java.util.Objects;

/**
 * What the broker is asked to do. All orders are day orders of the regular kind; Belay slices by itself.
 *
 * @param instrument what is traded
 * @param product how the position is carried
 * @param side buy or sell
 * @param quantity units, above zero
 * @param price at which price
 */
public record OrderTerms(InstrumentId instrument, Product product, Side side, Quantity quantity, PriceTerms price) {

  /** Refuses a quantity that is not above zero. */
  public OrderTerms {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(price, "price");
    if (!quantity.isPositive()) {
      throw new IllegalArgumentException("an order needs a quantity above zero: " + quantity);
    }
  }

  /** {@return what a complete fill does to the position} */
  public Quantity signedQuantity() {
    return side.signed(quantity);
  }

  /**
   * {@return the same order at another price}
   *
   * @param other the price
   */
  public OrderTerms at(PriceTerms other) {
    return new OrderTerms(instrument, product, side, quantity, other);
  }
}
