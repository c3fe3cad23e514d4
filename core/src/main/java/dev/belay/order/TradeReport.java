package dev.belay.order;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.time.Instant;
import java.util.Objects;

/**
 * One trade of the broker's trade book. Trade ids are unique only together with exchange and order.
 *
 * @param id the exchange's trade id
 * @param order the broker's id of the order
 * @param instrument what was traded
 * @param product how it is carried
 * @param side buy or sell
 * @param quantity units, above zero
 * @param price the price
 * @param at the broker's time of the trade
 */
public record TradeReport(TradeId id, BrokerOrderId order, InstrumentId instrument, Product product, Side side,
    Quantity quantity, Price price, Instant at) {

  /** Refuses a trade of nothing. */
  public TradeReport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(order, "order");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(at, "at");
    if (!quantity.isPositive()) {
      throw new IllegalArgumentException("trade " + id + " of " + quantity);
    }
  }
}
