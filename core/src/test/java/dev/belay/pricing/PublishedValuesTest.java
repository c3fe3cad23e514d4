package dev.belay.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that others have published. */
class PublishedValuesTest {

  @ParameterizedTest
  @CsvFileSource(resources = "published-values.csv")
  void anOptionHasItsPublishedValue(String type, double spot, double strike, double yield, double rate, double years,
      double volatility, double value, double tolerance) {
    assertThat(BlackScholes.value(type.equals("C"), spot, strike, years, rate, yield, volatility))
        .isCloseTo(value, within(tolerance));
  }

  /** Abramowitz and Stegun, table 26.1, and mpmath at 40 digits for the tails. */
  @ParameterizedTest
  @CsvSource({"0, 0.5", "1, 0.841344746068542949", "-1, 0.158655253931457051", "1.96, 0.975002104851779502",
      "-5, 2.86651571879193912e-7", "-7.05, 8.94588955876992195e-13", "-8, 6.22096057427178413e-16",
      "-20, 2.75362411860623362e-89", "-37, 5.72557122252457577e-300"})
  void theNormalDistributionIsAccurateInTheMiddleAndInTheTails(double x, double probability) {
    double found = NormalDistribution.cumulative(x);

    assertThat(found).isCloseTo(probability, within(2e-16));
    assertThat(found / probability).isCloseTo(1, within(1e-8));
  }

  @Test
  void beyondAllTailsThereIsNothing() {
    assertThat(NormalDistribution.cumulative(-39)).isZero();
    assertThat(NormalDistribution.cumulative(39)).isEqualTo(1);
  }

  @Test
  void atExpiryAndWithoutVolatilityOnlyTheIntrinsicValueIsLeft() {
    assertThat(BlackScholes.value(true, 105, 100, 0, 0.07, 0, 0.2)).isEqualTo(5);
    assertThat(BlackScholes.value(false, 105, 100, -0.01, 0.07, 0, 0.2)).isZero();
    assertThat(BlackScholes.value(false, 90, 100, 1, 0, 0, 0)).isEqualTo(10);
  }
}
