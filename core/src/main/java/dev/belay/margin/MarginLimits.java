package dev.belay.margin;

import dev.belay.money.Money;
import java.math.RoundingMode;
import java.util.List;

/**
 * How much of the available money a plan may need at its worst point, and against which moves it is measured.
 *
 * @param shareOfMargin share of the available margin in basis points, above 0 up to 10000; default 9000
 * @param shareOfCash share of the cash that premium may take, in basis points, above 0 up to 10000; default
 *     9000
 * @param shocks the moves; default price 0, −3 %, +3 % × volatility 0, +30 %, +50 % × spread 1, 1.5, 2
 * @param hedgeLossBlocks whether the portfolio that has lost its protection after it was filled also counts;
 *     default false: fills gate the shorts, so that no order of ours makes it
 */
public record MarginLimits(int shareOfMargin, int shareOfCash, List<Shock> shocks, boolean hedgeLossBlocks) {

  /** The defaults. */
  public static final MarginLimits DEFAULT = new MarginLimits(9_000, 9_000,
      Shock.grid(List.of(0, -300, 300), List.of(0, 3_000, 5_000), List.of(10_000, 15_000, 20_000)), false);

  /** Refuses shares outside their range and a list without the unmoved market. */
  public MarginLimits {
    shocks = List.copyOf(shocks);
    if (shareOfMargin < 1 || shareOfMargin > Shock.ONE || shareOfCash < 1 || shareOfCash > Shock.ONE) {
      throw new IllegalArgumentException("a share is above 0 up to 10000 basis points: " + shareOfMargin + ", "
          + shareOfCash);
    }
    if (!shocks.contains(Shock.NONE)) {
      throw new IllegalArgumentException("the unmoved market must be among the shocks");
    }
  }

  /**
   * {@return the same limits with other shares}
   *
   * @param margin share of the available margin in basis points
   * @param cash share of the cash in basis points
   */
  public MarginLimits withShares(int margin, int cash) {
    return new MarginLimits(margin, cash, shocks, hedgeLossBlocks);
  }

  /**
   * {@return the same limits against other moves}
   *
   * @param other the moves, the unmoved market among them
   */
  public MarginLimits withShocks(List<Shock> other) {
    return new MarginLimits(shareOfMargin, shareOfCash, other, hedgeLossBlocks);
  }

  /** {@return the same limits, but the loss of the protection counts too} */
  public MarginLimits strict() {
    return new MarginLimits(shareOfMargin, shareOfCash, shocks, true);
  }

  /**
   * {@return how much of the available money a need may take}
   *
   * @param available what is available
   */
  public Money allowedMargin(Money available) {
    return available.max(Money.ZERO).scaled(shareOfMargin, Shock.ONE, RoundingMode.FLOOR);
  }

  /**
   * {@return how much of the cash premium may take}
   *
   * @param cash what is there
   */
  public Money allowedCash(Money cash) {
    return cash.max(Money.ZERO).scaled(shareOfCash, Shock.ONE, RoundingMode.FLOOR);
  }
}
