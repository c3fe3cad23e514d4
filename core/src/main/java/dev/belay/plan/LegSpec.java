package dev.belay.plan;

import dev.belay.market.InstrumentId;
import dev.belay.order.Side;
import java.util.Objects;
import java.util.Optional;

/**
 * One leg as a host asks for it: no quantity, only its share of a package.
 *
 * @param instrument what is traded
 * @param side buy or sell
 * @param ratio lots of this leg in one package, 1 or more
 * @param ladder the prices that may be tried
 * @param role what the leg does to the group's risk; empty lets the plan derive it
 */
public record LegSpec(InstrumentId instrument, Side side, int ratio, PriceLadder ladder, Optional<LegRole> role) {

  /** Refuses a ratio below one and a collar on the wrong side of the limit. */
  public LegSpec {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(side, "side");
    Objects.requireNonNull(role, "role");
    if (ratio < 1) {
      throw new IllegalArgumentException(instrument + ": ratio must be 1 or more: " + ratio);
    }
    if (!ladder.suits(side)) {
      throw new IllegalArgumentException(
          instrument + ": the collar of a buy is at or above its limit, of a sell at or below");
    }
  }

  /**
   * {@return a leg that is bought}
   *
   * @param instrument what
   * @param ratio lots in one package
   * @param ladder the prices
   */
  public static LegSpec buy(InstrumentId instrument, int ratio, PriceLadder ladder) {
    return new LegSpec(instrument, Side.BUY, ratio, ladder, Optional.empty());
  }

  /**
   * {@return a leg that is sold}
   *
   * @param instrument what
   * @param ratio lots in one package
   * @param ladder the prices
   */
  public static LegSpec sell(InstrumentId instrument, int ratio, PriceLadder ladder) {
    return new LegSpec(instrument, Side.SELL, ratio, ladder, Optional.empty());
  }
}
