package dev.belay.broker;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Product;
import java.util.Objects;
import java.util.Optional;

/**
 * One net position as the broker reports it. Net means carried and today's together, never the day's activity alone.
 *
 * @param instrument what is held
 * @param product how it is carried
 * @param net signed units; zero for a position closed today
 * @param averagePrice the broker's average price, empty when it tells none
 */
public record BrokerPosition(InstrumentId instrument, Product product, Quantity net, Optional<Price> averagePrice) {

  /** Refuses missing parts. */
  public BrokerPosition {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(net, "net");
    Objects.requireNonNull(averagePrice, "averagePrice");
  }
}
