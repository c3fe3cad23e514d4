package dev.belay.exposure;

import static dev.belay.exposure.Contracts.START;
import static dev.belay.exposure.Contracts.units;

import dev.belay.market.Instrument;
import dev.belay.money.Price;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.util.Optional;

/** Facts about orders that nobody sent. */
final class Facts {

  private Facts() {}

  static OrderFact.Filled filled(Owner owner, Instrument instrument, Side side, long increment,
      long cumulative) {
    OrderPurpose purpose = side == Side.BUY ? OrderPurpose.COVER : OrderPurpose.ENTRY;
    OrderTag tag = new OrderTag(new InstanceId("AAA"), new Epoch("E01"), 1, owner.group(), purpose,
        new LegId(0), 0,
        false);
    OrderTerms terms = new OrderTerms(instrument.id(), Product.NRML, side, units(cumulative),
        new PriceTerms.Limit(Price.parse("10")));
    return new OrderFact.Filled(new OrderIntent(tag, owner, 0, terms, START.wall()), units(increment),
        units(cumulative), Optional.of(Price.parse("10")), false);
  }
}
