package dev.belay.scenario;

import dev.belay.margin.MarginQuestion;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.pricing.BlackScholes;
import dev.belay.pricing.ImpliedVolatility;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The implied volatilities of a question's options, and what stands in where one has no price. */
final class VolatilitySurface {

  /**
   * One option's volatility.
   *
   * @param volatility annual
   * @param bounded whether a bound stands in for a price
   * @param problem why there is none
   */
  record Reading(double volatility, boolean bounded, Optional<String> problem) {}

  private static final double AT_THE_MONEY = 0.02;

  private final MarginQuestion question;
  private final ToDoubleFunction<Instrument> spot;
  private final ToDoubleFunction<Instrument> years;
  private final ScenarioParameters parameters;
  private final SortedMap<InstrumentId, Double> implied = new TreeMap<>();

  VolatilitySurface(MarginQuestion question, ToDoubleFunction<Instrument> spot, ToDoubleFunction<Instrument> years,
      ScenarioParameters parameters) {
    this.question = question;
    this.spot = spot;
    this.years = years;
    this.parameters = parameters;
    for (Instrument each : question.instruments().values()) {
      price(each).ifPresent(price -> invert(each, price)
          .ifPresent(volatility -> implied.put(each.id(), volatility)));
    }
  }

  private OptionalDouble price(Instrument option) {
    return option.isOption() ? question.freshQuote(option.id()).map(Market::price).orElse(OptionalDouble.empty())
        : OptionalDouble.empty();
  }

  private OptionalDouble invert(Instrument option, double price) {
    return ImpliedVolatility.of(option.kind() == InstrumentKind.CALL, price, spot.applyAsDouble(option),
        strike(option), years.applyAsDouble(option), parameters.rate(Parameter.INTEREST));
  }

  private static double strike(Instrument option) {
    return Market.rupees(option.strike().orElseThrow());
  }

  /** {@return an option's volatility, the lowest one where that is the bound, or the problem} */
  Reading of(Instrument option, boolean canBeSold) {
    Double own = implied.get(option.id());
    if (own != null) {
      return new Reading(own, false, Optional.empty());
    }
    OptionalDouble price = price(option);
    if (price.isPresent()) {
      double low = BlackScholes.value(option.kind() == InstrumentKind.CALL, spot.applyAsDouble(option),
          strike(option), years.applyAsDouble(option), parameters.rate(Parameter.INTEREST), 0,
          ImpliedVolatility.LOWEST);
      return price.getAsDouble() <= low ? new Reading(ImpliedVolatility.LOWEST, true, Optional.empty())
          : new Reading(Double.NaN, false, Optional.of("the price of " + option.id() + " is above any value"));
    }
    if (!canBeSold) {
      return new Reading(ImpliedVolatility.LOWEST, true, Optional.empty());
    }
    OptionalDouble guess = guess(option);
    return guess.isPresent()
        ? new Reading(guess.getAsDouble() + parameters.rate(Parameter.GUESSED_VOLATILITY_ADDITION), true,
            Optional.empty())
        : new Reading(Double.NaN, false, Optional.of("a fresh quote of " + option.id()));
  }

  /** The largest of the two nearest strikes of the same kind and expiry and of those at the money. */
  private OptionalDouble guess(Instrument option) {
    DoubleStream near = question.instruments().values().stream()
        .filter(each -> each.kind() == option.kind() && each.underlying().equals(option.underlying())
            && each.expiry().equals(option.expiry()) && implied.containsKey(each.id()))
        .sorted(Comparator.comparingDouble(each -> Math.abs(strike(each) - strike(option))))
        .limit(2).mapToDouble(each -> implied.get(each.id()));
    return DoubleStream.concat(near, atTheMoney(option.underlying())).max();
  }

  /** The volatilities of an underlying's options within two percent of the money. */
  DoubleStream atTheMoney(Underlying underlying) {
    return question.instruments().values().stream()
        .filter(each -> each.underlying().equals(underlying) && implied.containsKey(each.id()))
        .filter(each -> Math.abs(strike(each) / spot.applyAsDouble(each) - 1) <= AT_THE_MONEY)
        .mapToDouble(each -> implied.get(each.id()));
  }
}
