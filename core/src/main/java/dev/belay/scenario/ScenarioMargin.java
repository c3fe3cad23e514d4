package dev.belay.scenario;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The default margin estimator: scenario risk by repricing, exposure margin, calendar charge, delivery and
 * premium, from quotes alone. It asks nobody.
 *
 * <p>Without a fresh price of an underlying, of a short option or for a market it cannot value, the model has
 * no figure, and entries are refused; a long option without a price counts as worth its intrinsic value,
 * which can only make the figure larger. This class is immutable and thread-safe; a prepared model is for one
 * thread.
 */
public final class ScenarioMargin implements MarginEstimator {

  private static final int LONGEST_BREAK = 10;

  private final SortedMap<Underlying, UnderlyingTerms> underlyings;
  private final TreeMap<LocalDate, ScenarioParameters> versions = new TreeMap<>();
  private final TradingCalendar calendar;
  private final Optional<ExchangeFigures> figures;

  /**
   * Makes an estimator.
   *
   * @param underlyings what the host knows of each underlying; one that is missing is taken for a stock of
   *     its name at NSE
   * @param versions parameters, each from its day on
   * @param calendar tells trading days, for delivery margins
   */
  public ScenarioMargin(SortedMap<Underlying, UnderlyingTerms> underlyings, List<ScenarioParameters> versions,
      TradingCalendar calendar) {
    this(underlyings, versions, calendar, Optional.empty());
  }

  private ScenarioMargin(SortedMap<Underlying, UnderlyingTerms> underlyings, Collection<ScenarioParameters> versions,
      TradingCalendar calendar, Optional<ExchangeFigures> figures) {
    this.underlyings = Collections.unmodifiableSortedMap(new TreeMap<>(underlyings));
    versions.forEach(each -> this.versions.put(each.from(), each));
    this.calendar = calendar;
    this.figures = figures;
    if (this.versions.isEmpty()) {
      throw new IllegalArgumentException("no version of the parameters");
    }
  }

  /**
   * {@return an estimator with the Indian parameters}
   *
   * @param underlyings what the host knows of each underlying
   * @param calendar tells trading days
   */
  public static ScenarioMargin india(SortedMap<Underlying, UnderlyingTerms> underlyings, TradingCalendar calendar) {
    return new ScenarioMargin(underlyings, List.of(ScenarioParameters.india()), calendar);
  }

  /**
   * {@return an estimator with the Indian parameters that knows the traded indexes and takes every other
   * underlying for a stock of the same name at NSE}
   *
   * @param calendar tells trading days
   */
  public static ScenarioMargin india(TradingCalendar calendar) {
    return india(UnderlyingTerms.indianIndexes(), calendar);
  }

  /**
   * {@return the same estimator with the clearing house's figures of a day: in the unmoved market its risk arrays
   * count exactly, under shocks its scan ranges and exposure rates replace the parameters. Figures that are
   * older than the trading day before, or of a later day, are stale: there is no model}
   *
   * @param published what the host read from the clearing house's files
   */
  public ScenarioMargin with(ExchangeFigures published) {
    return new ScenarioMargin(underlyings, versions.values(), calendar, Optional.of(published));
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    return CompletableFuture.completedStage(model(question));
  }

  /**
   * {@return the model at once: nothing has to be asked}
   *
   * @param question the plan, what is held, and the market
   */
  public MarginModel model(MarginQuestion question) {
    LocalDate today = calendar.day(question.now().wall());
    Map.Entry<LocalDate, ScenarioParameters> version = versions.floorEntry(today);
    if (version == null) {
      return (held, shock) -> MarginEstimate.unavailable("margin parameters in force on " + today);
    }
    if (figures.isPresent() && !isCurrent(figures.get().day(), today)) {
      LocalDate stale = figures.get().day();
      return (held, shock) -> MarginEstimate.unavailable(
          "the exchange's figures of " + today + " or the trading day before; there are those of " + stale);
    }
    Market market = new Market(question, termsOf(question), version.getValue(), calendar, figures);
    List<Contract> contracts = market.contracts();
    if (!market.missing().isEmpty()) {
      List<String> missing = List.copyOf(market.missing());
      return (held, shock) -> new MarginEstimate.Unavailable(missing);
    }
    return new ScenarioModel(question, contracts, market);
  }

  private boolean isCurrent(LocalDate day, LocalDate today) {
    LocalDate before = today.minusDays(1);
    while (before.isAfter(today.minusDays(LONGEST_BREAK)) && calendar.session(Exchange.NFO, before).isEmpty()) {
      before = before.minusDays(1);
    }
    return !day.isBefore(before) && !day.isAfter(today);
  }

  private SortedMap<Underlying, UnderlyingTerms> termsOf(MarginQuestion question) {
    SortedMap<Underlying, UnderlyingTerms> terms = new TreeMap<>();
    question.instruments().values().forEach(each -> terms.put(each.underlying(), termsOf(each.underlying())));
    return terms;
  }

  private UnderlyingTerms termsOf(Underlying underlying) {
    return Optional.ofNullable(underlyings.get(underlying))
        .orElseGet(() -> UnderlyingTerms.stock(new InstrumentId(Exchange.NSE, underlying.name())));
  }

  /** The contracts themselves and the prices of their underlyings. */
  @Override
  public SortedSet<InstrumentId> wanted(Collection<Instrument> instruments) {
    SortedSet<InstrumentId> quotes = new TreeSet<>();
    for (Instrument each : instruments) {
      quotes.add(each.id());
      quotes.add(termsOf(each.underlying()).spot());
    }
    return quotes;
  }
}
