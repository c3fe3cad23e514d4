package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.market.Instrument;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.Pricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Turns a wish into price terms (DESIGN rules 6.7 and 7.7): beyond a fresh quote; without one, broker-side
 * protection; where the segment takes none, beyond the last own fill. Exits are never refused for want of a
 * price.
 */
final class Pricer {

  private static final long WHOLE = 10_000;

  private final ExitPricing config;
  private final BrokerCapabilities capabilities;

  Pricer(ExitPricing config, BrokerCapabilities capabilities) {
    this.config = config;
    this.capabilities = capabilities;
  }

  PriceTerms terms(Pricing wish, Instrument instrument, Product product, Side side, Optional<Quote> fresh,
      Price lastFill) {
    if (wish.kind() == Pricing.Kind.AT) {
      return new PriceTerms.Limit(((Pricing.At) wish).price());
    }
    int times = ((Pricing.Marketable) wish).rung() + 1;
    Optional<Price> market = fresh.flatMap(quote -> side == Side.BUY ? quote.ask() : quote.bid());
    if (market.isPresent()) {
      return limit(instrument, side, market.get(), (long) config.quoted() * times);
    }
    if (capabilities.takes(instrument.id().exchange(), product, PriceTerms.Kind.PROTECTED_MARKET)) {
      return new PriceTerms.ProtectedMarket(BigDecimal.valueOf(Math.min(100, (long) config.protection() * times)));
    }
    return limit(instrument, side, lastFill, (long) config.blind() * times);
  }

  private static PriceTerms limit(Instrument instrument, Side side, Price from, long beyond) {
    Price tick = instrument.rules().tick();
    Price price = side == Side.BUY
        ? from.scaled(WHOLE + beyond, WHOLE, RoundingMode.UP).toTick(tick, RoundingMode.UP)
        : from.scaled(Math.max(0, WHOLE - beyond), WHOLE, RoundingMode.DOWN).toTick(tick, RoundingMode.DOWN);
    return new PriceTerms.Limit(price.isZero() ? tick : price);
  }
}
