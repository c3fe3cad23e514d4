package dev.belay.kite;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerEnvironment;
import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What the segments take, narrowed to the account once its profile is known. Thread-safe. */
final class Capabilities {

  private final KiteConfig config;
  private volatile BrokerCapabilities present;

  Capabilities(KiteConfig config) {
    this.config = config;
    present = capabilities(EnumSet.allOf(Product.class), config.orderTypes());
  }

  /** Any other server than the broker's own is none whose orders are real. */
  private BrokerCapabilities capabilities(Set<Product> products, Map<Exchange, ? extends Set<PriceTerms.Kind>> types) {
    boolean live = KiteConfig.LIVE.getHost().equals(config.root().getHost());
    return new BrokerCapabilities(products, types, config.limits())
        .in(live ? BrokerEnvironment.LIVE : BrokerEnvironment.SANDBOX);
  }

  BrokerCapabilities present() {
    return present;
  }

  void narrowTo(KiteProfile profile) {
    EnumSet<PriceTerms.Kind> allowed = EnumSet.noneOf(PriceTerms.Kind.class);
    addIf(profile, "LIMIT", PriceTerms.Kind.LIMIT, allowed);
    addIf(profile, "SL", PriceTerms.Kind.STOP_LIMIT, allowed);
    addIf(profile, "MARKET", PriceTerms.Kind.PROTECTED_MARKET, allowed);
    Map<Exchange, Set<PriceTerms.Kind>> types = new EnumMap<>(Exchange.class);
    config.orderTypes().forEach((exchange, kinds) -> {
      if (profile.exchanges().contains(exchange)) {
        EnumSet<PriceTerms.Kind> both = EnumSet.copyOf(allowed);
        both.retainAll(kinds);
        types.put(exchange, both);
      }
    });
    present = capabilities(profile.products(), types);
  }

  private static void addIf(KiteProfile profile, String type, PriceTerms.Kind kind, EnumSet<PriceTerms.Kind> to) {
    if (profile.orderTypes().contains(type)) {
      to.add(kind);
    }
  }
}
