package dev.belay.coordinator;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Prices of closing orders that the exchange has refused as outside its band: for a minute, because bands move, each
 * further one comes half as near to the market, instead of further out as its ladder has it. Loop only.
 */
final class Bands {

  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final long NEARER_PERCENT = 5;

  private record Refused(PriceTerms terms, Moment at) {}

  private final SortedMap<InstrumentId, EnumMap<Side, Refused>> refused = new TreeMap<>();

  void refused(InstrumentId instrument, Side side, PriceTerms terms, Moment now) {
    refused.computeIfAbsent(instrument, each -> new EnumMap<>(Side.class)).put(side, new Refused(terms, now));
  }

  /** The wish, or what lies half-way between the market and the last refused price. */
  PriceTerms inside(Instrument instrument, Side side, PriceTerms wish, Price market, Moment now) {
    Refused last = refused.getOrDefault(instrument.id(), new EnumMap<>(Side.class)).get(side);
    if (last == null || now.isPast(last.at(), KEPT) || last.terms().kind() != wish.kind()) {
      return wish;
    }
    return switch (wish.kind()) {
      case LIMIT -> limit(instrument, side, (PriceTerms.Limit) wish, ((PriceTerms.Limit) last.terms()).price(), market);
      case PROTECTED_MARKET -> market((PriceTerms.ProtectedMarket) wish,
          ((PriceTerms.ProtectedMarket) last.terms()).percent());
      case STOP_LIMIT -> wish;
    };
  }

  private static PriceTerms limit(Instrument instrument, Side side, PriceTerms.Limit wish, Price bound, Price market) {
    boolean buys = side == Side.BUY;
    if (buys ? wish.price().isBelow(bound) : wish.price().isAbove(bound)) {
      return wish;
    }
    boolean between = buys ? market.isBelow(bound) : market.isAbove(bound);
    long nearer = buys ? 100 - NEARER_PERCENT : 100 + NEARER_PERCENT;
    Price price = between
        ? new Price((market.tenThousandths() + bound.tenThousandths()) / 2)
        : bound.scaled(nearer, 100, RoundingMode.HALF_EVEN);
    Price tick = instrument.rules().tick();
    Price onTick = price.toTick(tick, buys ? RoundingMode.DOWN : RoundingMode.UP);
    return new PriceTerms.Limit(onTick.isZero() ? tick : onTick);
  }

  private static PriceTerms market(PriceTerms.ProtectedMarket wish, BigDecimal bound) {
    return wish.percent().compareTo(bound) < 0 ? wish
        : new PriceTerms.ProtectedMarket(bound.divide(BigDecimal.valueOf(2), 2, RoundingMode.UP));
  }
}
