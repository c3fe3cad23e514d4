package dev.belay.testkit;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.ReportedStatus;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;

/** An order of the exchange's book: the sum of its events. An immutable value. */
record BookOrder(BrokerOrderId id, Optional<OrderTag> tag, OrderTerms terms, Instant placedAt, ReportedStatus status,
    boolean atExchange, boolean triggered, Quantity filled, Money value, Optional<BrokerRejection> rejection) {

  static BookOrder taken(ExchangeEvent.Taken event) {
    return new BookOrder(event.id(), event.tag(), event.terms(), event.at(), ReportedStatus.TRANSIT, false, false,
        Quantity.ZERO, Money.ZERO, Optional.empty());
  }

  BookOrder opened(PriceTerms price) {
    return new BookOrder(id, tag, terms.at(price), placedAt, resting(price), true, triggered, filled, value,
        rejection);
  }

  BookOrder triggeredNow() {
    return new BookOrder(id, tag, terms, placedAt, status == ReportedStatus.TRIGGER_PENDING ? ReportedStatus.OPEN
        : status, atExchange, true, filled, value, rejection);
  }

  BookOrder modified(PriceTerms price) {
    return new BookOrder(id, tag, terms.at(price), placedAt,
        status == ReportedStatus.MODIFY_PENDING ? resting(price) : status, atExchange, triggered, filled, value,
        rejection);
  }

  BookOrder now(ReportedStatus other) {
    return new BookOrder(id, tag, terms, placedAt, other, atExchange, triggered, filled, value, rejection);
  }

  BookOrder rejected(BrokerRejection why) {
    return new BookOrder(id, tag, terms, placedAt, ReportedStatus.REJECTED, atExchange, triggered, filled, value,
        Optional.of(why));
  }

  BookOrder filled(Quantity more, Price price) {
    Quantity total = filled.plus(more);
    ReportedStatus then = terms.quantity().isMoreThan(total) ? status : ReportedStatus.COMPLETE;
    return new BookOrder(id, tag, terms, placedAt, then, atExchange, triggered, total,
        value.plus(price.times(more)), rejection);
  }

  BookOrder shown(BrokerStatus other) {
    return now(other.reported());
  }

  boolean works() {
    return !status.claimsEnd();
  }

  /** A stop that has not been triggered; only such an order cannot fill. */
  boolean waitsForTrigger() {
    return !triggered && terms.price().kind() == PriceTerms.Kind.STOP_LIMIT;
  }

  Quantity open() {
    return terms.quantity().minus(filled).orZero();
  }

  OrderReport report(Instant at) {
    Optional<Price> average = filled.isZero() ? Optional.empty()
        : Optional.of(new Price(value.scaled(1, filled.units(), RoundingMode.HALF_UP).tenThousandths()));
    return new OrderReport(id, tag, terms.instrument(), terms.product(), terms.side(), terms.quantity(), filled,
        average, status, atExchange, Optional.of(terms.price()), rejection, Optional.of(at));
  }

  private ReportedStatus resting(PriceTerms price) {
    return price.kind() == PriceTerms.Kind.STOP_LIMIT && !triggered
        ? ReportedStatus.TRIGGER_PENDING : ReportedStatus.OPEN;
  }
}
