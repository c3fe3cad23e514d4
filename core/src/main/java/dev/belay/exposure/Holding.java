package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import java.util.Objects;

/**
 * A signed quantity of one contract.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param instrument the contract
 * @param quantity signed units: bought positive, sold negative
 */
public record Holding(Instrument instrument, Quantity quantity) {

  /** Refuses missing parts. */
  public Holding {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(quantity, "quantity");
  }

  /** {@return whether it is a sold option: what needs cover} */
  boolean isShortOption() {
    return instrument.isOption() && quantity.isNegative();
  }

  /** {@return whether it can cover shorts: a bought option, or a future on either side} */
  boolean canCover() {
    return instrument.isOption() && quantity.isPositive()
        || instrument.kind() == InstrumentKind.FUTURE && !quantity.isZero();
  }

  /** {@return the shorts that it belongs to or covers; only for derivatives with a quantity} */
  CoverClass coverClass() {
    InstrumentKind kind = instrument.kind();
    if (kind == InstrumentKind.FUTURE) {
      kind = quantity.isPositive() ? InstrumentKind.CALL : InstrumentKind.PUT;
    }
    return new CoverClass(instrument.underlying(), kind);
  }
}
