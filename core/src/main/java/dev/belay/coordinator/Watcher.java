package dev.belay.coordinator;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.StreamListener;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadAnswer;
import dev.belay.gateway.ReadLane;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.OrderReport;
import dev.belay.order.PositionKey;
import dev.belay.order.TradeReport;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the broker's books again and again, faster while an order may trade, and takes the stream's hints.
 * Everything it sees is evidence for the ledger. Loop only, but for the stream's calls.
 */
final class Watcher implements StreamListener {

  private final Floor floor;
  private final EventLoop loop;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final AccountId account;
  private final SortedMap<PositionKey, Quantity> net = new TreeMap<>();
  private final SortedMap<PositionKey, Quantity> external = new TreeMap<>();
  private int ordersToday;
  private boolean reading;

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
    Duration pause = ledger.open().isEmpty() ? floor.config().idlePoll() : floor.config().busyPoll();
    floor.after(pause, this::poll);
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
    gateway.reads().positions(ReadLane.POSITIONS, this::positions);
  }

  void orders(ReadAnswer<List<OrderReport>> answer) {
    answer.read().value().ifPresent(rows -> {
      ordersToday = rows.size();
      gateway.evidence(rows.stream()
          .<Evidence>map(row -> new Evidence.Reported(row, Evidence.Source.ORDER_BOOK)).toList());
    });
  }

  void trades(ReadAnswer<List<TradeReport>> answer) {
    answer.read().value().ifPresent(rows ->
        gateway.evidence(rows.stream().<Evidence>map(Evidence.Traded::new).toList()));
  }

  void positions(ReadAnswer<List<BrokerPosition>> answer) {
    answer.read().value().ifPresent(rows -> {
      net.clear();
      for (BrokerPosition row : rows) {
        net.merge(new PositionKey(account, row.instrument(), row.product()), row.net(), Quantity::plus);
      }
      attribute();
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
