package com.example.desk;

import com.example.desk.HouseApi.Cash;
import com.example.desk.HouseApi.Net;
import com.example.desk.HouseApi.Row;
import com.example.desk.HouseApi.Ticket;
import com.example.desk.HouseApi.Trade;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.Funds;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.util.Optional;

/** Texts of the broker's library and Belay's values, both ways. A status that nobody knows counts as working. */
final class HouseWords {

  private static final String NONE = "0";

  private HouseWords() {}

  static Ticket ticket(OrderTerms terms) {
    return new Ticket(terms.instrument().exchange().code(), terms.instrument().symbol(), terms.product().name(),
        terms.side().name(), terms.quantity().units(), limit(terms.price()), trigger(terms.price()));
  }

  static String limit(PriceTerms price) {
    return price.limitPrice().map(Price::toString)
        .orElseThrow(() -> new IllegalArgumentException("no market orders here: " + price));
  }

  static String trigger(PriceTerms price) {
    return price instanceof PriceTerms.StopLimit stop ? stop.trigger().toString() : NONE;
  }

  static OrderReport report(Row row) {
    Ticket ticket = row.ticket();
    return new OrderReport(new BrokerOrderId(row.id()), OrderTag.parse(row.remark()), instrument(ticket),
        Product.valueOf(ticket.product()), Side.valueOf(ticket.side()), Quantity.of(ticket.quantity()),
        Quantity.of(row.filled()), price(row.average()), status(row.status()), row.atExchange(), terms(ticket),
        Optional.of(row.reason()).filter(each -> !each.isEmpty()).map(HouseWords::rejection), Optional.of(row.at()));
  }

  static TradeReport trade(Trade trade) {
    return new TradeReport(new TradeId(trade.id()), new BrokerOrderId(trade.order()), instrument(trade.ticket()),
        Product.valueOf(trade.ticket().product()), Side.valueOf(trade.ticket().side()),
        Quantity.of(trade.quantity()), Price.parse(trade.price()), trade.at());
  }

  static BrokerPosition position(Net net) {
    return new BrokerPosition(instrument(net), Product.valueOf(net.product()), Quantity.of(net.net()),
        Optional.empty());
  }

  static BrokerHolding holding(Net net) {
    return new BrokerHolding(instrument(net), Quantity.of(net.net()));
  }

  static Funds funds(Cash cash) {
    return new Funds(Money.parse(cash.available()), Money.parse(cash.cash()), Money.parse(cash.used()));
  }

  /** Belay chooses its next step by the reason, so know as many of your broker's sentences as you can. */
  static BrokerRejection rejection(String words) {
    return BrokerRejection.of(words.startsWith("MARGIN") ? RejectionReason.MARGIN
        : words.startsWith("BAND") ? RejectionReason.PRICE_BAND : RejectionReason.OTHER, words);
  }

  private static InstrumentId instrument(Ticket ticket) {
    return new InstrumentId(Exchange.valueOf(ticket.exchange()), ticket.symbol());
  }

  private static InstrumentId instrument(Net net) {
    return new InstrumentId(Exchange.valueOf(net.exchange()), net.symbol());
  }

  private static Optional<PriceTerms> terms(Ticket ticket) {
    return price(ticket.limit()).map(limit -> price(ticket.trigger())
        .<PriceTerms>map(trigger -> new PriceTerms.StopLimit(trigger, limit)).orElse(new PriceTerms.Limit(limit)));
  }

  private static Optional<Price> price(String text) {
    return Optional.of(Price.parse(text)).filter(price -> !price.isZero());
  }

  private static ReportedStatus status(String word) {
    for (ReportedStatus each : ReportedStatus.values()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    return ReportedStatus.UNRECOGNISED;
  }
}
