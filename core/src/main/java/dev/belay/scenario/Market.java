package dev.belay.scenario;

import dev.belay.margin.MarginQuality;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.Instrument;
import dev.belay.market.Quote;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a question's quotes into contracts, and keeps what is missing or was replaced by a bound. */
final class Market {

  private static final double YEAR = 365;
  private static final double TRADING_DAYS = 252;
  private static final long LONG_DATED_MONTHS = 9;
  private static final double BASIS = 10_000;

  private final MarginQuestion question;
  private final SortedMap<Underlying, UnderlyingTerms> terms;
  private final ScenarioParameters parameters;
  private final DeliveryDays delivery;
  private final LocalDate today;
  private final Optional<ExchangeFigures> figures;
  private final TreeSet<String> missing = new TreeSet<>();
  private final List<Underlying> numbered = new ArrayList<>();
  private final List<Double> spots = new ArrayList<>();
  private final SortedMap<String, Integer> groups = new TreeMap<>();
  private MarginQuality quality = MarginQuality.COMPLETE;
  private Instant asOf;

  Market(MarginQuestion question, SortedMap<Underlying, UnderlyingTerms> terms, ScenarioParameters parameters,
      TradingCalendar calendar, Optional<ExchangeFigures> figures) {
    this.figures = figures;
    this.question = question;
    this.terms = terms;
    this.parameters = parameters;
    this.today = calendar.day(question.now().wall());
    this.delivery = new DeliveryDays(parameters, calendar, today);
    this.asOf = question.now().wall();
  }

  /** {@return every contract of the question; incomplete where something {@link #missing() is missing}} */
  List<Contract> contracts() {
    for (Instrument each : question.instruments().values()) {
      if (!numbered.contains(each.underlying())) {
        numbered.add(each.underlying());
        spots.add(spot(each.underlying()));
      }
    }
    VolatilitySurface surface = new VolatilitySurface(question, this::spotOf, this::years, parameters);
    List<Contract> contracts = new ArrayList<>();
    if (missing.isEmpty()) {
      question.instruments().values().forEach(each -> contracts.add(contract(each, surface)));
    }
    return contracts;
  }

  /** {@return the published risk arrays, by the contracts' places} */
  SortedMap<Integer, RiskArray> arrays(List<Contract> contracts) {
    SortedMap<Integer, RiskArray> arrays = new TreeMap<>();
    for (int i = 0; i < contracts.size(); i++) {
      Instrument instrument = question.instrument(contracts.get(i).id());
      Optional<RiskArray> array = figures.flatMap(each -> each.array(instrument));
      if (array.isPresent()) {
        arrays.put(i, array.get());
      } else if (ranges(instrument.underlying()).isPresent() && instrument.expiry().isPresent()) {
        bounded();
      }
    }
    return arrays;
  }

  private Optional<ExchangeFigures.Ranges> ranges(Underlying underlying) {
    return figures.map(each -> each.ranges().get(underlying));
  }

  /** {@return what the numbers are of, for reports} */
  String version() {
    return parameters.version() + figures.map(each -> ", exchange figures of " + each.day()).orElse("");
  }

  TreeSet<String> missing() {
    return missing;
  }

  MarginQuality quality() {
    return quality;
  }

  Instant asOf() {
    return asOf;
  }

  ScenarioParameters parameters() {
    return parameters;
  }

  double[] spots() {
    return spots.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** {@return the calendar rate of an underlying} */
  double calendarRate(int underlying) {
    return parameters.rate(isIndex(numbered.get(underlying)) ? Parameter.CALENDAR_INDEX : Parameter.CALENDAR_STOCK);
  }

  int underlyings() {
    return numbered.size();
  }

  int groups() {
    return groups.size();
  }

  String underlyingName(int number) {
    return numbered.get(number).name();
  }

  private double spot(Underlying underlying) {
    Optional<Quote> own = Optional.ofNullable(terms.get(underlying)).map(UnderlyingTerms::spot)
        .flatMap(question::freshQuote);
    OptionalDouble price = own.map(Market::price).orElse(OptionalDouble.empty());
    if (price.isPresent()) {
      used(own.orElseThrow());
      return price.getAsDouble();
    }
    for (Instrument each : question.instruments().values()) {
      Optional<Quote> quote = question.freshQuote(each.id());
      OptionalDouble paid = quote.map(Market::price).orElse(OptionalDouble.empty());
      boolean usable = each.underlying().equals(underlying) && !each.isOption() && paid.isPresent();
      if (usable) {
        used(quote.orElseThrow());
        bounded();
        return paid.getAsDouble() * StrictMath.exp(-parameters.rate(Parameter.INTEREST) * years(each));
      }
    }
    missing.add("a fresh price of " + underlying);
    return Double.NaN;
  }

  /** The middle of a two-sided quote, else the last price. */
  static OptionalDouble price(Quote quote) {
    if (quote.isTwoSided()) {
      return OptionalDouble.of((rupees(quote.bid().orElseThrow()) + rupees(quote.ask().orElseThrow())) / 2);
    }
    return quote.last().map(last -> OptionalDouble.of(rupees(last))).orElse(OptionalDouble.empty());
  }

  static double rupees(Price price) {
    return price.tenThousandths() / BASIS;
  }

  private void used(Quote quote) {
    Instant received = quote.received().wall();
    asOf = received.isBefore(asOf) ? received : asOf;
  }

  private void bounded() {
    quality = quality.worse(MarginQuality.BOUNDED);
  }

  double spotOf(Instrument instrument) {
    return spots.get(numbered.indexOf(instrument.underlying()));
  }

  double years(Instrument instrument) {
    return instrument.expiry().map(day -> Math.max(0, ChronoUnit.DAYS.between(today, day)) / YEAR).orElse(0.0);
  }

  private boolean isIndex(Underlying underlying) {
    return terms.containsKey(underlying) && terms.get(underlying).index();
  }

  private Contract contract(Instrument instrument, VolatilitySurface surface) {
    Optional<Quote> quote = question.freshQuote(instrument.id());
    quote.ifPresent(this::used);
    double strike = instrument.strike().map(Market::rupees).orElse(0.0);
    double volatility = 0;
    if (instrument.isOption() && years(instrument) > 0) {
      VolatilitySurface.Reading reading = surface.of(instrument, canBeSold(instrument));
      reading.problem().ifPresent(missing::add);
      quality = reading.bounded() ? quality.worse(MarginQuality.BOUNDED) : quality;
      volatility = reading.volatility();
    }
    LocalDate expiry = instrument.expiry().orElse(LocalDate.MAX);
    int number = numbered.indexOf(instrument.underlying());
    return new Contract(instrument.id(), instrument.kind(), number, expiry, group(instrument, expiry), strike,
        years(instrument), volatility, ownPrice(instrument, quote), priceScan(instrument, surface),
        volatilityScan(instrument.underlying()), halfSpread(quote), mostPaid(instrument), exposure(instrument),
        delivery.of(instrument, isIndex(instrument.underlying()), priceScan(instrument, surface),
            stockExposure(instrument.underlying())));
  }

  /** On its expiry day a contract gives and gets no offset from later ones. */
  private int group(Instrument instrument, LocalDate expiry) {
    String name = instrument.underlying().name() + (expiry.equals(today) ? " today" : "");
    return groups.computeIfAbsent(name, key -> groups.size());
  }

  private double ownPrice(Instrument instrument, Optional<Quote> quote) {
    if (instrument.isOption()) {
      return 0;
    }
    double forward = spotOf(instrument)
        * StrictMath.exp(parameters.rate(Parameter.INTEREST) * years(instrument));
    return quote.map(Market::price).orElse(OptionalDouble.empty()).orElse(forward);
  }

  private boolean canBeSold(Instrument instrument) {
    Quantity held = question.present().getOrDefault(instrument.id(), Quantity.ZERO);
    return held.isNegative() || question.plan().legs().stream()
        .anyMatch(leg -> leg.side() == Side.SELL && leg.instrument().id().equals(instrument.id()));
  }

  private double priceScan(Instrument instrument, VolatilitySurface surface) {
    boolean index = isIndex(instrument.underlying());
    Optional<ExchangeFigures.Ranges> published = ranges(instrument.underlying());
    if (published.isPresent()) {
      double share = rupees(published.get().priceScan()) / rupees(published.get().price());
      return isLongDated(instrument) ? Math.max(share, parameters.rate(Parameter.PRICE_SCAN_LONG_DATED)) : share;
    }
    double lowest = parameters.rate(index ? Parameter.PRICE_SCAN_INDEX : Parameter.PRICE_SCAN_STOCK);
    Optional<Integer> average = Optional.ofNullable(terms.get(instrument.underlying()))
        .flatMap(UnderlyingTerms::volatility);
    if (average.isPresent()) {
      lowest = Math.max(lowest, sixSigma(average.get() / BASIS));
    } else {
      lowest = index ? lowest : lowest * parameters.rate(Parameter.UNKNOWN_VOLATILITY_FACTOR);
      lowest = Math.max(lowest, surface.atTheMoney(instrument.underlying())
          .map(Market::sixSigma).max().orElse(0));
      quality = index ? quality : quality.worse(MarginQuality.BOUNDED);
    }
    return isLongDated(instrument) ? Math.max(lowest, parameters.rate(Parameter.PRICE_SCAN_LONG_DATED)) : lowest;
  }

  private boolean isLongDated(Instrument instrument) {
    return isIndex(instrument.underlying()) && instrument.isOption()
        && instrument.expiry().orElseThrow().isAfter(today.plusMonths(LONG_DATED_MONTHS));
  }

  /** Six daily standard deviations over two days. */
  private static double sixSigma(double annual) {
    return 6 * StrictMath.sqrt(2) * annual / StrictMath.sqrt(TRADING_DAYS);
  }

  private double volatilityScan(Underlying underlying) {
    Optional<ExchangeFigures.Ranges> published = ranges(underlying);
    if (published.isPresent()) {
      return published.get().volatilityScan() / BASIS;
    }
    double lowest = parameters.rate(isIndex(underlying) ? Parameter.VOLATILITY_SCAN_INDEX
        : Parameter.VOLATILITY_SCAN_STOCK);
    double share = Optional.ofNullable(terms.get(underlying)).flatMap(UnderlyingTerms::volatility).orElse(0) / BASIS
        * parameters.rate(Parameter.VOLATILITY_SCAN_SHARE);
    return Math.max(lowest, StrictMath.ceil(share * 100 - 1e-9) / 100);
  }

  private static double halfSpread(Optional<Quote> quote) {
    return quote.filter(Quote::isTwoSided)
        .map(both -> (rupees(both.ask().orElseThrow()) - rupees(both.bid().orElseThrow())) / 2).orElse(Double.NaN);
  }

  private double mostPaid(Instrument instrument) {
    return question.plan().legs().stream()
        .filter(leg -> leg.side() == Side.BUY && leg.instrument().id().equals(instrument.id()))
        .map(leg -> leg.ladder().collar()).max(Comparator.naturalOrder()).map(Market::rupees).orElse(Double.NaN);
  }

  private double stockExposure(Underlying underlying) {
    Optional<ExchangeFigures.Rates> published = rates(underlying);
    if (published.isPresent()) {
      return published.get().plain() / BASIS;
    }
    return Optional.ofNullable(terms.get(underlying)).flatMap(UnderlyingTerms::exposure)
        .map(own -> own / BASIS).orElse(parameters.rate(Parameter.EXPOSURE_STOCK));
  }

  private Optional<ExchangeFigures.Rates> rates(Underlying underlying) {
    return figures.map(each -> each.exposures().get(underlying));
  }

  private Contract.Exposure exposure(Instrument instrument) {
    Optional<UnderlyingTerms> known = Optional.ofNullable(terms.get(instrument.underlying()));
    double close = known.flatMap(UnderlyingTerms::previousClose).map(Market::rupees).orElse(Double.NaN);
    if (!isIndex(instrument.underlying())) {
      double plain = stockExposure(instrument.underlying());
      double deep = rates(instrument.underlying()).map(published -> published.deep() / BASIS)
          .orElse(plain * parameters.rate(Parameter.EXPOSURE_DEEP_STOCK_FACTOR));
      return new Contract.Exposure(plain, deep, parameters.rate(Parameter.DEEP_STOCK_FROM), 0, close);
    }
    double plain = known.flatMap(UnderlyingTerms::exposure).map(own -> own / BASIS)
        .orElse(parameters.rate(Parameter.EXPOSURE_INDEX));
    boolean option = instrument.isOption();
    double least = isLongDated(instrument) ? parameters.rate(Parameter.EXPOSURE_LONG_DATED) : 0;
    boolean expiring = option && instrument.expiry().orElseThrow().equals(today);
    return new Contract.Exposure(Math.max(least, plain),
        Math.max(least, Math.max(plain, parameters.rate(Parameter.EXPOSURE_DEEP_INDEX))),
        parameters.rate(Parameter.DEEP_INDEX_FROM), expiring ? parameters.rate(Parameter.EXPOSURE_EXPIRY_DAY) : 0,
        close);
  }
}
