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
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.TradeReport;
import dev.belay.time.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  void margins(MarginDesk margins) {
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
    return treasury().basket(basket, positions(asOf), this::price);
  }

  /** Why the account cannot bear an order, where the rules ask. Working orders count as if they had filled. */
  Optional<BrokerRejection> refusal(OrderTerms terms) {
    boolean negative = rules.enforces(ExchangeRules.Rule.NEGATIVE_MARGIN);
    boolean margin = rules.enforces(ExchangeRules.Rule.MARGIN);
    if (!negative && !margin) {
      return Optional.empty();
    }
    Instant now = time.wall();
    List<BrokerPosition> held = positions(now);
    Treasury treasury = treasury();
    Money free = treasury.funds(book.trades(Instant.EPOCH, now), held).available();
    if (negative && free.isNegative()) {
      return Optional.of(insufficient(Money.ZERO, free));
    }
    List<OrderTerms> basket = new ArrayList<>();
    book.orders().stream().filter(order -> order.works() && order.open().isPositive()).forEach(order ->
        basket.add(new OrderTerms(order.terms().instrument(), order.terms().product(), order.terms().side(),
            order.open(), order.terms().price())));
    Money before = treasury.needed(basket, held, this::price);
    basket.add(terms);
    Money needed = treasury.needed(basket, held, this::price);
    boolean adds = needed.isMoreThan(before);
    return margin && adds && needed.isMoreThan(free)
        ? Optional.of(insufficient(needed.minus(before), free.minus(before))) : Optional.empty();
  }

  private static BrokerRejection insufficient(Money required, Money available) {
    return BrokerRejection.of(RejectionReason.MARGIN,
        "Insufficient funds. Required margin is " + required + " but available margin is " + available + ".");
  }

  private Price price(OrderTerms order) {
    return order.price().limitPrice().or(() -> book.lastPrice(order.instrument())).orElse(Price.ZERO);
  }

  private Treasury treasury() {
    return new Treasury(cash, desk,
        id -> rules.contract(id, time.wall()).map(Instrument::kind).orElse(InstrumentKind.EQUITY));
  }

  private Instant dayStart() {
    return rules.calendar().day(time.wall()).atStartOfDay(TradingCalendar.INDIA).toInstant();
  }
}
