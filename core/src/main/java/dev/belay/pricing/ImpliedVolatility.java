package dev.belay.pricing;

import java.util.OptionalDouble;

/**
 * The volatility at which an option is worth its price, on spot without yield.
 *
 * <p>Safeguarded Newton steps inside a bracket: every step stays between volatilities that are known to be
 * too low and too high, so it ends whatever the start. Prices in the money are turned into the option out of
 * the money of the same strike first, where volatility shows.
 */
public final class ImpliedVolatility {

  /** The lowest volatility that is answered. */
  public static final double LOWEST = 1e-4;

  /** The highest volatility that is answered. */
  public static final double HIGHEST = 5;

  private static final double PRECISION = 1e-10;
  private static final int MOST_STEPS = 100;

  private ImpliedVolatility() {}

  /**
   * {@return the volatility; empty when the price lies outside what any volatility between the bounds gives,
   * below the intrinsic value for one}
   *
   * @param call whether it is a call
   * @param price the option's price
   * @param spot price of the underlying, above 0
   * @param strike the strike, above 0
   * @param years time to expiry in years
   * @param rate interest rate, continuous
   */
  public static OptionalDouble of(boolean call, double price, double spot, double strike, double years, double rate) {
    if (!(price > 0) || !(spot > 0) || !(strike > 0) || !(years > 0)) {
      return OptionalDouble.empty();
    }
    double presentStrike = strike * StrictMath.exp(-rate * years);
    boolean callOut = spot < presentStrike;
    double parity = spot - presentStrike;
    double out = call == callOut ? price : call ? price - parity : price + parity;
    double low = LOWEST;
    double high = HIGHEST;
    if (!(out > BlackScholes.value(callOut, spot, strike, years, rate, 0, low))
        || !(out < BlackScholes.value(callOut, spot, strike, years, rate, 0, high))) {
      return OptionalDouble.empty();
    }
    double volatility = start(spot, presentStrike, years);
    for (int step = 0; step < MOST_STEPS && high - low > PRECISION; step++) {
      double error = BlackScholes.value(callOut, spot, strike, years, rate, 0, volatility) - out;
      if (error > 0) {
        high = volatility;
      } else {
        low = volatility;
      }
      double newton = volatility - error / vega(spot, presentStrike, years, volatility);
      double next = newton > low && newton < high ? newton : (low + high) / 2;
      if (Math.abs(next - volatility) < PRECISION) {
        return OptionalDouble.of(next);
      }
      volatility = next;
    }
    return OptionalDouble.of(volatility);
  }

  /** The volatility at which the value bends: Newton's steps from there do not overshoot. */
  private static double start(double spot, double presentStrike, double years) {
    double bend = StrictMath.sqrt(2 * Math.abs(StrictMath.log(spot / presentStrike)) / years);
    return Math.min(HIGHEST / 2, Math.max(0.05, bend));
  }

  private static double vega(double spot, double presentStrike, double years, double volatility) {
    double deviation = volatility * StrictMath.sqrt(years);
    double d1 = StrictMath.log(spot / presentStrike) / deviation + deviation / 2;
    return spot * StrictMath.sqrt(years) * NormalDistribution.density(d1);
  }
}
