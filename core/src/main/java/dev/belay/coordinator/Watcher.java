package dev.belay.coordinator;

import dev.belay.broker.StreamListener;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadLane;
import dev.belay.health.PollNeed;
import dev.belay.health.PollPlan;
import dev.belay.health.StreamEvent;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.order.OrderReport;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Compares us with the broker again and again, the faster the more is at stake (DESIGN rule 8.4), and takes the
 * stream's hints. Loop only, but for the stream's calls.
 */
final class Watcher implements StreamListener {

  /** How soon the trades are read again for a price that they did not tell. */
  private static final Duration PRICE_AGAIN = Duration.ofSeconds(2);
  private static final int PRICE_TRIES = 15;

  private final Floor floor;
  private final EventLoop loop;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final Books books;
  private final Health health;
  private final PollPlan plan;
  private Timer next = () -> { };
  private Optional<Moment> due = Optional.empty();
  private boolean running;
  private final Runnable onPoll;
  private Runnable onFirstConnection = () -> { };
  private Optional<Round> round = Optional.empty();
  private boolean asking;
  private int priceTries;

  /** One comparison: its reads, and how they went. */
  private static final class Round {
    private final Moment begun;
    private int open;
    private boolean usable = true;
    private final boolean full;

    Round(Moment begun, boolean full) {
      this.begun = begun;
      this.full = full;
      this.open = full ? 3 : 2;
    }
  }

  Watcher(Floor floor, EventLoop loop, OrderGateway gateway, OrderLedger ledger, Groups groups, Books books,
      Health health, Runnable onPoll) {
    this.floor = floor;
    this.loop = loop;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.books = books;
    this.health = health;
    this.onPoll = onPoll;
    this.plan = new PollPlan(floor.config().idlePoll(), PollPlan.DEFAULT.blind(), floor.config().busyPoll(),
        PollPlan.DEFAULT.backOff());
  }

  int ordersToday() {
    return books.ordersToday();
  }

  /** Signed units by key as the broker last reported them. */
  SortedMap<PositionKey, Quantity> net() {
    return books.net();
  }

  /** Signed units by key that no group of ours owns. */
  SortedMap<PositionKey, Quantity> external() {
    return books.state().external();
  }

  boolean positionsWithin(Duration age) {
    return books.positionsWithin(age);
  }

  /** Whether no read of positions that was not suspect arrived for so long, though this process ran all the while. */
  boolean isBlindFor(Duration time) {
    return !books.positionsWithin(time) && floor.now().isPast(health.awakeSince(), time);
  }

  boolean booksWithin(Duration age) {
    return books.booksWithin(age);
  }

  /** Whether trades were shown no longer ago of orders that no order book has shown yet. */
  boolean isOutrunWithin(Duration age) {
    return books.memory().isOutrunByTrades(floor.now(), age);
  }

  Quantity deliverable(PositionKey key) {
    return books.deliverable(key);
  }

  /** Why entries on a key have to wait, if they have to. */
  Optional<String> objectsTo(PositionKey key) {
    if (health.isStale()) {
      return Optional.of("the broker was not read since this process stood still");
    }
    return books.state().suspected().contains(key) ? Optional.of("the position there does not agree with the broker's")
        : Optional.empty();
  }

  /** Runs a task as soon as the stream is up, or after a while without it: reads that begin then make it live. */
  void onceConnected(Duration most, Runnable task) {
    Timer patience = floor.after(most, () -> {
      onFirstConnection = () -> { };
      task.run();
    });
    onFirstConnection = () -> {
      patience.cancel();
      onFirstConnection = () -> { };
      task.run();
    };
  }

  /** From now on the broker is compared by itself. */
  void begin() {
    if (!running) {
      running = true;
      plan();
    }
  }

  /** Something may have become more pressing: the next comparison comes sooner then. */
  void hurry() {
    if (running && round.isEmpty()) {
      Moment wanted = floor.now().plus(pause());
      if (due.filter(wanted::isBefore).isPresent()) {
        plan();
      }
    }
  }

  private void plan() {
    next.cancel();
    Duration pause = pause();
    health.look(pause);
    due = Optional.of(floor.now().plus(pause));
    next = floor.after(pause, this::poll);
  }

  private Duration pause() {
    return plan.pause(need(), health.failures());
  }

  private PollNeed need() {
    List<ChildOrder> open = ledger.open();
    boolean inFlight = open.stream().anyMatch(ChildOrder::isInFlight);
    boolean bared = groups.all().stream().anyMatch(desk -> desk.bared().isPositive());
    if (inFlight || bared || !books.state().suspected().isEmpty() || health.isStale()) {
      return PollNeed.PRESSING;
    }
    boolean atRisk = !open.isEmpty() || groups.all().stream().anyMatch(Watcher::holdsShort);
    return atRisk && health.stream().status().isBlind() ? PollNeed.BLIND : PollNeed.IDLE;
  }

  private static boolean holdsShort(GroupDesk desk) {
    return desk.state.plan().legs().stream().anyMatch(leg -> desk.state.held(leg.id()).isNegative());
  }

  private void poll() {
    health.look(Duration.ZERO);
    books.tick();
    onPoll.run();
    compare();
    plan();
  }

  /** Reads what has to be read; one comparison at a time. */
  void compare() {
    if (round.isPresent()) {
      return;
    }
    boolean full = need() != PollNeed.PRESSING || health.wantsFullReading() || !books.state().suspected().isEmpty()
        || ledger.open().stream().anyMatch(each -> each.claimed().isPositive());
    Round now = new Round(floor.now(), full);
    round = Optional.of(now);
    gateway.reads().orders(ReadLane.BOOK, answer -> answered(now, books.orders(answer)));
    if (full) {
      gateway.reads().trades(ReadLane.POSITIONS, answer -> answered(now, books.trades(answer)));
    }
    askHoldings();
    gateway.reads().positions(ReadLane.POSITIONS, answer -> answered(now, books.positions(answer)));
  }

  private void askHoldings() {
    if (groups.all().stream().anyMatch(desk -> desk.state.plan().legs().stream()
        .anyMatch(leg -> desk.state.plan().product(leg) == Product.CNC))) {
      gateway.reads().holdings(ReadLane.POSITIONS, books::holdings);
    }
  }

  /** Reads positions out of turn; equal questions are asked once. */
  void askPositions() {
    if (!asking) {
      asking = true;
      askHoldings();
      gateway.reads().positions(ReadLane.POSITIONS, answer -> {
        asking = false;
        books.positions(answer);
      });
    }
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
      books.trades(answer);
      boolean lacks = ledger.all().stream().anyMatch(each -> each.filled().isPositive() && each.average().isEmpty());
      if (lacks && priceTries > 0) {
        floor.after(PRICE_AGAIN, this::readPrices);
      } else {
        priceTries = 0;
      }
    });
  }

  private void answered(Round now, boolean usable) {
    now.open--;
    now.usable &= usable;
    if (now.open > 0) {
      return;
    }
    round = Optional.empty();
    if (now.usable && now.full) {
      reconciled(now.begun);
    }
    hurry();
  }

  /** All books were read and may be used: conditions may end, and what waited for this may go. */
  void reconciled(Moment begun) {
    if (books.state().suspected().isEmpty()) {
      health.reconciled(begun, floor.now());
      groups.stops().booksRead(begun);
      gateway.pump();
    }
  }

  @Override
  public void onOrder(OrderReport report) {
    loop.post(() -> {
      health.told(new StreamEvent.Heard(report.id(), floor.now()));
      gateway.evidence(new Evidence.Reported(report, Evidence.Source.STREAM));
    });
  }

  @Override
  public void onConnected(long connection) {
    loop.post(() -> {
      health.told(new StreamEvent.Connected(connection, floor.now()));
      onFirstConnection.run();
      again();
    });
  }

  @Override
  public void onDisconnected(String reason) {
    loop.post(() -> {
      health.told(new StreamEvent.Disconnected(floor.now()));
      again();
    });
  }

  private void again() {
    if (running) {
      compare();
      plan();
    }
  }
}
