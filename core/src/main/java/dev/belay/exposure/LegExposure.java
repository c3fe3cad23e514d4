package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import java.util.Objects;

/**
 * What a group holds and asks for in one contract.
 *
 * <p>Leave out of {@code buying} the one order that rule 5.3 or 6.8 allows to double. Put into {@code
 * selling} the rest of a cancelled order that never had an exchange id (rule 5.8). This class is immutable
 * and thread-safe.
 *
 * @param instrument the contract
 * @param filled signed net of the group's own fills
 * @param buying units of own buy orders that are working or UNKNOWN, not below zero
 * @param selling units of own sell orders that are working or UNKNOWN, not below zero
 */
public record LegExposure(Instrument instrument, Quantity filled, Quantity buying, Quantity selling) {

  /** Refuses missing parts and signed order quantities. */
  public LegExposure {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(filled, "filled");
    if (buying.isNegative() || selling.isNegative()) {
      throw new IllegalArgumentException("order quantities have no sign: " + buying + ", " + selling);
    }
  }

  /**
   * {@return a leg without orders}
   *
   * @param instrument the contract
   * @param filled signed net of the group's own fills
   */
  public static LegExposure of(Instrument instrument, Quantity filled) {
    return new LegExposure(instrument, filled, Quantity.ZERO, Quantity.ZERO);
  }

  /**
   * {@return this leg with more buy orders}
   *
   * @param units units of buys that are working or UNKNOWN
   */
  public LegExposure withBuying(Quantity units) {
    return new LegExposure(instrument, filled, buying.plus(units), selling);
  }

  /**
   * {@return this leg with more sell orders}
   *
   * @param units units of sells that are working or UNKNOWN
   */
  public LegExposure withSelling(Quantity units) {
    return new LegExposure(instrument, filled, buying, selling.plus(units));
  }

  LegExposure plus(LegExposure other) {
    return new LegExposure(instrument, filled.plus(other.filled), buying.plus(other.buying),
        selling.plus(other.selling));
  }

  Holding held() {
    return new Holding(instrument, filled);
  }

  /**
   * As bad as open orders can make it for cover: sells in full, buys not at all. A future protects from
   * either side, so that its closing orders count, on whichever side they are.
   */
  Holding atWorst() {
    Quantity worst = filled.minus(selling);
    if (instrument.kind() == InstrumentKind.FUTURE) {
      worst = filled.isNegative() ? filled.plus(buying).min(Quantity.ZERO) : worst.orZero();
    }
    return new Holding(instrument, worst);
  }

  /** As good as open buys can make it: what need not be bought once more. */
  Holding withBuysFilled() {
    return new Holding(instrument, atWorst().quantity().plus(instrument.isOption() ? buying : Quantity.ZERO));
  }

  /** Orders against the position, in units. */
  Quantity reducing() {
    return filled.isNegative() ? buying : selling;
  }
}
