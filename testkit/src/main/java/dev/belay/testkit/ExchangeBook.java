package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.Product;
import dev.belay.order.ReportedStatus;
import dev.belay.order.TradeId;
import dev.belay.order.TradeReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The truth: what all events add up to. Events are applied on the time source's thread; any thread may read.
 */
final class ExchangeBook {

  private final Object lock = new Object();
  private final List<ExchangeEvent> events = new ArrayList<>();
  private final SortedMap<BrokerOrderId, BookOrder> orders = new TreeMap<>();
  private final SortedMap<BrokerOrderId, List<OrderReport>> reports = new TreeMap<>();
  private final SortedMap<InstrumentId, Price> market = new TreeMap<>();
  private final SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
  private final SortedMap<InstrumentId, Price> ownTrades = new TreeMap<>();
  private final List<TradeReport> trades = new ArrayList<>();
  private final List<Posting> postings = new ArrayList<>();
  private final PositionSheet positions = new PositionSheet();

  /** What moves a position: a trade, a conversion or a settlement. */
  record Posting(Instant at, InstrumentId instrument, Product product, Quantity quantity, Price price) {}

  /** Adds an event and answers the order's new row, where the event changed one. */
  Optional<OrderReport> apply(ExchangeEvent event) {
    synchronized (lock) {
      events.add(event);
      if (event.kind() == ExchangeEvent.Kind.PRICED) {
        ExchangeEvent.Priced priced = (ExchangeEvent.Priced) event;
        market.put(priced.instrument(), priced.price());
      }
      switch (event.kind()) {
        case FILLED -> book((ExchangeEvent.Filled) event);
        case CONVERTED -> book((ExchangeEvent.Converted) event);
        case SETTLED -> {
          ExchangeEvent.Settled gone = (ExchangeEvent.Settled) event;
          post(new Posting(gone.at(), gone.instrument(), gone.product(), gone.quantity().negate(), gone.price()));
        }
        default -> { }
      }
      return changed(event).map(order -> keep(order, event.at()));
    }
  }

  private Optional<BookOrder> changed(ExchangeEvent event) {
    return switch (event.kind()) {
      case TAKEN -> Optional.of(BookOrder.taken((ExchangeEvent.Taken) event));
      case OPENED -> {
        ExchangeEvent.Opened opened = (ExchangeEvent.Opened) event;
        yield Optional.of(known(opened.id()).opened(opened.price()));
      }
      case REJECTED -> {
        ExchangeEvent.Rejected rejected = (ExchangeEvent.Rejected) event;
        yield Optional.of(known(rejected.id()).rejected(rejected.rejection()));
      }
      case TRIGGERED -> Optional.of(known(((ExchangeEvent.Triggered) event).id()).triggeredNow());
      case FILLED -> {
        ExchangeEvent.Filled fill = (ExchangeEvent.Filled) event;
        yield Optional.of(known(fill.id()).filled(fill.quantity(), fill.price()));
      }
      case CANCEL_ASKED -> Optional.of(
          known(((ExchangeEvent.CancelAsked) event).id()).now(ReportedStatus.CANCEL_PENDING));
      case CANCELLED -> Optional.of(known(((ExchangeEvent.Cancelled) event).id()).now(ReportedStatus.CANCELLED));
      case MODIFY_ASKED -> Optional.of(
          known(((ExchangeEvent.ModifyAsked) event).id()).now(ReportedStatus.MODIFY_PENDING));
      case MODIFIED -> {
        ExchangeEvent.Modified modified = (ExchangeEvent.Modified) event;
        yield Optional.of(known(modified.id()).modified(modified.to()));
      }
      case SHOWN -> {
        ExchangeEvent.Shown shown = (ExchangeEvent.Shown) event;
        yield Optional.of(known(shown.id()).shown(shown.status()));
      }
      case LAPSED -> Optional.of(known(((ExchangeEvent.Lapsed) event).id()).now(ReportedStatus.LAPSED));
      case REFUSED, CANCEL_REFUSED, MODIFY_REFUSED, CONVERTED, SETTLED, PRICED -> Optional.empty();
    };
  }

  private OrderReport keep(BookOrder order, Instant at) {
    orders.put(order.id(), order);
    OrderReport report = order.report(at);
    reports.computeIfAbsent(order.id(), id -> new ArrayList<>()).add(report);
    return report;
  }

  private void book(ExchangeEvent.Filled fill) {
    BookOrder order = known(fill.id());
    TradeReport trade = new TradeReport(fill.trade(), fill.id(), order.terms().instrument(), order.terms().product(),
        order.terms().side(), fill.quantity(), fill.price(), fill.at());
    trades.add(trade);
    post(new Posting(trade.at(), trade.instrument(), trade.product(), trade.side().signed(trade.quantity()),
        trade.price()));
    ownTrades.put(trade.instrument(), trade.price());
  }

  private void book(ExchangeEvent.Converted moved) {
    post(new Posting(moved.at(), moved.instrument(), moved.from(), moved.quantity().negate(), moved.price()));
    post(new Posting(moved.at(), moved.instrument(), moved.to(), moved.quantity(), moved.price()));
  }

  private void post(Posting posting) {
    postings.add(posting);
    positions.add(posting);
  }

  private BookOrder known(BrokerOrderId id) {
    return Optional.ofNullable(orders.get(id)).orElseThrow(() -> new IllegalStateException("no order " + id));
  }

  Optional<BookOrder> find(BrokerOrderId id) {
    synchronized (lock) {
      return Optional.ofNullable(orders.get(id));
    }
  }

  List<BookOrder> orders() {
    synchronized (lock) {
      return List.copyOf(orders.values());
    }
  }

  List<ExchangeEvent> events() {
    synchronized (lock) {
      return List.copyOf(events);
    }
  }

  TradeId nextTrade() {
    synchronized (lock) {
      return new TradeId("T" + (trades.size() + 1));
    }
  }

  BrokerOrderId nextOrder(LocalDate day) {
    synchronized (lock) {
      long date = (day.getYear() % 100 * 100L + day.getMonthValue()) * 100 + day.getDayOfMonth();
      return new BrokerOrderId(Long.toString(date * 1_000_000_000L + orders.size() + 1));
    }
  }

  void quoted(Quote quote) {
    synchronized (lock) {
      quotes.put(quote.instrument(), quote);
    }
  }

  /** The market's two sides, where they were ever shown. */
  Optional<Quote> quote(InstrumentId instrument) {
    synchronized (lock) {
      return Optional.ofNullable(quotes.get(instrument));
    }
  }

  Optional<Price> marketPrice(InstrumentId instrument) {
    synchronized (lock) {
      return Optional.ofNullable(market.get(instrument));
    }
  }

  /** The market's last price, or where the market never traded, that of our last trade. */
  Optional<Price> lastPrice(InstrumentId instrument) {
    synchronized (lock) {
      return Optional.ofNullable(market.getOrDefault(instrument, ownTrades.get(instrument)));
    }
  }

  List<OrderReport> history(BrokerOrderId id, Instant asOf) {
    synchronized (lock) {
      return reports.getOrDefault(id, List.of()).stream().filter(each -> isBy(each, asOf)).toList();
    }
  }

  /** Whether nothing has happened to an order since a report of it. */
  boolean isLatest(OrderReport report) {
    synchronized (lock) {
      List<OrderReport> states = reports.get(report.id());
      return states.get(states.size() - 1).equals(report);
    }
  }

  /** Each order of the day as it stood at an instant. */
  List<OrderReport> orders(Instant dayStart, Instant asOf) {
    synchronized (lock) {
      return orders.values().stream()
          .filter(order -> !order.placedAt().isBefore(dayStart) && !order.placedAt().isAfter(asOf))
          .map(order -> lastBy(reports.get(order.id()), asOf))
          .toList();
    }
  }

  List<TradeReport> trades(Instant dayStart, Instant asOf) {
    synchronized (lock) {
      return trades.stream().filter(each -> !each.at().isBefore(dayStart) && !each.at().isAfter(asOf)).toList();
    }
  }

  /** Rows of all that is open or moved that day. */
  List<BrokerPosition> positions(Instant dayStart, Instant asOf) {
    synchronized (lock) {
      boolean present = postings.isEmpty() || !postings.get(postings.size() - 1).at().isAfter(asOf);
      PositionSheet sheet = present ? positions : new PositionSheet();
      if (!present) {
        postings.stream().filter(each -> !each.at().isAfter(asOf)).forEach(sheet::add);
      }
      return sheet.list(dayStart);
    }
  }

  Quantity net(InstrumentId instrument) {
    synchronized (lock) {
      return positions.net(instrument);
    }
  }

  private static OrderReport lastBy(List<OrderReport> states, Instant asOf) {
    OrderReport last = states.get(0);
    for (OrderReport each : states) {
      last = isBy(each, asOf) ? each : last;
    }
    return last;
  }

  private static boolean isBy(OrderReport report, Instant asOf) {
    return !report.brokerTime().orElseThrow().isAfter(asOf);
  }
}
