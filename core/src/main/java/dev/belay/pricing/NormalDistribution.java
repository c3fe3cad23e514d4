package dev.belay.pricing;

/**
 * The standard normal distribution, accurate to about 1e-16 absolute.
 *
 * <p>The algorithm is Hart's rational approximation (Hart et al., Computer Approximations, 1968, no. 5666)
 * with a continued fraction in the tails, in the arrangement of G. West, "Better approximations to cumulative
 * normal functions", Wilmott 2005.
 */
public final class NormalDistribution {

  private static final double SQRT_TWO_PI = 2.506628274631000502;
  private static final double SWITCH = 7.07106781186547;
  private static final double NOTHING_BEYOND = 38;
  private static final double[] NUMERATOR = {220.206867912376, 221.213596169931, 112.079291497871, 33.912866078383,
      6.37396220353165, 0.700383064443688, 3.52624965998911e-02};
  private static final double[] DENOMINATOR = {440.413735824752, 793.826512519948, 637.333633378831,
      296.564248779674, 86.7807322029461, 16.064177579207, 1.75566716318264, 8.83883476483184e-02};

  private NormalDistribution() {}

  /**
   * {@return the probability of a value at or below x}
   *
   * @param x any number
   */
  public static double cumulative(double x) {
    double z = Math.abs(x);
    double tail = z > NOTHING_BEYOND ? 0 : tail(z);
    return x > 0 ? 1 - tail : tail;
  }

  /**
   * {@return the density at x}
   *
   * @param x any number
   */
  public static double density(double x) {
    return StrictMath.exp(-x * x / 2) / SQRT_TWO_PI;
  }

  private static double tail(double z) {
    double exponential = StrictMath.exp(-z * z / 2);
    if (z < SWITCH) {
      return exponential * polynomial(NUMERATOR, z) / polynomial(DENOMINATOR, z);
    }
    double fraction = z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))));
    return exponential / fraction / SQRT_TWO_PI;
  }

  private static double polynomial(double[] coefficients, double z) {
    double value = 0;
    for (int i = coefficients.length - 1; i >= 0; i--) {
      value = value * z + coefficients[i];
    }
    return value;
  }
}
