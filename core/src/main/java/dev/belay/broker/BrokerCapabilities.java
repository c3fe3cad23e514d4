package dev.belay.broker;

import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a broker takes, by segment, in the session that is open. A plan that needs more is refused before its first
 * order.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class BrokerCapabilities {

  private final Set<Product> products;
  private final EnumMap<Exchange, EnumSet<PriceTerms.Kind>> orderTypes = new EnumMap<>(Exchange.class);
  private final RequestLimits limits;
  private final BrokerEnvironment environment;

  /**
   * States what a live broker takes.
   *
   * @param products the products that the account may use
   * @param orderTypes the price terms that each segment takes; a segment that is absent takes nothing
   * @param limits the request limits
   */
  public BrokerCapabilities(Set<Product> products, Map<Exchange, ? extends Set<PriceTerms.Kind>> orderTypes,
      RequestLimits limits) {
    this(products, orderTypes, limits, BrokerEnvironment.LIVE);
  }

  private BrokerCapabilities(Set<Product> products, Map<Exchange, ? extends Set<PriceTerms.Kind>> orderTypes,
      RequestLimits limits, BrokerEnvironment environment) {
    this.environment = Objects.requireNonNull(environment, "environment");
    this.products = products.isEmpty() ? EnumSet.noneOf(Product.class) : EnumSet.copyOf(products);
    orderTypes.forEach((exchange, kinds) -> this.orderTypes.put(exchange,
        kinds.isEmpty() ? EnumSet.noneOf(PriceTerms.Kind.class) : EnumSet.copyOf(kinds)));
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * {@return whether a segment takes an order of this kind in this product}
   *
   * @param exchange the segment
   * @param product the product
   * @param kind the kind of price terms
   */
  public boolean takes(Exchange exchange, Product product, PriceTerms.Kind kind) {
    EnumSet<PriceTerms.Kind> kinds = orderTypes.get(exchange);
    return products.contains(product) && kinds != null && kinds.contains(kind);
  }

  /**
   * {@return the same, of a broker whose orders are of another world; live unless set}
   *
   * @param other which world
   */
  public BrokerCapabilities in(BrokerEnvironment other) {
    return new BrokerCapabilities(products, orderTypes, limits, other);
  }

  /** {@return whether its orders are real; asked for before every order} */
  public BrokerEnvironment environment() {
    return environment;
  }

  /** {@return the request limits} */
  public RequestLimits limits() {
    return limits;
  }
}
