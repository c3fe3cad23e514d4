package dev.belay.scenario;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the clearing house publishes for a day, where a host reads its files: scan ranges, risk arrays and
 * exposure rates. They replace the parameters of the underlyings that they name.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param day the trading day that the figures are of; a settlement file's day is the one that ended
 * @param ranges scan ranges by underlying
 * @param arrays risk arrays by contract
 * @param exposures exposure rates by underlying
 */
public record ExchangeFigures(LocalDate day, SortedMap<Underlying, Ranges> ranges,
    SortedMap<Series, RiskArray> arrays, SortedMap<Underlying, Rates> exposures) {

  /** Copies the maps. */
  public ExchangeFigures {
    Objects.requireNonNull(day, "day");
    ranges = Collections.unmodifiableSortedMap(new TreeMap<>(ranges));
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
    exposures = Collections.unmodifiableSortedMap(new TreeMap<>(exposures));
  }

  /**
   * How far an underlying's price and volatility are moved.
   *
   * @param price the underlying's price at which the file was made, above zero
   * @param priceScan price scan range, in rupees
   * @param volatilityScan volatility scan range in basis points: 400 is four points of volatility
   */
  public record Ranges(Price price, Price priceScan, int volatilityScan) {

    /** Refuses a price or a range that is not above zero. */
    public Ranges {
      if (price.isZero() || priceScan.isZero() || volatilityScan < 0) {
        throw new IllegalArgumentException("a price and its scan range are above zero: " + price + ", " + priceScan);
      }
    }
  }

  /**
   * Exposure margin rates of an underlying, additional ones included, in basis points.
   *
   * @param plain of futures and of options that are not deep out of the money
   * @param deep of options deep out of the money
   */
  public record Rates(int plain, int deep) {

    /** Refuses rates below zero. */
    public Rates {
      if (plain < 0 || deep < 0) {
        throw new IllegalArgumentException("an exposure rate is 0 or more: " + plain + ", " + deep);
      }
    }
  }

  /**
   * A contract as the clearing house names it: it knows no trading symbols.
   *
   * @param underlying what it is written on
   * @param expiry its last day
   * @param kind future, call or put
   * @param strike the strike of an option
   */
  public record Series(Underlying underlying, LocalDate expiry, InstrumentKind kind, Optional<Price> strike)
      implements Comparable<Series> {

    private static final Comparator<Series> ORDER = Comparator.comparing(Series::underlying)
        .thenComparing(Series::expiry).thenComparing(Series::kind)
        .thenComparing(each -> each.strike().orElse(Price.ZERO));

    /** Refuses an option without a strike and others with one. */
    public Series {
      Objects.requireNonNull(underlying, "underlying");
      Objects.requireNonNull(expiry, "expiry");
      if (kind == InstrumentKind.EQUITY || kind.isOption() != strike.isPresent()) {
        throw new IllegalArgumentException("a future has no strike, an option has one: " + kind + " " + strike);
      }
    }

    /**
     * {@return the series of a contract; empty for a share}
     *
     * @param instrument the contract
     */
    public static Optional<Series> of(Instrument instrument) {
      return instrument.expiry().map(expiry ->
          new Series(instrument.underlying(), expiry, instrument.kind(), instrument.strike()));
    }

    @Override
    public int compareTo(Series other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * {@return these figures with the exposure rates of another file}
   *
   * @param rates by underlying
   */
  public ExchangeFigures withExposures(SortedMap<Underlying, Rates> rates) {
    return new ExchangeFigures(day, ranges, arrays, rates);
  }

  Optional<RiskArray> array(Instrument instrument) {
    return Series.of(instrument).map(arrays::get);
  }
}
