package dev.belay.scenario;

import dev.belay.money.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * What one bought unit of a contract loses in each of the sixteen scenarios, as the clearing house publishes
 * it: a loss is positive, the extreme scenarios are weighted already.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class RiskArray {

  /** How many scenarios there are. */
  public static final int SCENARIOS = 16;

  private static final double BASIS = 10_000;

  private final long[] losses;

  private RiskArray(long[] losses) {
    this.losses = losses;
  }

  /**
   * {@return an array}
   *
   * @param rupees the loss of one bought unit in each scenario, in order; kept to four decimals
   * @throws IllegalArgumentException when there are not sixteen
   */
  public static RiskArray of(List<BigDecimal> rupees) {
    if (rupees.size() != SCENARIOS) {
      throw new IllegalArgumentException("a risk array has " + SCENARIOS + " values, not " + rupees.size());
    }
    return new RiskArray(rupees.stream().mapToLong(each -> Money.of(each).tenThousandths()).toArray());
  }

  /**
   * {@return the loss of some units in a scenario}
   *
   * @param scenario 1 to 16
   * @param units bought units; below zero for sold ones
   */
  public Money loss(int scenario, long units) {
    return new Money(losses[scenario - 1]).times(units);
  }

  /**
   * {@return the array of so many units of this contract and so many of another}
   *
   * @param units of this contract
   * @param other another contract of the same underlying
   * @param otherUnits of the other one
   */
  public RiskArray with(long units, RiskArray other, long otherUnits) {
    long[] sum = new long[SCENARIOS];
    for (int i = 0; i < SCENARIOS; i++) {
      sum[i] = Math.addExact(Math.multiplyExact(losses[i], units), Math.multiplyExact(other.losses[i], otherUnits));
    }
    return new RiskArray(sum);
  }

  /** {@return the scan risk of one unit: the largest loss, or nothing where every scenario gains} */
  public Money scanRisk() {
    return new Money(Arrays.stream(losses).max().orElse(0)).max(Money.ZERO);
  }

  /** {@return the scenario of the largest loss, 1 to 16, the first of equals} */
  public int worstScenario() {
    int worst = 0;
    for (int i = 1; i < SCENARIOS; i++) {
      worst = losses[i] > losses[worst] ? i : worst;
    }
    return worst + 1;
  }

  double rupees(int scenario) {
    return losses[scenario - 1] / BASIS;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RiskArray array && Arrays.equals(losses, array.losses);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(losses);
  }

  /** {@return the sixteen losses in ten-thousandths of a rupee} */
  @Override
  public String toString() {
    return Arrays.toString(losses);
  }
}
