package dev.belay.plan;

import dev.belay.market.Instrument;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;
import java.util.Objects;

/**
 * One leg of a plan, with its quantity.
 *
 * @param id its place in the group
 * @param instrument the contract with the rules of the day
 * @param side the side of the entry
 * @param quantity units of the whole leg, whole lots; zero for one that the plan does not want and that holds what was
 *     bought as protection in an emergency
 * @param role what it does to the group's risk
 * @param phase the phase in which it goes out, from 0
 * @param ladder the prices of the entry
 */
public record Leg(LegId id, Instrument instrument, Side side, Quantity quantity, LegRole role, int phase,
    PriceLadder ladder) {

  /** Refuses quantities that no exchange takes. */
  public Leg {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(ladder, "ladder");
    if (quantity.isNegative() || !quantity.isMultipleOf(instrument.rules().lot())) {
      throw new IllegalArgumentException(instrument.id() + ": " + quantity + " is no whole number of lots of "
          + instrument.rules().lot());
    }
    if (phase < 0) {
      throw new IllegalArgumentException("a phase is 0 or more: " + phase);
    }
  }

  /** {@return what the whole leg adds to the position} */
  public Quantity signedQuantity() {
    return side.signed(quantity);
  }

  /**
   * {@return what an order is that takes units off this leg: buying an option back covers it, all else closes}
   *
   * @param with the side of that order
   */
  public OrderPurpose closedBy(Side with) {
    return with == Side.BUY && instrument.isOption() ? OrderPurpose.COVER : OrderPurpose.CLOSE;
  }

  /** {@return whether it sells an option, which must not stand uncovered} */
  public boolean isShortOption() {
    return side == Side.SELL && instrument.isOption();
  }
}
