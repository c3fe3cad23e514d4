package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.testkit.ForwardingBroker;
import java.util.EnumMap;
import java.util.EnumSet;

/** A broker whose segment takes limits and nothing else. */
final class LimitsOnly extends ForwardingBroker {

  LimitsOnly(BrokerClient broker) {
    super(broker);
  }

  @Override
  public BrokerCapabilities capabilities() {
    EnumMap<Exchange, EnumSet<PriceTerms.Kind>> kinds = new EnumMap<>(Exchange.class);
    kinds.put(Exchange.NFO, EnumSet.of(PriceTerms.Kind.LIMIT));
    return new BrokerCapabilities(EnumSet.allOf(Product.class), kinds, super.capabilities().limits())
        .in(super.capabilities().environment());
  }
}
