package dev.belay.ledger;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.time.Instant;
import java.util.Optional;

/** One order of 100 units and what a broker may tell about it. */
final class Told {

  static final AccountId ACCOUNT = new AccountId("AB1234");
  static final InstrumentId CALL = InstrumentId.parse("NFO:NIFTY2611326000CE");
  static final Instant AT = Instant.parse("2026-01-08T04:30:00Z");
  static final GroupId GROUP = new GroupId(7);
  static final Owner OWNER = new Owner(GROUP, Owner.Role.GROUP);
  static final PositionKey KEY = new PositionKey(ACCOUNT, CALL, Product.NRML);
  static final PriceTerms STOP = new PriceTerms.StopLimit(Price.parse("120"), Price.parse("124"));
  static final PriceTerms TIGHTER = new PriceTerms.StopLimit(Price.parse("110"), Price.parse("114"));
  static final BrokerRejection MARGIN = BrokerRejection.of(RejectionReason.MARGIN, "Insufficient funds");

  private Told() {}

  static OrderIntent limit(int number) {
    return intent(number, OrderPurpose.ENTRY, new PriceTerms.Limit(Price.parse("100")));
  }

  static OrderIntent stop(int number) {
    return intent(number, OrderPurpose.STOP, STOP);
  }

  static OrderIntent intraday(int number) {
    OrderIntent carried = limit(number);
    OrderTerms terms = carried.terms();
    return new OrderIntent(carried.tag(), OWNER, number,
        new OrderTerms(CALL, Product.MIS, terms.side(), terms.quantity(), terms.price()), AT);
  }

  private static OrderIntent intent(int number, OrderPurpose purpose, PriceTerms price) {
    OrderTag tag = new OrderTag(new InstanceId("BLY"), new Epoch("0A1"), number, GROUP, purpose, new LegId(0), number,
        false);
    return new OrderIntent(tag, OWNER, number,
        new OrderTerms(CALL, Product.NRML, Side.BUY, Quantity.of(100), price), AT);
  }

  static BrokerOrderId id(int number) {
    return new BrokerOrderId("2601080000" + number);
  }

  static Evidence.PlacedAs placed(OrderIntent order, int id) {
    return new Evidence.PlacedAs(order.tag(), id(id));
  }

  /** A report under the first id, with the exchange's id, at an average of 10 rupees. */
  static Evidence.Reported says(OrderIntent order, ReportedStatus status, long filled) {
    return says(order, status, filled, "10");
  }

  static Evidence.Reported says(OrderIntent order, ReportedStatus status, long filled, String average) {
    return reported(row(order, 1, status, filled, average, true, order.terms().price()));
  }

  static Evidence.Reported says(OrderIntent order, ReportedStatus status, PriceTerms price) {
    return reported(row(order, 1, status, 0, "0", true, price));
  }

  static Evidence.Reported underId(int id, OrderIntent order, ReportedStatus status, long filled) {
    return reported(row(order, id, status, filled, "10", true, order.terms().price()));
  }

  /** A report of an order that never had an exchange id. */
  static Evidence.Reported unlisted(OrderIntent order, ReportedStatus status) {
    return reported(row(order, 1, status, 0, "0", false, order.terms().price()));
  }

  /** A report that calls the order complete and has no exchange id. */
  static Evidence.Reported claims(OrderIntent order) {
    return reported(row(order, 1, ReportedStatus.COMPLETE, 100, "10", false, order.terms().price()));
  }

  static OrderReport row(OrderIntent order, int id, ReportedStatus status, long filled, String average,
      boolean atExchange, PriceTerms price) {
    OrderTerms terms = order.terms();
    return new OrderReport(id(id), Optional.of(order.tag()), terms.instrument(), terms.product(), terms.side(),
        terms.quantity(), Quantity.of(filled), Optional.of(Price.parse(average)), status, atExchange,
        Optional.of(price), status == ReportedStatus.REJECTED ? Optional.of(MARGIN) : Optional.empty(),
        Optional.empty());
  }

  static Evidence.Reported untagged(Evidence.Reported told) {
    OrderReport row = told.report();
    return reported(new OrderReport(row.id(), Optional.empty(), row.instrument(), row.product(), row.side(),
        row.quantity(), row.filled(), row.averagePrice(), row.status(), row.atExchange(), row.price(),
        row.rejection(), row.brokerTime()));
  }

  static Evidence.Reported reported(OrderReport row) {
    return new Evidence.Reported(row, Evidence.Source.STREAM);
  }

  static Evidence.Traded trade(String trade, int order, long units, String price) {
    return new Evidence.Traded(new TradeReport(new TradeId(trade), id(order), CALL, Product.NRML, Side.BUY,
        Quantity.of(units), Price.parse(price), AT));
  }

  /** A fact in one line. */
  static String line(OrderFact fact) {
    return switch (fact.kind()) {
      case ACCEPTED -> "accepted as " + ((OrderFact.Accepted) fact).id();
      case IN_DOUBT -> "in doubt";
      case SHOWN -> "shown at " + ((OrderFact.Shown) fact).price();
      case TRIGGERED -> "triggered";
      case FILLED -> {
        OrderFact.Filled filled = (OrderFact.Filled) fact;
        yield (filled.late() ? "late " : "") + "filled " + filled.increment() + " at "
            + filled.price().map(Price::toString).orElse("?") + ", " + filled.cumulative() + " in all";
      }
      case CLOSED -> {
        OrderFact.Closed closed = (OrderFact.Closed) fact;
        yield "closed " + closed.end().code() + " with " + closed.filled()
            + closed.rejection().map(why -> " for " + why.reason().code()).orElse("");
      }
      case PRICED -> "priced " + ((OrderFact.Priced) fact).filled() + " at " + ((OrderFact.Priced) fact).average();
      case CHANGE_REFUSED -> "change refused for " + ((OrderFact.ChangeRefused) fact).rejection().reason().code();
    };
  }
}
