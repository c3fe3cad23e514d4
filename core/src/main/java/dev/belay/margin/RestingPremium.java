package dev.belay.margin;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.SortedMap;
import java.util.TreeMap;

/** What resting buy stops block: brokers ask for their premium although they would close a short. */
final class RestingPremium {

  private final SortedMap<LegId, Price> perUnit = new TreeMap<>();

  RestingPremium(MarginQuestion question) {
    SortedMap<InstrumentId, Price> dearest = new TreeMap<>();
    for (OrderTerms stop : question.restingStops()) {
      if (stop.side() == Side.BUY && question.instrument(stop.instrument()).isOption()) {
        Price limit = stop.price().limitPrice().orElseThrow(
            () -> new IllegalArgumentException("a resting stop has a limit: " + stop));
        dearest.merge(stop.instrument(), limit, (one, other) -> one.isAbove(other) ? one : other);
      }
    }
    for (Leg leg : question.plan().legs()) {
      if (leg.side() == Side.SELL && dearest.containsKey(leg.instrument().id())) {
        perUnit.put(leg.id(), dearest.get(leg.instrument().id()));
      }
    }
  }

  /** {@return by leg, what a filled unit adds} */
  SortedMap<LegId, Price> perUnit() {
    return perUnit;
  }

  /** {@return what the stops of all filled units add} */
  Money of(SortedMap<LegId, Quantity> filled) {
    Money premium = Money.ZERO;
    for (var each : perUnit.entrySet()) {
      premium = premium.plus(each.getValue().times(filled.getOrDefault(each.getKey(), Quantity.ZERO)));
    }
    return premium;
  }
}
