package dev.belay.benchmarks;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.time.Instant;

/** Two lots of one call, again and again, each time under a new tag. */
final class BenchOrders {

  static final AccountId ACCOUNT = new AccountId("AB1234");
  private static final Instant AT = Instant.parse("2026-08-03T04:01:07Z");
  private static final InstrumentId CALL = InstrumentId.parse("NFO:NIFTY2681124500CE");

  private BenchOrders() {}

  static OrderIntent intent(int number) {
    GroupId group = new GroupId(number / OrderTag.ATTEMPTS);
    OrderTag tag = new OrderTag(new InstanceId("BLY"), new Epoch("0A1"), number, group, OrderPurpose.ENTRY,
        new LegId(0), number % OrderTag.ATTEMPTS, false);
    OrderTerms terms = new OrderTerms(CALL, Product.NRML, Side.BUY, Quantity.of(130),
        new PriceTerms.Limit(Price.parse("152.35")));
    return new OrderIntent(tag, new Owner(group, Owner.Role.GROUP), number, terms, AT);
  }
}
