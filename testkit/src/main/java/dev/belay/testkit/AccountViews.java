package dev.belay.testkit;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.Funds;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import dev.belay.time.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The account as its reads show it: the trading day's rows of the book, the positions, and the money. */
final class AccountViews {

  private final TimeSource time;
  private final ExchangeRules rules;
  private final ExchangeBook book;
  private final SortedMap<InstrumentId, Quantity> holdings = new TreeMap<>();
  private Money cash = SimulatedExchange.DEFAULT_CASH;
  private MarginDesk desk = MarginDesk.none();

  AccountViews(TimeSource time, ExchangeRules rules, ExchangeBook book) {
    this.time = time;
    this.rules = rules;
    this.book = book;
  }

  void money(Money opening, MarginDesk margins) {
    cash = opening;
    desk = margins;
  }

  void holding(InstrumentId instrument, Quantity quantity) {
    holdings.put(instrument, quantity);
  }

  List<OrderReport> orders(Instant asOf) {
    return book.orders(dayStart(), asOf);
  }

  List<OrderReport> history(BrokerOrderId id, Instant asOf) {
    return book.history(id, asOf);
  }

  List<TradeReport> trades(Instant asOf) {
    return book.trades(dayStart(), asOf);
  }

  List<BrokerPosition> positions(Instant asOf) {
    return book.positions(dayStart(), asOf);
  }

  List<BrokerHolding> holdings() {
    return holdings.entrySet().stream().map(each -> new BrokerHolding(each.getKey(), each.getValue())).toList();
  }

  Funds funds(Instant asOf) {
    return treasury().funds(book.trades(Instant.EPOCH, asOf), positions(asOf));
  }

  BasketMargin basket(List<OrderTerms> basket, Instant asOf) {
    return treasury().basket(basket, positions(asOf), order -> order.price().limitPrice()
        .or(() -> book.lastPrice(order.instrument())).orElse(Price.ZERO));
  }

  private Treasury treasury() {
    return new Treasury(cash, desk,
        id -> rules.contract(id, time.wall()).map(Instrument::kind).orElse(InstrumentKind.EQUITY));
  }

  private Instant dayStart() {
    return rules.calendar().day(time.wall()).atStartOfDay(TradingCalendar.INDIA).toInstant();
  }
}
