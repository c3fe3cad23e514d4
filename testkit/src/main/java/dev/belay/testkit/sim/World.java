package dev.belay.testkit.sim;

import dev.belay.broker.RequestLimits;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.money.Money;
import dev.belay.order.BrokerOrderId;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run: clock, exchange, disk, and the Belay process inside, which may die and start again while its requests still
 * reach the broker. First faults strike (the safety phase), then they stop (the liveness phase).
 */
final class World {

  private static final EnumSet<Fault> LIES = EnumSet.of(Fault.OVERFILLS, Fault.FILLS_AFTER_CANCEL,
      Fault.REQUEST_ZOMBIE, Fault.REQUEST_SLOW, Fault.STRANGER_ADDS, Fault.DESK_CLOSES_SHORT, Fault.DESK_SELLS_COVER);
  private static final long SECOND = 1_000_000_000L;

  /** What a run takes at the most; a usual one takes a few hundred, a stormy one a few thousand. */
  private static final long MOST_STEPS = 40_000;

  /** Rule 4.1. */
  private static final long BUY_BACK = 15 * SECOND;

  private final Plan plan;
  private final WorldClock clock;
  private final Trace trace;
  private final SimulatedExchange exchange;
  private final SimulatedBroker broker;
  private final Disk disk;
  private final Witness witness;
  private final Host host;
  private final Weather weather;
  private final Blows blows;
  private final BuyBack buyBack = new BuyBack(this);
  private final long[] fired = new long[Fault.values().length];
  private final SortedSet<Firing> firings = new TreeSet<>();
  private final EnumSet<Sometimes> seen = EnumSet.noneOf(Sometimes.class);
  private final StuckOrders stuck = new StuckOrders(this);
  private final long healAt;
  private Life life;
  private long steps;
  private int lives;
  private boolean healed;
  private boolean over;
  private Optional<Failure> failure = Optional.empty();

  World(long seed, SimOptions options) {
    plan = new Plan(seed, options);
    clock = new WorldClock(plan.start(), seed);
    trace = new Trace(clock, options.tracing());
    exchange = new SimulatedExchange(clock, plan.rules().enforcingRequestLimits());
    broker = new SimulatedBroker(exchange);
    witness = new Witness(this);
    disk = new Disk(this, options.stores());
    healAt = plan.healAt();
    exchange.latency(plan.latency());
    exchange.observe(event -> {
      Trace.Kind kind = event.kind() == ExchangeEvent.Kind.PRICED ? Trace.Kind.PRICED : Trace.Kind.EXCHANGE;
      trace.note(kind, event.kind().ordinal(), 0, () -> Words.of(event, witness));
      witness.happened(event);
    });
    OrderScripts scripts = new OrderScripts(this);
    exchange.otherwise(order -> stuck.noted(order, scripts.of(order)));
    if (plan.isPoor()) {
      exchange.money(Money.rupees(1_000), held -> Money.ZERO);
    }
    plan.structure().priced(exchange::lastPrice);
    host = new Host(this);
    weather = new Weather(this);
    blows = new Blows(this, plan.blows());
  }

  /** A world in the hands of a test: no faults but those that the test makes, no host but the test. */
  static World quiet(long seed) {
    return quiet(seed, SimOptions.DEFAULT.only(EnumSet.noneOf(Fault.class)).traced());
  }

  static World quiet(long seed, SimOptions options) {
    World world = new World(seed, options);
    world.exchange.money(SimulatedExchange.DEFAULT_CASH, held -> Money.ZERO);
    Structure.everyLeg().forEach(leg -> world.exchange.lastPrice(leg.instrument(), leg.ladder().limit()));
    world.birth();
    return world;
  }

  /** Lets time pass until a condition holds; false when it does not in time. */
  boolean passUntil(BooleanSupplier condition, Duration most) {
    long end = clock.monotonicNanos() + most.toNanos();
    while (!condition.getAsBoolean() && failure.isEmpty()) {
      if (!clock.step(end)) {
        return condition.getAsBoolean();
      }
      afterEach();
    }
    return true;
  }

  Optional<Failure> failure() {
    return failure;
  }

  SeedResult run() {
    weather.begin();
    clock.at(healAt, this::heal);
    birth();
    host.begin();
    Ending ending = new Ending(this, healAt);
    while (!over && failure.isEmpty() && next(ending.deadline())) {
      afterEach();
    }
    if (failure.isEmpty() && !over) {
      ending.tooLate();
    }
    disk.close();
    return new SeedResult(plan.seed(), trace.hash(), trace.effects(), trace.events(), clock.monotonicNanos(), lives,
        failure, fired, List.copyOf(firings), blows.landed(), seen, plan, trace.lines(),
        failure.isPresent() ? ending.table() : List.of());
  }

  /** Runs the next task; what it throws has passed through the loop's boundary: the host's thread would end. */
  private boolean next(long end) {
    try {
      return clock.step(end);
    } catch (RuntimeException e) {
      violate(Invariant.X_NO_INTERNAL, e + " left the process "
          + Stream.of(e.getStackTrace()).limit(1).map(StackTraceElement::toString).collect(Collectors.joining()));
      return true;
    }
  }

  // ---- the process

  void birth() {
    lives++;
    if (lives > 3) {
      sometimes(Sometimes.DIED_THREE_TIMES);
    }
    trace.note(Trace.Kind.BIRTH, lives, 0, () -> "life " + lives);
    life = new Life(this, lives);
    witness.livesAgain();
    life.begin();
  }

  /** Ends the present life in some way, and begins another one later. */
  void death(Fault how, long downtime) {
    trace.note(Trace.Kind.DEATH, how.ordinal(), downtime, () -> how.code() + " at point " + life.process().points());
    fire(how);
    if (witness.groups().stream().anyMatch(each -> each.baredSince >= 0)) {
      sometimes(Sometimes.DIED_BARED);
    }
    if (witness.orders().stream().anyMatch(each -> !each.accepted && !each.shownEnd)) {
      sometimes(Sometimes.DIED_BEFORE_ANSWER);
    }
    if (!life.isStarted()) {
      sometimes(Sometimes.DIED_IN_RECOVERY);
    }
    if (disk.leavesUnsent()) {
      sometimes(Sometimes.DIED_BEFORE_SEND);
    }
    life.end(how == Fault.CLOSED ? 1000 : (int) spread("written", how.name(), lives, 1000));
    if (how == Fault.POWER_LOST) {
      disk.losePower((int) spread("kept", how.name(), lives, 1000));
    }
    witness.forget(each -> !disk.remembers(each));
    clock.at(clock.monotonicNanos() + downtime, this::birth);
  }

  /** A numbered point of the present life: it may die here. */
  void point(ProcessTime process) {
    if (!healed) {
      weather.point(process);
      if (!process.isDead()) {
        blows.point(process);
      }
    }
  }

  private void afterEach() {
    if (++steps > MOST_STEPS) {
      violate(Invariant.I22_NO_SPINNING, "more than " + MOST_STEPS + " steps");
    }
    long now = clock.monotonicNanos();
    List<Books> groups = witness.asked();
    for (int i = 0; i < groups.size(); i++) {
      Books each = groups.get(i);
      if (each.baredSince >= 0 && buyBack.isDoubled(each)) {
        each.baredSince = now;
      }
      if (each.baredSince >= 0 && now - each.baredSince >= BUY_BACK && isForsaken(each)) {
        violate(Invariant.R41_BOUGHT_BACK, each.bared() + " units of group " + each.group
            + " are known to stand bared, nothing at the broker buys them back");
      }
      buyBack.look(each);
    }
  }

  /** Whether a process lives whose buy-backs the broker takes. */
  boolean canBuyBack() {
    return life.isUp() && !weather.isTokenDead() && !exitsLackMargin();
  }

  /** Whether a process lives that could buy back what stands bared, and has nothing at the broker that does. */
  private boolean isForsaken(Books books) {
    return canBuyBack() && books.trulyBared() > 0 && isSurelyBared(books) && !buyBack.isPaced(books)
        && !witness.coverTogether(books) && books.orders.stream().noneMatch(order ->
        order.sign > 0 && !order.isEntry() && order.isAtBroker() && !order.trueEnded);
  }

  private boolean isSurelyBared(Books books) {
    return books.uncovered(witness.outsiders().surelyLeft(books)) > books.declared();
  }

  // ---- faults

  boolean exitsLackMargin() {
    return weather.exitsLackMargin();
  }

  /** Whether a fault strikes the n-th event of a label. */
  boolean strikes(Fault fault, String label, long n) {
    if (healed || !plan.isOn(fault) || !plan.strikes(fault, label, n)) {
      return false;
    }
    fire(fault, new Firing(fault, label, n));
    return true;
  }

  /** Whether a fault that strikes once in a run strikes here: at an event drawn among the first few dozen. */
  boolean strikesOnce(Fault fault, String label, long n) {
    if (healed || !plan.isOn(fault) || fired[fault.ordinal()] > 0 || n != spread("once", fault.name(), 0, 40)) {
      return false;
    }
    fire(fault);
    return true;
  }

  void fire(Fault fault) {
    fire(fault, Firing.moment(fault));
  }

  private void fire(Fault fault, Firing key) {
    fired[fault.ordinal()]++;
    firings.add(key);
    trace.note(Trace.Kind.FAULT, fault.ordinal(), 0, fault::code);
  }

  /** A part of the delay of a fault, drawn as {@link #spread} draws. */
  long delay(String what, String label, long n, long bound) {
    return plan.shortened(spread(what, label, n, bound));
  }

  /** A number from 0 to a bound, both included, that follows from its names. */
  long spread(String what, String label, long n, long bound) {
    return Long.remainderUnsigned(Draws.draw(plan.seed(), what, label, n), bound + 1);
  }

  boolean wasLiedTo() {
    for (Fault each : LIES) {
      if (fired[each.ordinal()] > 0) {
        return true;
      }
    }
    return witness.hasForgotten();
  }

  boolean isDown() {
    return weather.isDown();
  }

  boolean isSilent() {
    return weather.isSilent();
  }

  boolean isHealed() {
    return healed;
  }

  private void heal() {
    healed = true;
    weather.heal();
    trace.note(Trace.Kind.FAULT, -1, 0, () -> "no more faults");
    stuck.heal();
  }

  /** An order of ours has truly arrived. */
  void arrived(SentOrder order, BrokerOrderId id) {
    if (order.sentBy != lives || life.process().isDead()) {
      sometimes(Sometimes.ZOMBIE_ARRIVED);
    }
    stuck.arrived(order, id);
    if (strikes(Fault.CANCELLED_BY_BROKER, order.tag.text(), 0)) {
      long after = (10 + delay("broker-cancel", order.tag.text(), 0, 3000)) * 1_000_000L;
      clock.at(clock.monotonicNanos() + after, () -> exchange.cancelledByOthers(id));
    }
  }

  // ---- results

  void violate(Invariant invariant, String detail) {
    if (failure.isEmpty() && plan.isJudged(invariant)) {
      failure = Optional.of(new Failure(invariant, clock.monotonicNanos() / 1_000_000, detail));
    }
  }

  void sometimes(Sometimes state) {
    seen.add(state);
  }

  void finish() {
    over = true;
  }

  // ---- parts

  Plan plan() {
    return plan;
  }

  WorldClock clock() {
    return clock;
  }

  Trace trace() {
    return trace;
  }

  Witness witness() {
    return witness;
  }

  Disk disk() {
    return disk;
  }

  SimulatedBroker broker() {
    return broker;
  }

  SimulatedExchange exchange() {
    return exchange;
  }

  Weather weather() {
    return weather;
  }

  BuyBack buyBack() {
    return buyBack;
  }

  Blows blows() {
    return blows;
  }

  Host host() {
    return host;
  }

  Life life() {
    return life;
  }

  int lives() {
    return lives;
  }

  RequestLimits limits() {
    return broker.capabilities().limits();
  }

  boolean isRestricted() {
    return host.isRestricted();
  }

  ExecutionCoordinator coordinator() {
    return life.coordinator();
  }
}
