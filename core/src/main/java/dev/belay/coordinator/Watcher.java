package dev.belay.coordinator;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.StreamListener;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadAnswer;
import dev.belay.gateway.ReadLane;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.AccountId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.TradeReport;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads the broker's books again and again, faster while an order may trade, and takes the stream's hints.
 * Everything it sees is evidence for the ledger. Loop only, but for the stream's calls.
 */
final class Watcher implements StreamListener {

  /** So much later a book must still show a smaller fill before somebody is told. */
  private static final Duration TAKEN_BACK = Duration.ofSeconds(5);

  /** How soon the trades are read again for a price that they did not tell. */
  private static final Duration PRICE_AGAIN = Duration.ofSeconds(2);
  private static final int PRICE_TRIES = 15;

  private final Floor floor;
  private final EventLoop loop;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final AccountId account;
  private final SortedMap<PositionKey, Quantity> net = new TreeMap<>();
  private final SortedMap<PositionKey, Quantity> external = new TreeMap<>();
  private final SortedMap<InstrumentId, Quantity> shares = new TreeMap<>();
  private final SortedMap<OrderTag, Moment> fewer = new TreeMap<>();
  private final TreeSet<OrderTag> alarmed = new TreeSet<>();
  private Optional<Moment> positionsAt = Optional.empty();
  private Optional<Moment> booksAt = Optional.empty();
  private Timer next = () -> { };
  private boolean idle;
  private int ordersToday;
  private boolean reading;
  private boolean asking;
  private int priceTries;

  Watcher(Floor floor, EventLoop loop, OrderGateway gateway, OrderLedger ledger, Groups groups, AccountId account) {
    this.floor = floor;
    this.loop = loop;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.account = account;
  }

  int ordersToday() {
    return Math.max(ordersToday, ledger.all().size());
  }

  /** Signed units by key as the broker last reported them. */
  SortedMap<PositionKey, Quantity> net() {
    return Collections.unmodifiableSortedMap(net);
  }

  /** Signed units by key that no group of ours owns, as far as a settled read has shown. */
  SortedMap<PositionKey, Quantity> external() {
    return Collections.unmodifiableSortedMap(external);
  }

  void begin() {
    idle = ledger.open().isEmpty();
    next = floor.after(idle ? floor.config().idlePoll() : floor.config().busyPoll(), this::poll);
  }

  /** An order went out while the next read was far away. */
  void hurry() {
    if (idle && !ledger.open().isEmpty()) {
      next.cancel();
      begin();
    }
  }

  private void poll() {
    read();
    begin();
  }

  private void read() {
    if (reading) {
      return;
    }
    reading = true;
    gateway.reads().orders(ReadLane.BOOK, answer -> {
      reading = false;
      orders(answer);
    });
    askPositions();
  }

  void orders(ReadAnswer<List<OrderReport>> answer) {
    answer.read().value().ifPresent(rows -> {
      booksAt = Optional.of(answer.received());
      ordersToday = rows.size();
      gateway.evidence(rows.stream()
          .<Evidence>map(row -> new Evidence.Reported(row, Evidence.Source.ORDER_BOOK)).toList());
      rows.forEach(row -> compare(row, answer.begun()));
      gateway.pump();
    });
  }

  /** Books lag, so less than was known counts once two of them, five seconds apart, show it. */
  private void compare(OrderReport row, Moment begun) {
    Optional<ChildOrder> order = ledger.find(row.id()).filter(each -> each.filled().isMoreThan(row.filled()));
    if (order.isEmpty() || order.get().ids().size() > 1) {
      row.tag().ifPresent(fewer::remove);
      return;
    }
    OrderTag tag = order.get().tag();
    Moment first = fewer.computeIfAbsent(tag, each -> begun);
    if (begun.isPast(first, TAKEN_BACK) && !alarmed.contains(tag)) {
      alarmed.add(tag);
      floor.raise(new Alert(AlertCode.FILL_TAKEN_BACK, Optional.of(tag.group()), tag + " had filled "
          + order.get().filled() + " and is shown with " + row.filled()));
    }
  }

  void trades(ReadAnswer<List<TradeReport>> answer) {
    answer.read().value().ifPresent(rows -> {
      booksAt = Optional.of(answer.received());
      gateway.evidence(rows.stream().<Evidence>map(Evidence.Traded::new).toList());
      gateway.pump();
    });
  }

  /** Something filled and the broker did not say at which price: the trades may, for half a minute. */
  void askPrices() {
    boolean runs = priceTries > 0;
    priceTries = PRICE_TRIES;
    if (!runs) {
      readPrices();
    }
  }

  private void readPrices() {
    priceTries--;
    gateway.reads().trades(ReadLane.POSITIONS, answer -> {
      trades(answer);
      boolean lacks = ledger.all().stream().anyMatch(each -> each.filled().isPositive() && each.average().isEmpty());
      if (lacks && priceTries > 0) {
        floor.after(PRICE_AGAIN, this::readPrices);
      } else {
        priceTries = 0;
      }
    });
  }

  /** Reads positions, and holdings where delivered shares are traded; equal questions are asked once. */
  void askPositions() {
    if (asking) {
      return;
    }
    asking = true;
    if (groups.all().stream().anyMatch(desk -> desk.state.plan().product() == Product.CNC)) {
      gateway.reads().holdings(ReadLane.POSITIONS, answer -> answer.read().value().ifPresent(rows -> {
        shares.clear();
        rows.forEach(row -> shares.put(row.instrument(), row.quantity()));
      }));
    }
    gateway.reads().positions(ReadLane.POSITIONS, answer -> {
      asking = false;
      positions(answer);
    });
  }

  /** Whether an Ok read of positions arrived no longer ago. */
  boolean positionsWithin(Duration age) {
    return positionsAt.filter(at -> !floor.now().isPast(at, age)).isPresent();
  }

  /** Whether an Ok read of orders or trades arrived no longer ago. */
  boolean booksWithin(Duration age) {
    return booksAt.filter(at -> !floor.now().isPast(at, age)).isPresent();
  }

  /** The net that can be delivered: positions, and for CNC holdings too. */
  Quantity deliverable(PositionKey key) {
    Quantity delivered = key.product() == Product.CNC
        ? shares.getOrDefault(key.instrument(), Quantity.ZERO) : Quantity.ZERO;
    return net.getOrDefault(key, Quantity.ZERO).plus(delivered);
  }

  void positions(ReadAnswer<List<BrokerPosition>> answer) {
    answer.read().value().ifPresent(rows -> {
      positionsAt = Optional.of(answer.received());
      net.clear();
      for (BrokerPosition row : rows) {
        net.merge(new PositionKey(account, row.instrument(), row.product()), row.net(), Quantity::plus);
      }
      attribute();
      gateway.pump();
    });
  }

  /**
   * What is ours changes while orders work, and the two books are never of one instant: only quiet keys are
   * split.
   */
  private void attribute() {
    SortedMap<PositionKey, Quantity> own = own();
    for (PositionKey key : net.keySet()) {
      if (ledger.open(key).isEmpty()) {
        external.put(key, net.get(key).minus(own.getOrDefault(key, Quantity.ZERO)));
      }
    }
    external.values().removeIf(Quantity::isZero);
  }

  /** Keys on which the broker shows less than our own fills: somebody took it, or a read is wrong. */
  SortedMap<PositionKey, Quantity> shortfalls() {
    SortedMap<PositionKey, Quantity> missing = new TreeMap<>();
    own().forEach((key, units) -> {
      Quantity rest = external.getOrDefault(key, net.containsKey(key) ? Quantity.ZERO : units.negate());
      boolean opposed = units.isPositive() && rest.isNegative() || units.isNegative() && rest.isPositive();
      if (opposed && ledger.open(key).isEmpty()) {
        missing.put(key, rest);
      }
    });
    return missing;
  }

  private SortedMap<PositionKey, Quantity> own() {
    SortedMap<PositionKey, Quantity> own = new TreeMap<>();
    for (GroupDesk desk : groups.all()) {
      desk.state.plan().legs().forEach(leg ->
          own.merge(desk.state.plan().key(leg), desk.state.held(leg.id()), Quantity::plus));
    }
    return own;
  }

  @Override
  public void onOrder(OrderReport report) {
    loop.post(() -> gateway.evidence(new Evidence.Reported(report, Evidence.Source.STREAM)));
  }

  @Override
  public void onConnected(long connection) {
    loop.post(this::read);
  }

  @Override
  public void onDisconnected(String reason) {
    loop.post(this::read);
  }
}
