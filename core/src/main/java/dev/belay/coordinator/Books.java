package dev.belay.coordinator;

import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadAnswer;
import dev.belay.health.StreamEvent;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderReport;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import dev.belay.persistence.Entry;
import dev.belay.reconcile.Correction;
import dev.belay.reconcile.Divergence;
import dev.belay.reconcile.OrderComparison;
import dev.belay.reconcile.OwnFill;
import dev.belay.reconcile.PositionsReading;
import dev.belay.reconcile.ReadMemory;
import dev.belay.reconcile.ReconcileState;
import dev.belay.reconcile.ReconcileStep;
import dev.belay.reconcile.Reconciler;
import dev.belay.recovery.ExternalText;
import dev.belay.session.EndOfDay;
import dev.belay.session.Sessions;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The broker's books beside our own. Every row that is shown is evidence; what a book lacks is evidence only when the
 * book is not suspect. Loop only.
 */
final class Books {

  /** A book may be so much behind the broker's own answers. */
  private static final Duration BEHIND = Duration.ofSeconds(5);

  /** Positions may be so much behind our fills. */
  private static final Duration LAG = Duration.ofSeconds(10);

  /** Own fills are remembered for so long. */
  private static final Duration RECENT = Duration.ofSeconds(60);

  private final Floor floor;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final Health health;
  private final Sessions sessions;
  private final InstanceId instance;
  private final Consumer<List<OrderReport>> strays;
  private final Consumer<List<Correction>> correct;
  private final Consumer<SortedMap<PositionKey, SortedMap<GroupId, Quantity>>> doubt;
  private final Consumer<List<Divergence>> differ;
  private final SortedMap<PositionKey, List<OwnFill>> fills = new TreeMap<>();
  private SortedMap<PositionKey, Quantity> net = new TreeMap<>();
  private SortedMap<PositionKey, Quantity> foreign = new TreeMap<>();
  private ReadMemory memory;
  private LocalDate day;
  private ReconcileState state = ReconcileState.NONE;
  private Optional<List<ReconcileState.Kept>> kept = Optional.empty();
  private int ordersToday;
  private final FillsTakenBack takenBack;
  private final Yesterday yesterday;
  private final ClaimedFills claims;
  private final SortedMap<InstrumentId, Quantity> shares = new TreeMap<>();
  private Optional<ReadAnswer<List<BrokerPosition>>> unmatched = Optional.empty();
  private Optional<Moment> positionsAt = Optional.empty();
  private Optional<Moment> positionsBegun = Optional.empty();
  private Optional<Moment> booksAt = Optional.empty();
  private Optional<Moment> booksBegun = Optional.empty();
  private SortedMap<PositionKey, Quantity> netBefore = new TreeMap<>();
  private Optional<Moment> netBeforeAt = Optional.empty();

  Books(Floor floor, OrderGateway gateway, OrderLedger ledger, Groups groups, Health health, Sessions sessions,
      InstanceId instance, Consumer<List<OrderReport>> strays, Consumer<List<Correction>> correct,
      Consumer<SortedMap<PositionKey, SortedMap<GroupId, Quantity>>> doubt, Consumer<List<Divergence>> differ) {
    this.floor = floor;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.health = health;
    this.sessions = sessions;
    this.instance = instance;
    this.strays = strays;
    this.correct = correct;
    this.doubt = doubt;
    this.differ = differ;
    this.day = sessions.calendar().day(floor.now().wall());
    this.memory = ReadMemory.of(day);
    this.takenBack = new FillsTakenBack(floor, ledger);
    this.yesterday = new Yesterday(floor, gateway, ledger);
    this.claims = new ClaimedFills(floor.config().account(), ledger);
  }

  int ordersToday() {
    return Math.max(ordersToday, ledger.all().size());
  }

  /** Signed units by key as the broker last reported them in a read that was not suspect. */
  SortedMap<PositionKey, Quantity> net() {
    return Collections.unmodifiableSortedMap(net);
  }

  /** When the newest order book was asked for that was not suspect. */
  Optional<Moment> booksBegun() {
    return booksBegun;
  }

  /** When the newest read of positions began that was not suspect. */
  Optional<Moment> positionsBegun() {
    return positionsBegun;
  }

  /** Whether a read of positions that was not suspect arrived no longer ago. */
  boolean positionsWithin(Duration age) {
    return positionsAt.filter(at -> !floor.now().isPast(at, age)).isPresent();
  }

  /** Whether the last two reads of positions are fresh and agree on a key. */
  boolean agreeTwice(PositionKey key) {
    return positionsWithin(LAG) && netBeforeAt.filter(at -> !floor.now().isPast(at, LAG.multipliedBy(2))).isPresent()
        && net.getOrDefault(key, Quantity.ZERO).equals(netBefore.getOrDefault(key, Quantity.ZERO));
  }

  /** Whether a read of orders or trades that was not suspect arrived no longer ago. */
  boolean booksWithin(Duration age) {
    return booksAt.filter(at -> !floor.now().isPast(at, age)).isPresent();
  }

  ReadMemory memory() {
    return memory;
  }

  /** The net that can be delivered: positions, and for CNC holdings too. */
  Quantity deliverable(PositionKey key) {
    Quantity delivered = key.product() == Product.CNC
        ? shares.getOrDefault(key.instrument(), Quantity.ZERO) : Quantity.ZERO;
    return net.getOrDefault(key, Quantity.ZERO).plus(delivered);
  }

  void holdings(ReadAnswer<List<BrokerHolding>> answer) {
    answer.read().value().ifPresent(rows -> {
      shares.clear();
      rows.forEach(row -> shares.put(row.instrument(), row.quantity()));
    });
  }

  /** Whether orders of an earlier day are still not explained by a net of today. */
  boolean hasOrdersOfEarlierDays(Moment now) {
    return !EndOfDay.ofEarlierDays(ledger.open(), sessions, health.sessionTime(now)).isEmpty();
  }

  ReconcileState state() {
    return state;
  }

  /** A person gives what was nobody's to a group of ours. */
  void adopted(PositionKey key, Quantity units) {
    state = state.adopted(key, units);
    keepExternal();
  }

  /** What an earlier process knew of what is not ours. */
  void restore(Entry.Setting setting) {
    state = ExternalText.read(setting, floor.config().account(), day);
  }

  /** Keeps what is not ours, once positions were compared: a power cut may take it, the next look finds it again. */
  private void keepExternal() {
    List<ReconcileState.Kept> now = state.kept();
    if (positionsAt.isPresent() && kept.filter(now::equals).isEmpty()) {
      kept = Optional.of(now);
      floor.outbox().note(ExternalText.write(day, now, floor.now().wall()));
    }
  }

  /** {@return whether the book may be used} */
  boolean orders(ReadAnswer<List<OrderReport>> answer) {
    Optional<List<OrderReport>> read = answer.read().value();
    if (read.isEmpty()) {
      health.read(Health.Book.ORDERS, answer, false, List.of());
      return false;
    }
    turnOfDay(answer.begun());
    List<OrderReport> rows = read.get();
    ordersToday = rows.size();
    List<BrokerOrderId> expected = expected(answer.begun());
    ReadMemory.Graded graded = memory.orders(rows, expected, answer.begun(), answer.received());
    memory = graded.memory();
    strays.accept(rows);
    List<Divergence> found = OrderComparison.compare(ledger.all(), rows,
        graded.isOk() ? expected : List.of(), instance, floor.config().account());
    health.told(new StreamEvent.ReadFirst(missed(found, rows), answer.received()));
    gateway.evidence(Evidence.ofBook(rows));
    rows.forEach(row -> takenBack.compare(row, answer.begun()));
    differ.accept(found);
    health.read(Health.Book.ORDERS, answer, graded.isOk(), graded.lacks());
    if (graded.isOk()) {
      booksAt = Optional.of(answer.received());
      booksBegun = Optional.of(answer.begun());
      gateway.evidence(EndOfDay.byBook(ledger.open(), sessions, health.sessionTime(answer.begun())));
      foreign = OrderComparison.foreignTrades(found);
      take(Reconciler.traded(state, foreign, owners(), answer.received()));
    }
    gateway.pump();
    return graded.isOk();
  }

  /** {@return whether the book may be used} */
  boolean trades(ReadAnswer<List<TradeReport>> answer) {
    Optional<List<TradeReport>> read = answer.read().value();
    if (read.isEmpty()) {
      health.read(Health.Book.TRADES, answer, false, List.of());
      return false;
    }
    turnOfDay(answer.begun());
    ReadMemory.Graded graded = memory.trades(read.get(), answer.begun(), answer.received());
    memory = graded.memory();
    gateway.evidence(read.get().stream().<Evidence>map(Evidence.Traded::new).toList());
    health.read(Health.Book.TRADES, answer, graded.isOk(), graded.lacks());
    if (graded.isOk()) {
      booksAt = Optional.of(answer.received());
    }
    gateway.pump();
    return graded.isOk();
  }

  /** {@return whether the positions may be used} */
  boolean positions(ReadAnswer<List<BrokerPosition>> answer) {
    Optional<List<BrokerPosition>> read = answer.read().value();
    if (read.isEmpty()) {
      health.read(Health.Book.POSITIONS, answer, false, List.of());
      return false;
    }
    turnOfDay(answer.begun());
    SortedMap<PositionKey, Quantity> rows = claims.net(read.get());
    forgetOldFills(answer.received());
    ReadMemory.Graded graded = memory.positions(rows, held(answer.begun()), answer.begun(), answer.received());
    memory = graded.memory();
    health.read(Health.Book.POSITIONS, answer, graded.isOk(), graded.lacks());
    if (graded.isOk()) {
      netBefore = net;
      netBeforeAt = positionsAt;
      net = rows;
      positionsAt = Optional.of(answer.received());
      positionsBegun = Optional.of(answer.begun());
      unmatched = Optional.of(answer);
      match();
    }
    gateway.pump();
    return graded.isOk();
  }

  /**
   * Compares the last read of positions with what our groups hold, once they know what their orders have become: a
   * group of an earlier life that has not heard of its own exit would take it for somebody else's.
   *
   * @return whether nothing of ours seems lost
   */
  boolean match() {
    if (groups.areAwake()) {
      Optional<ReadAnswer<List<BrokerPosition>>> read = unmatched;
      unmatched = Optional.empty();
      read.ifPresent(answer -> {
        gateway.evidence(claims.proved(net, owners(), state.external()));
        yesterday.settle(sessions, health.sessionTime(answer.begun()), this, owners());
        take(Reconciler.read(state, reading(answer)));
      });
    }
    return state.suspected().isEmpty();
  }

  /** Time has passed: a loss that nothing contradicted is acted on. */
  void tick() {
    take(Reconciler.ticked(state, floor.now()));
  }

  /** Takes note of our own fills: a read that began before them says nothing about them. */
  void told(List<OrderFact> facts) {
    for (OrderFact each : facts) {
      if (each instanceof OrderFact.Filled fill) {
        Quantity signed = fill.intent().terms().side().signed(fill.increment());
        fills.computeIfAbsent(fill.intent().key(floor.config().account()), key -> new ArrayList<>())
            .add(new OwnFill(signed, floor.now()));
      }
    }
  }

  private void take(ReconcileStep step) {
    state = step.state();
    differ.accept(step.divergences());
    correct.accept(step.corrections());
    doubt.accept(state.guarded());
    keepExternal();
  }

  private void turnOfDay(Moment at) {
    LocalDate today = sessions.calendar().day(at.wall());
    if (!today.equals(day)) {
      day = today;
      memory = memory.on(today);
      state = state.nextDay();
      kept = Optional.empty();
      foreign = new TreeMap<>();
    }
  }

  /** Ids that a book of today has to show: taken by the broker long enough before the read. */
  private List<BrokerOrderId> expected(Moment begun) {
    List<BrokerOrderId> ids = new ArrayList<>();
    for (ChildOrder each : ledger.all()) {
      boolean before = each.intent().decidedAt().plus(BEHIND).isBefore(begun.wall());
      if (before && !sessions.isLaterDay(each.intent().decidedAt(), begun.wall())) {
        ids.addAll(each.ids());
      }
    }
    return ids;
  }

  private static TreeSet<BrokerOrderId> missed(List<Divergence> found, List<OrderReport> rows) {
    TreeSet<String> tags = new TreeSet<>();
    for (Divergence each : found) {
      if (each instanceof Divergence.MissedFill fill) {
        tags.add(fill.tag().text());
      } else if (each instanceof Divergence.MissedTerminal end) {
        tags.add(end.tag().text());
      }
    }
    TreeSet<BrokerOrderId> ids = new TreeSet<>();
    rows.stream().filter(row -> row.tag().filter(tag -> tags.contains(tag.text())).isPresent())
        .forEach(row -> ids.add(row.id()));
    return ids;
  }

  private void forgetOldFills(Moment now) {
    fills.values().forEach(each -> each.removeIf(fill -> now.isPast(fill.at(), RECENT)));
    fills.values().removeIf(List::isEmpty);
  }

  /** Keys on which something of ours has been open for longer than positions may lag. */
  private List<PositionKey> held(Moment begun) {
    List<PositionKey> keys = new ArrayList<>();
    owners().forEach((key, row) -> {
      boolean old = fills.getOrDefault(key, List.of()).stream().allMatch(fill -> begun.isPast(fill.at(), LAG));
      if (old) {
        keys.add(key);
      }
    });
    return keys;
  }

  private PositionsReading reading(ReadAnswer<?> answer) {
    SortedMap<PositionKey, Quantity> buying = new TreeMap<>();
    SortedMap<PositionKey, Quantity> selling = new TreeMap<>();
    for (ChildOrder each : ledger.open()) {
      if (each.status() == OrderStatus.INTENDED) {
        continue; // it waits to be sent, for this very reading perhaps, and has moved nothing
      }
      boolean buys = each.intent().terms().side() == Side.BUY;
      (buys ? buying : selling).merge(each.intent().key(floor.config().account()), each.open(), Quantity::plus);
    }
    return new PositionsReading(net, owners(), fills, buying, selling, foreign, booksBegun, answer.begun(),
        answer.received());
  }

  /** What our groups hold, by key and group, none of it zero. */
  private SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners() {
    SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners = new TreeMap<>();
    for (GroupDesk desk : groups.all()) {
      desk.state.plan().legs().forEach(leg -> {
        Quantity held = desk.state.held(leg.id());
        if (!held.isZero()) {
          owners.computeIfAbsent(desk.state.plan().key(leg), key -> new TreeMap<>())
              .merge(desk.state.plan().group(), held, Quantity::plus);
        }
      });
    }
    return owners;
  }
}
