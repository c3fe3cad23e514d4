package dev.belay.pricing;

/**
 * European option values by the generalised Black-Scholes formula. A carry yield equal to the rate gives
 * Black's formula on a future (Black-76); a yield of zero gives Black-Scholes on spot.
 */
public final class BlackScholes {

  private BlackScholes() {}

  /**
   * {@return the value of an option}
   *
   * @param call whether it is a call
   * @param spot price of the underlying, above 0
   * @param strike the strike, above 0
   * @param years time to expiry in years; at 0 or less the intrinsic value is answered
   * @param rate interest rate, continuous
   * @param yield carry yield of the underlying, continuous
   * @param volatility annual volatility; at 0 the discounted intrinsic value is answered
   */
  public static double value(boolean call, double spot, double strike, double years, double rate, double yield,
      double volatility) {
    if (years <= 0) {
      return Math.max(0, call ? spot - strike : strike - spot);
    }
    double presentSpot = spot * StrictMath.exp(-yield * years);
    double presentStrike = strike * StrictMath.exp(-rate * years);
    double deviation = volatility * StrictMath.sqrt(years);
    if (deviation <= 0) {
      return Math.max(0, call ? presentSpot - presentStrike : presentStrike - presentSpot);
    }
    double d1 = StrictMath.log(presentSpot / presentStrike) / deviation + deviation / 2;
    double d2 = d1 - deviation;
    return call
        ? presentSpot * NormalDistribution.cumulative(d1) - presentStrike * NormalDistribution.cumulative(d2)
        : presentStrike * NormalDistribution.cumulative(-d2) - presentSpot * NormalDistribution.cumulative(-d1);
  }

  /**
   * {@return how much the value moves with the underlying, per unit; the arguments are those of {@link
   * #value}}
   *
   * @param call whether it is a call
   * @param spot price of the underlying, above 0
   * @param strike the strike, above 0
   * @param years time to expiry in years
   * @param rate interest rate, continuous
   * @param volatility annual volatility
   */
  public static double delta(boolean call, double spot, double strike, double years, double rate, double volatility) {
    double deviation = volatility * StrictMath.sqrt(Math.max(0, years));
    double forward = spot * StrictMath.exp(rate * Math.max(0, years));
    if (deviation <= 0) {
      return call ? forward > strike ? 1 : 0 : forward < strike ? -1 : 0;
    }
    double d1 = StrictMath.log(forward / strike) / deviation + deviation / 2;
    return call ? NormalDistribution.cumulative(d1) : -NormalDistribution.cumulative(-d1);
  }
}
