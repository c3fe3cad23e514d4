package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadLane;
import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.hedge.Cover;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.mode.Condition;
import dev.belay.mode.Latch;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.Scope;
import dev.belay.persistence.Lane;
import dev.belay.persistence.StoreIdentity;
import dev.belay.plan.Leg;
import dev.belay.recovery.Belief;
import dev.belay.recovery.CatchUp;
import dev.belay.recovery.ExternalText;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * From a loaded store to READY (DESIGN rule 8.3): what was kept is believed until order book, trades and
 * positions have been read; the broker wins. A read that fails is asked for again; past the deadline the
 * coordinator goes on in EXIT_ONLY with what is proven, and goes on reading. Risk-reducing orders do not wait
 * for the mode. Loop only.
 */
final class Startup {

  /** A failed read is asked for again after so long; a doubted one too. */
  private static final Duration AGAIN = Duration.ofSeconds(1);

  /** How long the stream may take before the books are read without it. */
  private static final Duration STREAM = Duration.ofMillis(250);

  /** After so long without a usable order book the groups act on what store and journal say (DESIGN rule 8.3). */
  private static final Duration BLIND = Duration.ofSeconds(10);

  private final Floor floor;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final ModeKeeper mode;
  private final Watcher watcher;
  private final Books books;
  private final StoreIdentity identity;
  private final Consumer<Moment> awake;
  private final Runnable ready;
  private final List<OrderTag> restored = new ArrayList<>();
  private Moment begun;
  private boolean bookRead;
  private boolean tradesRead;
  private boolean positionsRead;
  private boolean finished;
  private Timer deadline = () -> { };

  Startup(Floor floor, OrderGateway gateway, OrderLedger ledger, Groups groups, ModeKeeper mode, Watcher watcher,
      Books books, StoreIdentity identity, Consumer<Moment> awake, Runnable ready) {
    this.floor = floor;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.mode = mode;
    this.watcher = watcher;
    this.books = books;
    this.identity = identity;
    this.awake = awake;
    this.ready = ready;
    this.begun = floor.now();
  }

  void begin(Belief belief, Function<GroupState, Handle> handles) {
    if (belief.settings().containsKey(ModeKeeper.SETTING)) {
      mode.restore(belief.settings().get(ModeKeeper.SETTING));
    }
    Optional.ofNullable(belief.settings().get(ExternalText.SETTING)).ifPresent(books::restore);
    identity.loss().ifPresent(why -> {
      floor.raise(new Alert(AlertCode.STORE_FAILED, Optional.empty(), why));
      mode.latch(Latch.LOST_TAIL, Scope.account(), why);
    });
    belief.reserved().forEach((group, reserved) ->
        floor.reserve(floor.reservations().reserve(group, reserved))); // until the group has ended
    for (GroupState each : belief.groups()) {
      GroupDesk desk = new GroupDesk(each, handles.apply(each));
      belief.stops().getOrDefault(each.plan().group(), List.of()).forEach(stop ->
          desk.stops.put(stop.terms().leg(), stop));
      groups.add(desk);
    }
    for (ChildOrder each : belief.orders().values()) {
      floor.tags().used(each.tag());
      ledger.restore(each);
      restored.add(each.tag());
      groups.find(each.intent().owner().group()).ifPresent(desk -> adopt(desk, each));
    }
    gateway.recall();
    gateway.keep(Lane.DURABLE, belief.missing(identity.lastJournal()));
    deadline = floor.after(floor.config().recoveryDeadline(), this::late);
    floor.after(BLIND, this::wake);
    watcher.onceConnected(STREAM, () -> {
      begun = floor.now();
      readBook();
      readTrades();
      readPositions();
    });
  }

  private void adopt(GroupDesk desk, ChildOrder order) {
    groups.protector().recall(desk, order.intent());
    Owner.Role role = order.intent().owner().role();
    desk.orders.put(GroupDesk.seat(role, Child.numberOf(order.intent())), order.intent());
    order.average().filter(price -> !price.isZero()).ifPresent(price ->
        desk.lastFill.put(order.intent().leg(), price));
    if (role == Owner.Role.HEDGE && order.open().isPositive()) {
      boolean protects = order.intent().purpose() == OrderPurpose.PROTECT;
      int ref = order.intent().ref();
      Leg bought = desk.state.plan().leg(order.intent().leg());
      Leg leg = protects ? Protector.protectedBy(desk, bought).orElse(bought) : bought;
      Cover cover = protects ? Cover.protection(ref, order.quantity(), floor.now())
          : Cover.asked(ref, 0, order.quantity());
      desk.hedge = desk.hedge.withFound(leg.id(), leg.instrument().rules().lot(), cover.havingFilled(order.filled()));
    } else if (role == Owner.Role.HEDGE) {
      desk.hedge = desk.hedge.withUsed(order.intent().ref());
    }
  }

  private void readBook() {
    gateway.reads().orders(ReadLane.EVIDENCE, answer -> {
      bookRead = books.orders(answer);
      proceed(bookRead, this::readBook);
    });
  }

  private void readTrades() {
    gateway.reads().trades(ReadLane.EVIDENCE, answer -> {
      tradesRead = books.trades(answer);
      proceed(tradesRead, this::readTrades);
    });
  }

  /** The broker wins, but a position of ours that seems gone is looked at again until it is proved. */
  private void readPositions() {
    gateway.reads().positions(ReadLane.EVIDENCE, answer -> {
      positionsRead = books.positions(answer) && books.state().suspected().isEmpty()
          && !books.hasOrdersOfEarlierDays(answer.begun());
      proceed(positionsRead, this::readPositionsAgain);
    });
  }

  /** What seems gone may have been closed by an order that only a newer book shows. */
  private void readPositionsAgain() {
    if (!books.state().suspected().isEmpty() && bookRead) {
      readBook();
    }
    readPositions();
  }

  /** The groups act as soon as one order book is there; the mode waits for all three reads. */
  private void proceed(boolean usable, Runnable again) {
    if (bookRead) {
      wake();
    }
    if (!usable) {
      floor.after(AGAIN, again);
    } else if (!finished && bookRead && tradesRead && positionsRead) {
      finished = true;
      deadline.cancel();
      watcher.reconciled(begun);
      mode.clear(Condition.RECOVERY_UNFINISHED, "everything was read");
      mode.recovered();
      ready.run();
    }
  }

  private void late() {
    if (!finished) {
      mode.set(Condition.RECOVERY_UNFINISHED, "start-up did not finish in " + floor.config().recoveryDeadline());
      wake();
      ready.run();
    }
  }

  /** Once: the groups learn what their orders have become, enter no further, and go on from there. */
  private void wake() {
    if (!restored.isEmpty()) {
      restored.clear();
      gateway.resume();
    }
    SortedMap<GroupId, List<ChildOrder>> orders = new TreeMap<>();
    ledger.all().forEach(order -> // those of the store, and those that a book showed and a sleeping group adopted
        orders.computeIfAbsent(order.intent().owner().group(), group -> new ArrayList<>()).add(order));
    boolean slept = !groups.areAwake();
    for (GroupDesk desk : List.copyOf(groups.all())) {
      if (!desk.awake) {
        desk.awake = true;
        List<ChildOrder> own = orders.getOrDefault(desk.state.plan().group(), List.of());
        groups.stops().recall(desk, own);
        catchUp(desk, own);
        groups.restarted(desk);
      }
    }
    if (slept) {
      awake.accept(begun);
    }
    if (positionsRead && !books.match()) {
      positionsRead = false;
      floor.after(AGAIN, this::readPositionsAgain);
    }
  }

  private void catchUp(GroupDesk desk, List<ChildOrder> orders) {
    List<OrderFact> missed = new ArrayList<>();
    orders.forEach(order -> missed.addAll(CatchUp.facts(desk.state, order)));
    if (!missed.isEmpty()) {
      groups.caughtUp(desk, missed);
    }
    orders.stream().filter(order -> order.status() == OrderStatus.UNKNOWN).forEach(order -> alarm(order.intent()));
  }

  /** What an earlier life told of it, nobody may have heard; one that is told already is not told twice. */
  private void alarm(OrderIntent doubted) {
    floor.raise(new Alert(AlertCode.UNKNOWN_ORDER, Optional.of(doubted.owner().group()),
        doubted.tag() + " " + doubted.terms() + ": the process ended before the answer"));
  }
}
