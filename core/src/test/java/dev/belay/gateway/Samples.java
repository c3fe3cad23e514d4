package dev.belay.gateway;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import dev.belay.time.HandTime;
import java.util.Optional;

/** Orders that tests are about: one lot of a NIFTY call, 65 units. */
final class Samples {

  static final AccountId ACCOUNT = new AccountId("AB1234");
  static final InstrumentId CALL = InstrumentId.parse("NFO:NIFTY2611326000CE");
  static final InstrumentId PUT = InstrumentId.parse("NFO:NIFTY2611325000PE");
  static final GroupId GROUP = new GroupId(7);
  static final Owner OWNER = new Owner(GROUP, Owner.Role.GROUP);
  static final Money MONEY = Money.rupees(100_000);

  private Samples() {}

  static OrderIntent intent(int number, OrderPurpose purpose, Side side) {
    return intent(number, purpose, side, 65);
  }

  static OrderIntent intent(int number, OrderPurpose purpose, Side side, long units) {
    OrderTag tag = new OrderTag(new InstanceId("BLY"), new Epoch("0A1"), number, GROUP, purpose, new LegId(0), number,
        false);
    PriceTerms price = purpose == OrderPurpose.STOP
        ? new PriceTerms.StopLimit(Price.parse("120.00"), Price.parse("124.00"))
        : new PriceTerms.Limit(Price.parse("100.00"));
    return new OrderIntent(tag, OWNER, number, new OrderTerms(CALL, Product.NRML, side, Quantity.of(units), price),
        HandTime.START);
  }

  static OrderIntent entry(int number) {
    return intent(number, OrderPurpose.ENTRY, Side.BUY);
  }

  static OrderIntent cover(int number) {
    return intent(number, OrderPurpose.COVER, Side.BUY);
  }

  /** An entry of another contract. */
  static OrderIntent other(int number) {
    OrderIntent entry = entry(number);
    OrderTerms terms = entry.terms();
    return new OrderIntent(entry.tag(), OWNER, number,
        new OrderTerms(PUT, terms.product(), terms.side(), terms.quantity(), terms.price()), HandTime.START);
  }

  static TradeReport trade(OrderIntent order, int id, long units) {
    return new TradeReport(new TradeId("t" + id), id(id), order.terms().instrument(), order.terms().product(),
        order.terms().side(), Quantity.of(units), Price.parse("100.00"), HandTime.START);
  }

  static BrokerOrderId id(int number) {
    return new BrokerOrderId("26010800000" + number);
  }

  static OrderReport report(OrderIntent intent, int id, ReportedStatus status, long filled) {
    OrderTerms terms = intent.terms();
    return new OrderReport(id(id), Optional.of(intent.tag()), terms.instrument(), terms.product(), terms.side(),
        terms.quantity(), Quantity.of(filled), filled == 0 ? Optional.empty() : Optional.of(Price.parse("100.00")),
        status, true, Optional.of(terms.price()), Optional.empty(), Optional.empty());
  }
}
