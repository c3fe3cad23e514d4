package dev.belay.hedge;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How often and how far the emergency hedge goes.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param debounce one decision at most in so long; also how long the same rung waits after a refusal; default
 *     500 ms
 * @param hardLimitLots from so many bared lots on the window is not waited for, 1 or more; default 1
 * @param hardPace one decision at most in so long beyond the hard limit, not longer than the window; default
 *     100 ms
 * @param collars how far beyond the market each rung may pay, in percent, rising; after the last one comes
 *     the exchange's price band alone; default 3 and 10
 * @param refusalsUntilHeld so many refusals of the last rung in a row, and it is held; 1 or more; default 3
 * @param probe how often a held hedge is tried again; default 10 s
 * @param protects whether an option that covers the short may be bought where its buy-back is refused for want of
 *     margin at one lot too (DESIGN rule 6.10): such an option needs its premium alone; default false, because it opens
 *     a contract that the plan does not have
 */
public record HedgeLimits(Duration debounce, int hardLimitLots, Duration hardPace, List<BigDecimal> collars,
    int refusalsUntilHeld, Duration probe, boolean protects) {

  private static final HedgeLimits DEFAULTS =
      new HedgeLimits(Duration.ofMillis(500), 1, Duration.ofMillis(100),
      List.of(BigDecimal.valueOf(3), BigDecimal.TEN), 3, Duration.ofSeconds(10));

  /**
   * Limits of a hedge that never buys protection by itself.
   *
   * @param debounce one decision at most in so long
   * @param hardLimitLots from so many bared lots on the window is not waited for
   * @param hardPace one decision at most in so long beyond the hard limit
   * @param collars how far beyond the market each rung may pay, in percent, rising
   * @param refusalsUntilHeld so many refusals of the last rung in a row, and it is held
   * @param probe how often a held hedge is tried again
   */
  public HedgeLimits(Duration debounce, int hardLimitLots, Duration hardPace, List<BigDecimal> collars,
      int refusalsUntilHeld, Duration probe) {
    this(debounce, hardLimitLots, hardPace, collars, refusalsUntilHeld, probe, false);
  }

  /** Refuses limits that make no sense, each by its name. */
  public HedgeLimits {
    collars = List.copyOf(collars);
    require(!hardPace.isNegative() && !hardPace.isZero(), "hardPace must be above zero");
    require(debounce.compareTo(hardPace) >= 0, "debounce must not be shorter than hardPace");
    require(!probe.isNegative() && !probe.isZero(), "probe must be above zero");
    require(hardLimitLots >= 1, "hardLimitLots must be 1 or more");
    require(refusalsUntilHeld >= 1, "refusalsUntilHeld must be 1 or more");
    for (int i = 0; i < collars.size(); i++) {
      BigDecimal below = i == 0 ? BigDecimal.ZERO : collars.get(i - 1);
      require(collars.get(i).compareTo(below) > 0, "collars must rise from above zero");
    }
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }

  /** {@return the defaults named above} */
  public static HedgeLimits defaults() {
    return DEFAULTS;
  }

  /** {@return the same limits, with protection bought where a buy-back is refused for want of margin} */
  public HedgeLimits protecting() {
    return new HedgeLimits(debounce, hardLimitLots, hardPace, collars, refusalsUntilHeld, probe, true);
  }

  /** {@return the number of the last rung: the price band} */
  public int lastRung() {
    return collars.size();
  }

  /**
   * {@return how far beyond the market a rung may pay, in percent; empty for the last one, which pays up to
   *     the band}
   *
   * @param rung 0 for the first
   */
  public Optional<BigDecimal> collar(int rung) {
    return rung < collars.size() ? Optional.of(collars.get(rung)) : Optional.empty();
  }
}
