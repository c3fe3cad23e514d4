package dev.belay.margin;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.plan.Leg;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Fixed amounts, whatever the market does: for tests and paper trading, where a margin must be known
 * beforehand.
 *
 * <p>Bought options and shares cost their leg's collar; what is written costs what the rule says, and shocks
 * change nothing. This class is immutable and thread-safe.
 */
public final class FixedMargin implements MarginEstimator {

  /** What the written part of a portfolio costs; empty when nobody can say. */
  @FunctionalInterface
  private interface Rule {
    Optional<Money> cost(MarginQuestion question, SortedMap<InstrumentId, Quantity> held);
  }

  private final Rule rule;
  private final String whenUnknown;
  private final boolean premiumOnTop;

  private FixedMargin(Rule rule, boolean premiumOnTop, String whenUnknown) {
    this.rule = rule;
    this.premiumOnTop = premiumOnTop;
    this.whenUnknown = whenUnknown;
  }

  /**
   * {@return one amount, premium included, for every portfolio that is not empty}
   *
   * @param amount the requirement
   */
  public static FixedMargin whole(Money amount) {
    return new FixedMargin((question, held) -> Optional.of(amount), false, "");
  }

  /**
   * {@return so much for each lot of a written option or of a future, without offset}
   *
   * @param amount for one lot
   */
  public static FixedMargin perLot(Money amount) {
    return new FixedMargin((question, held) -> sum(question, held, (instrument, units) ->
        Optional.of(amount.times(ceilDiv(units.units(), instrument.rules().lot().units())))), true, "");
  }

  /**
   * {@return a share of the notional of each written option and future, without offset; the notional is
   * strike × units, or for a future its leg's collar or fresh last price × units}
   *
   * @param basisPoints the share
   */
  public static FixedMargin shareOfNotional(int basisPoints) {
    return new FixedMargin((question, held) -> sum(question, held, (instrument, units) ->
        notionalPrice(question, instrument)
            .map(price -> price.times(units).scaled(basisPoints, Shock.ONE, RoundingMode.CEILING))),
        true, "no price for the notional of a future");
  }

  /**
   * {@return amounts written down portfolio by portfolio, premium included; any other portfolio is
   * unavailable}
   *
   * @param amounts by portfolio: signed units by contract, no zeros
   */
  public static FixedMargin scripted(List<Scripted> amounts) {
    List<Scripted> script = List.copyOf(amounts);
    return new FixedMargin((question, held) -> script.stream()
        .filter(each -> each.held().equals(held)).map(Scripted::requirement).findFirst(), false,
        "the script has no such portfolio");
  }

  /**
   * {@return an estimator whose model never has a figure}
   *
   * @param missing what it says is missing
   */
  public static FixedMargin unavailable(String missing) {
    return new FixedMargin((question, held) -> Optional.empty(), false, missing);
  }

  /**
   * One line of a script.
   *
   * @param held signed units by contract, no zeros
   * @param requirement what it needs
   */
  public record Scripted(SortedMap<InstrumentId, Quantity> held, Money requirement) {

    /** Copies the map. */
    public Scripted {
      held = new TreeMap<>(held);
    }
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    return CompletableFuture.completedStage(new Fixed(question));
  }

  /** Remembers its last answer: the same portfolio is asked for under every shock. */
  private final class Fixed implements MarginModel {
    private final MarginQuestion question;
    private volatile Answer last;

    Fixed(MarginQuestion question) {
      this.question = question;
    }

    private record Answer(SortedMap<InstrumentId, Quantity> held, MarginEstimate estimate) {}

    @Override
    public MarginEstimate estimate(SortedMap<InstrumentId, Quantity> held, Shock shock) {
      Answer known = last;
      if (known == null || !known.held().equals(held)) {
        known = new Answer(new TreeMap<>(held), FixedMargin.this.estimate(question, held));
        last = known;
      }
      return known.estimate();
    }
  }

  private MarginEstimate estimate(MarginQuestion question, SortedMap<InstrumentId, Quantity> held) {
    List<String> missing = new ArrayList<>();
    Money premium = Money.ZERO;
    for (InstrumentId id : question.instruments().keySet()) {
      Optional<Money> cost = question.premium(id, held.getOrDefault(id, Quantity.ZERO));
      if (cost.isEmpty()) {
        missing.add("no leg of the plan buys " + id);
      }
      premium = premium.plus(cost.orElse(Money.ZERO));
    }
    Optional<Money> margin = held.isEmpty() ? Optional.of(Money.ZERO) : rule.cost(question, held);
    if (margin.isEmpty()) {
      missing.add(whenUnknown);
    }
    return missing.isEmpty()
        ? known(question, premiumOnTop ? margin.orElseThrow().plus(premium) : margin.orElseThrow(), premium)
        : new MarginEstimate.Unavailable(missing);
  }

  private static MarginEstimate known(MarginQuestion question, Money requirement, Money premium) {
    return new MarginEstimate.Known(requirement, premium, MarginSource.FIXED, MarginQuality.COMPLETE,
        question.now().wall(), "");
  }

  @FunctionalInterface
  private interface CostOfUnits {
    Optional<Money> of(Instrument instrument, Quantity units);
  }

  private static Optional<Money> sum(MarginQuestion question, SortedMap<InstrumentId, Quantity> held,
      CostOfUnits cost) {
    Money sum = Money.ZERO;
    for (var each : held.entrySet()) {
      Instrument instrument = question.instrument(each.getKey());
      boolean margined = instrument.kind() == InstrumentKind.FUTURE || each.getValue().isNegative();
      if (margined) {
        Optional<Money> one = cost.of(instrument, each.getValue().abs());
        if (one.isEmpty()) {
          return one;
        }
        sum = sum.plus(one.get());
      }
    }
    return Optional.of(sum);
  }

  private static Optional<Price> notionalPrice(MarginQuestion question, Instrument instrument) {
    return instrument.strike()
        .or(() -> question.plan().legs().stream().filter(leg -> leg.instrument().id().equals(instrument.id()))
            .map((Leg leg) -> leg.ladder().collar()).findFirst())
        .or(() -> question.freshQuote(instrument.id()).flatMap(Quote::last));
  }

  private static long ceilDiv(long units, long lot) {
    return (units + lot - 1) / lot;
  }
}
