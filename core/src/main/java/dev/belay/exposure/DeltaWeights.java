package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.pricing.BlackScholes;
import dev.belay.pricing.ImpliedVolatility;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Weighs what is open by how it moves with its underlying: an option by the delta that its own price implies,
 * everything else by one. Without interest and dividends; it is for watching, not for margin. Pure.
 */
public final class DeltaWeights {

  private static final LocalTime CLOSE = LocalTime.of(15, 30);
  private static final double YEAR_SECONDS = 365.0 * 86_400;
  private static final double SHORTEST_YEARS = 60 / YEAR_SECONDS;
  private static final double TEN_THOUSAND = 10_000;

  private final Function<InstrumentId, Optional<Quote>> quotes;
  private final Function<Underlying, Optional<Price>> spots;
  private final Instant now;
  private final SortedMap<Underlying, Quantity> deltas = new TreeMap<>();
  private final SortedSet<InstrumentId> unpriced = new TreeSet<>();

  /**
   * Begins with nothing.
   *
   * @param quotes fresh quotes
   * @param spots fresh prices of underlyings
   * @param now wall time, for the time to expiry
   */
  public DeltaWeights(Function<InstrumentId, Optional<Quote>> quotes, Function<Underlying, Optional<Price>> spots,
      Instant now) {
    this.quotes = quotes;
    this.spots = spots;
    this.now = now;
  }

  /**
   * Adds an open quantity.
   *
   * @param instrument of what
   * @param net signed units
   */
  public void add(Instrument instrument, Quantity net) {
    OptionalDouble delta = instrument.isOption() ? delta(instrument) : OptionalDouble.of(1);
    if (delta.isPresent()) {
      deltas.merge(instrument.underlying(), Quantity.of(StrictMath.round(net.units() * delta.getAsDouble())),
          Quantity::plus);
    } else {
      unpriced.add(instrument.id());
    }
  }

  private OptionalDouble delta(Instrument option) {
    Optional<Price> spot = spots.apply(option.underlying());
    Optional<Price> price = quotes.apply(option.id()).flatMap(DeltaWeights::price);
    if (spot.isEmpty() || price.isEmpty()) {
      return OptionalDouble.empty();
    }
    boolean call = option.kind() == InstrumentKind.CALL;
    double underlying = number(spot.get());
    double strike = number(option.strike().orElseThrow());
    Instant end = option.expiry().orElseThrow().atTime(CLOSE).atZone(TradingCalendar.INDIA).toInstant();
    double years = StrictMath.max(SHORTEST_YEARS, Duration.between(now, end).toSeconds() / YEAR_SECONDS);
    OptionalDouble volatility = ImpliedVolatility.of(call, number(price.get()), underlying, strike, years, 0);
    return volatility.isPresent()
        ? OptionalDouble.of(BlackScholes.delta(call, underlying, strike, years, 0, volatility.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static Optional<Price> price(Quote quote) {
    return quote.isTwoSided()
        ? Optional.of(new Price((quote.bid().orElseThrow().tenThousandths()
            + quote.ask().orElseThrow().tenThousandths()) / 2))
        : quote.last();
  }

  private static double number(Price price) {
    return price.tenThousandths() / TEN_THOUSAND;
  }

  /** {@return signed units of the underlying that everything added is worth} */
  public SortedMap<Underlying, Quantity> deltas() {
    return new TreeMap<>(deltas);
  }

  /** {@return what was added and has no price} */
  public SortedSet<InstrumentId> unpriced() {
    return new TreeSet<>(unpriced);
  }
}
