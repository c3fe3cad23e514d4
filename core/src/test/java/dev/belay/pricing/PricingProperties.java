package dev.belay.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class PricingProperties {

  private static final double STRIKE = 100;
  private static final double RATE = 0.07;

  @Property
  void callLessPutIsSpotLessPresentStrike(@ForAll @DoubleRange(min = 20, max = 500) double spot,
      @ForAll @DoubleRange(min = 0.01, max = 3) double years,
      @ForAll @DoubleRange(min = 0.01, max = 2) double volatility) {
    double call = BlackScholes.value(true, spot, STRIKE, years, RATE, 0, volatility);
    double put = BlackScholes.value(false, spot, STRIKE, years, RATE, 0, volatility);

    assertThat(call - put).isCloseTo(spot - STRIKE * StrictMath.exp(-RATE * years), within(1e-10 * spot));
  }

  @Property
  void theImpliedVolatilityGivesThePriceBack(@ForAll boolean call,
      @ForAll @DoubleRange(min = 60, max = 160) double spot, @ForAll @DoubleRange(min = 0.01, max = 2) double years,
      @ForAll @DoubleRange(min = 0.02, max = 2) double volatility) {
    double price = BlackScholes.value(call, spot, STRIKE, years, RATE, 0, volatility);

    OptionalDouble implied = ImpliedVolatility.of(call, price, spot, STRIKE, years, RATE);

    if (implied.isPresent()) {
      assertThat(BlackScholes.value(call, spot, STRIKE, years, RATE, 0, implied.getAsDouble()))
          .isCloseTo(price, within(1e-8));
    } else {
      double least = BlackScholes.value(call, spot, STRIKE, years, RATE, 0, ImpliedVolatility.LOWEST);
      assertThat(price).as("only a price without time value has none").isCloseTo(least, within(1e-9));
    }
  }

  @Property
  void aPriceOutsideTheBoundsHasNoVolatility(@ForAll boolean call,
      @ForAll @DoubleRange(min = 60, max = 160) double spot, @ForAll @DoubleRange(min = 0.01, max = 2) double years) {
    double intrinsic = BlackScholes.value(call, spot, STRIKE, years, RATE, 0, 0);
    double cap = call ? spot : STRIKE;

    assertThat(ImpliedVolatility.of(call, intrinsic - 0.01, spot, STRIKE, years, RATE)).isEmpty();
    assertThat(ImpliedVolatility.of(call, cap + 0.01, spot, STRIKE, years, RATE)).isEmpty();
    assertThat(ImpliedVolatility.of(call, Double.NaN, spot, STRIKE, years, RATE)).isEmpty();
  }

  @Property
  void aCallWinsAndAPutLosesWithTheUnderlying(@ForAll @DoubleRange(min = 60, max = 160) double spot,
      @ForAll @DoubleRange(min = 0.01, max = 2) double years,
      @ForAll @DoubleRange(min = 0.02, max = 2) double volatility) {
    double step = 1e-4 * spot;
    for (boolean call : new boolean[] {true, false}) {
      double slope = (BlackScholes.value(call, spot + step, STRIKE, years, RATE, 0, volatility)
          - BlackScholes.value(call, spot - step, STRIKE, years, RATE, 0, volatility)) / (2 * step);

      assertThat(BlackScholes.delta(call, spot, STRIKE, years, RATE, volatility)).isCloseTo(slope, within(2e-3));
    }
  }
}
