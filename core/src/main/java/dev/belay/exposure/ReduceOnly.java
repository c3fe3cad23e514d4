package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Side;

/**
 * How many units a risk-reducing order may have (rule 5.5); Indian brokers have no such flag.
 *
 * <p>COVER, CLOSE and STOP: own open quantity on the key, less own risk-reducing orders on it that are
 * working or UNKNOWN, less what guards open shorts. PROTECT: own naked quantity, less what is being protected
 * already. Leave the order that rule 5.3 or 6.8 allows to double out of what is subtracted. This class has no
 * state and is thread-safe.
 */
public final class ReduceOnly {

  private ReduceOnly() {}

  /**
   * {@return how much of a position may be closed}
   *
   * @param side the side of the order
   * @param own own open quantity on the key, signed, from own fills
   * @param reducing units of own orders against it that are working or UNKNOWN, not below zero
   * @param guarding units of it that open shorts need; zero for a short option
   */
  public static ReduceAnswer close(Side side, Quantity own, Quantity reducing, Quantity guarding) {
    if (own.isZero()) {
      return new ReduceAnswer.Nothing(ReduceAnswer.Reason.NOTHING_OPEN);
    }
    if (Side.closing(own) != side) {
      return new ReduceAnswer.Nothing(ReduceAnswer.Reason.WRONG_SIDE);
    }
    Quantity idle = own.abs().minus(reducing);
    if (!idle.isPositive()) {
      return new ReduceAnswer.Nothing(ReduceAnswer.Reason.ALREADY_CLOSING);
    }
    return allowedOr(idle.minus(guarding), ReduceAnswer.Reason.COVERS_OPEN_SHORTS);
  }

  /**
   * {@return how much protection may be bought}
   *
   * @param naked own naked units that the option would cover, not below zero
   * @param protecting units that working or UNKNOWN buys will cover of them, not below zero
   */
  public static ReduceAnswer protect(Quantity naked, Quantity protecting) {
    if (!naked.isPositive()) {
      return new ReduceAnswer.Nothing(ReduceAnswer.Reason.NOTHING_NAKED);
    }
    return allowedOr(naked.minus(protecting), ReduceAnswer.Reason.ALREADY_PROTECTING);
  }

  /**
   * {@return how much of a risk-reducing order a group may send now}
   *
   * @param exposure the group's exposure, its open orders included
   * @param purpose any but an entry
   * @param side the side of the order
   * @param instrument what would be traded
   * @throws IllegalArgumentException for an entry
   */
  public static ReduceAnswer allowed(GroupExposure exposure, OrderPurpose purpose, Side side,
      Instrument instrument) {
    return switch (purpose) {
      case COVER, CLOSE, STOP -> exposure.leg(instrument.id())
          .map(leg -> close(side, leg.filled(), leg.reducing(), exposure.guarding(instrument.id())))
          .orElse(new ReduceAnswer.Nothing(ReduceAnswer.Reason.NOTHING_OPEN));
      case PROTECT -> {
        if (side != Side.BUY) {
          yield new ReduceAnswer.Nothing(ReduceAnswer.Reason.WRONG_SIDE);
        }
        Quantity naked = exposure.worstMatching().neededOf(instrument);
        yield protect(naked, naked.minus(exposure.protectable(instrument)));
      }
      case ENTRY -> throw new IllegalArgumentException("an entry is no risk-reducing order");
    };
  }

  private static ReduceAnswer allowedOr(Quantity units, ReduceAnswer.Reason reason) {
    return units.isPositive() ? new ReduceAnswer.Allowed(units) : new ReduceAnswer.Nothing(reason);
  }
}
