package dev.belay.order;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of a broker's order book, or one pushed update. The broker's pending and cancelled quantities are
 * not here on purpose: they contradict each other in practice; what is left follows from quantity, filled and
 * status.
 *
 * @param id the broker's id
 * @param tag our tag, empty for orders of others and for tags that are not of our format
 * @param instrument what is traded
 * @param product how it is carried
 * @param side buy or sell
 * @param quantity units ordered
 * @param filled units filled so far, cumulative
 * @param averagePrice average price of what has filled, empty while unknown or reported as zero
 * @param status the reported status
 * @param atExchange whether the exchange has given it an id: without one a cancellation is no proof (rule
 *     5.8)
 * @param price the price terms as the book shows them; brokers rewrite them, so they identify nothing
 * @param rejection why it was refused or cancelled by others, where the report says so
 * @param brokerTime the broker's time stamp of the last change, empty when it is missing
 */
public record OrderReport(BrokerOrderId id, Optional<OrderTag> tag, InstrumentId instrument, Product product, Side side,
    Quantity quantity, Quantity filled, Optional<Price> averagePrice, ReportedStatus status, boolean atExchange,
    Optional<PriceTerms> price, Optional<BrokerRejection> rejection, Optional<Instant> brokerTime) {

  /** Refuses negative quantities and missing parts. */
  public OrderReport {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(tag, "tag");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(averagePrice, "averagePrice");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(price, "price");
    Objects.requireNonNull(rejection, "rejection");
    Objects.requireNonNull(brokerTime, "brokerTime");
    if (!quantity.isPositive() || filled.isNegative()) {
      throw new IllegalArgumentException("order " + id + " reports " + filled + " of " + quantity);
    }
  }

  /**
   * {@return whether it says complete without the exchange's id: such orders have been seen to lie scheduled at the
   * broker for minutes. A claim; trades, a position that moves or a later report decide}
   */
  public boolean isClaim() {
    return status == ReportedStatus.COMPLETE && !atExchange;
  }
}
