package dev.belay.risk;

import dev.belay.market.Instrument;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One leg of a request with what the catalog knows of it, as the rules read it.
 *
 * @param id its place
 * @param spec the leg as asked
 * @param instrument the contract of today
 * @param units packages × ratio × lot; so many that no limit allows them where that does not fit a number
 */
record RequestLeg(LegId id, LegSpec spec, Instrument instrument, Quantity units) {

  /** Far above every limit, and far enough from overflow to be added up. */
  private static final long TOO_MANY = Long.MAX_VALUE / 1_000_000_000;

  /** {@return the legs whose contract is known; the others are found by the rule for unknown contracts} */
  static List<RequestLeg> known(GroupRequest request, RiskContext context) {
    List<RequestLeg> legs = new ArrayList<>();
    for (int i = 0; i < request.legs().size(); i++) {
      LegSpec spec = request.legs().get(i);
      Optional<Instrument> found = context.instrument(spec.instrument());
      if (found.isPresent()) {
        legs.add(new RequestLeg(new LegId(i), spec, found.get(),
            units(context.packages(), spec.ratio(), found.get().rules().lot())));
      }
    }
    return legs;
  }

  private static Quantity units(long packages, int ratio, Quantity lot) {
    BigInteger exact = BigInteger.valueOf(packages).multiply(BigInteger.valueOf(ratio))
        .multiply(BigInteger.valueOf(lot.units()));
    return Quantity.of(exact.min(BigInteger.valueOf(TOO_MANY)).longValueExact());
  }

  PositionKey key(GroupRequest request, RiskContext context) {
    return new PositionKey(context.account(), instrument.id(), request.product());
  }

  Quantity signedUnits() {
    return spec.side().signed(units);
  }

  boolean isShortOption() {
    return spec.side() == Side.SELL && instrument.isOption();
  }

  /** {@return the price of one unit of contract value: the strike, or for others the worst price asked} */
  Price contractPrice() {
    return instrument.strike().orElse(spec.ladder().collar());
  }

  /** {@return how many orders the entry takes; empty while the freeze quantity is unknown} */
  Optional<Long> orders() {
    return instrument.rules().largestOrder()
        .map(largest -> (units.units() + largest.units() - 1) / largest.units());
  }
}
