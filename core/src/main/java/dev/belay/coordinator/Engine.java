package dev.belay.coordinator;

import dev.belay.broker.BrokerClient;
import dev.belay.exposure.ExposureView;
import dev.belay.gateway.GatewayListener;
import dev.belay.gateway.GatewayParts;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.RateBudget;
import dev.belay.gateway.SendCheck;
import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.margin.Reserved;
import dev.belay.mode.Latch;
import dev.belay.money.Money;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.BrokerRejection;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.order.RequestKey;
import dev.belay.order.Scope;
import dev.belay.persistence.StoreIdentity;
import dev.belay.recovery.Belief;
import dev.belay.recovery.OrderText;
import dev.belay.session.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running parts of a coordinator, wired together once the store is open. Loop only. */
final class Engine implements GatewayListener, SendCheck {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final long NANOS_PER_MICRO = 1_000;

  private final Parts parts;
  private final EventLoop loop;
  private final Floor floor;
  private final Outbox outbox;
  private final OrderLedger ledger;
  private final OrderGateway gateway;
  private final ModeKeeper mode;
  private final Groups groups;
  private final Checker checker;
  private final Books books;
  private final Watcher watcher;
  private final SessionWatch hours;
  private final EntryPath entries;
  private final StoreIdentity identity;
  private Optional<BrokerClient.Stream> stream = Optional.empty();
  private final StoreWatch commits;
  private final StuckOrders stuck;
  private final OperatorDesk operators;
  private final Listeners listeners;
  private final long lastJournal;
  private final ExposureWatch exposure;
  private final Gauges gauges;
  private final KillDesk kills;
  private final DailyLoss losses;
  private final Belonging here;
  private final AccountAccess access;
  private final Strays strays;
  private final Conversions conversions;

  Engine(Parts parts, EventLoop loop, Journal journal, StoreIdentity identity, long lastJournal,
      Function<RequestKey, Handle> adopted, Belonging here) {
    this.here = here;
    this.parts = parts;
    this.loop = loop;
    this.identity = identity;
    this.lastJournal = lastJournal;
    CoordinatorConfig config = parts.config();
    ledger = new OrderLedger(config.account());
    RateBudget budget = new RateBudget(parts.broker().capabilities().limits());
    gateway = new OrderGateway(new GatewayParts(config.account(), parts.broker(), parts.store(), parts.emergency(),
        new LoopTime(parts.time(), loop), loop, ledger, budget, config.gateway(), this, OrderText::entry, this));
    outbox = new Outbox(gateway, journal, this::tell, this::reserved, loop::after);
    journal.resumeAfter(lastJournal);
    floor = new Floor(parts.time(), loop, journal, outbox, config,
        new Pricer(config.pricing(), parts.broker().capabilities()), new Quotes(parts.market(), loop),
        new Tags(identity, tag -> ledger.find(tag).filter(each -> each.status().isEnded()).isPresent()));
    listeners = new Listeners(floor, loop, parts.store(), parts.listeners());
    Purse purse = new Purse(floor, gateway);
    exposure = new ExposureWatch(floor, parts.exposure());
    groups = new Groups(floor, ledger, parts, purse, exposure);
    gauges = new Gauges(floor, loop, gateway, ledger, groups, parts.listeners());
    mode = new ModeKeeper(outbox, journal, parts.time()::wall, groups::forbidEntries);
    access = new AccountAccess(floor, mode, groups);
    Health health = new Health(floor, mode, access::tokenRefused);
    conversions = new Conversions(floor, ledger, groups, mode);
    Corrector corrector = new Corrector(floor, groups, mode, conversions);
    strays = new Strays(floor, gateway, ledger, groups, mode, identity);
    TwiceAtWork twice = new TwiceAtWork(floor, gateway, groups, mode);
    Sessions sessions = new Sessions(config.calendar(), config.risk().squareOff());
    Consumer<List<OrderReport>> strangers = ((Consumer<List<OrderReport>>) strays::look).andThen(twice::look)
        .andThen(rows -> conversions.cancelFormer());
    books = new Books(floor, gateway, ledger, groups, health, sessions, identity.instance(), strangers,
        corrector::correct, corrector::doubt, corrector::count);
    losses = new DailyLoss(floor, ledger, mode);
    MorningCheck morning = new MorningCheck(floor, groups, purse);
    watcher = new Watcher(floor, loop, gateway, ledger, groups, books, health, () -> {
      morning.look();
      losses.look();
      this.hours().look();
    });
    hours = new SessionWatch(floor, groups, health, books, sessions, watcher::compare);
    groups.protector().external(watcher::external);
    checker = new Checker(floor, ledger, groups, mode, watcher, new SessionGate(floor, health, books, sessions));
    commits = new StoreWatch(floor, mode, parts.store());
    stuck = new StuckOrders(floor, mode, gateway);
    kills = new KillDesk(floor, ledger, groups, mode, watcher, books);
    operators = new OperatorDesk(floor, gateway, ledger, groups, watcher, mode, kills, losses,
        new Adoption(floor, groups, books, parts.catalog(), adopted),
        new ProtectionDesk(floor, groups, parts.catalog()));
    entries = new EntryPath(floor, loop, groups, mode, watcher, new EntryGates(floor, ledger, gateway, budget, losses),
        purse, parts);
  }

  void start(Belief belief, Function<GroupState, Handle> handles, Runnable ready) {
    listeners.begin(belief.settings(), lastJournal);
    here.claim(belief.settings(), floor.now().wall()).ifPresent(outbox::note);
    losses.restore(belief.settings());
    stream = Optional.of(opened());
    new Startup(floor, gateway, ledger, groups, mode, watcher, books, identity, hours::awake, () -> {
      watcher.begin();
      kills.restore(belief.settings());
      ready.run();
    }).begin(belief, handles);
  }

  /** A stream that cannot be opened is one that never speaks: the books are read instead. */
  private BrokerClient.Stream opened() {
    return HostCode.ask(() -> parts.broker().openStream(watcher), cause -> {
      LOG.warn("the broker's stream did not open: {}", cause);
      return () -> { };
    });
  }

  /** Asked for with each request: whether the store can bear another one is known before. */
  EntryPath entries() {
    commits.ask();
    return entries;
  }

  private SessionWatch hours() {
    return hours;
  }

  KillDesk kills() {
    return kills;
  }

  OperatorDesk operators() {
    return operators;
  }

  Groups groups() {
    return groups;
  }

  ModeKeeper mode() {
    return mode;
  }

  ExposureView exposure() {
    return exposure.view(groups.all());
  }

  Floor floor() {
    return floor;
  }

  /** Runs a task once all that this turn has decided is kept, or cannot be. */
  void onceKept(Consumer<Boolean> task) {
    outbox.onceKept(task);
  }

  /** Hands over what the turn has collected. */
  void flush() {
    gauges.look();
    outbox.flush();
    watcher.hurry();
  }

  void close() {
    stream.ifPresent(BrokerClient.Stream::close);
    floor.quotes().close();
  }

  private void tell(List<ExecutionEvent> events) {
    listeners.tell(events);
  }

  private Optional<Reserved> reserved(GroupId group) {
    return Optional.ofNullable(floor.reservations().byGroup().get(group));
  }

  /** Something that should be impossible: nothing more is risked, and a person is told. */
  void failed(RuntimeException bug) {
    floor.raise(new Alert(AlertCode.INTERNAL, Optional.empty(), bug.toString()));
    mode.latch(Latch.RESTRICTED, Scope.account(), "Belay failed: " + bug);
    loop.post(() -> { });
  }

  @Override
  public void onFacts(List<OrderFact> facts) {
    books.told(facts);
    facts.forEach(groups::told);
    facts.forEach(conversions::told);
    if (facts.stream().anyMatch(Engine::lacksPrice)) {
      watcher.askPrices();
    }
    outbox.flush();
  }

  private static boolean lacksPrice(OrderFact fact) {
    return fact instanceof OrderFact.Filled filled && filled.price().filter(price -> !price.isZero()).isEmpty();
  }

  @Override
  public void onBook(List<OrderReport> rows) {
    strays.look(rows);
  }

  @Override
  public void onStoreFailed(String cause) {
    floor.tags().storeFailed();
    floor.raise(new Alert(AlertCode.STORE_FAILED, Optional.empty(), cause));
    mode.latch(Latch.STORE_FAILED, Scope.account(), cause);
  }

  @Override
  public void onStoreSlow() {
    commits.waits();
  }

  @Override
  public void onCommitted(Duration took) {
    floor.journal().record(ExecutionMetrics.DURABLE_WRITE, took.toNanos() / NANOS_PER_MICRO);
    commits.committed(took);
  }

  @Override
  public void onDuplicateAllowed(OrderIntent order) {
    floor.raise(new Alert(AlertCode.DUPLICATE_COVER, Optional.of(order.tag().group()),
        order.tag() + " over " + order.terms().quantity() + " of " + order.terms().instrument()));
    checker.mayDouble(order.tag());
    groups.mayDouble(order);
  }

  @Override
  public void onStuckInTransit(OrderTag tag) {
    stuck.found(tag);
  }

  @Override
  public void onAccountRefusal(BrokerRejection rejection) {
    access.refused(rejection);
  }

  @Override
  public void onEmergency(OrderTag tag, boolean journalled) {
    String where = journalled ? "the emergency journal has it" : "and the emergency journal does not have it either";
    floor.raise(new Alert(AlertCode.STORE_FAILED, Optional.of(tag.group()),
        tag + " is sent without its row in the store; " + where));
  }

  @Override
  public Optional<String> objection(ChildOrder order) {
    return here.objection(parts.broker().capabilities().environment()).or(() -> checker.objection(order));
  }

  @Override
  public boolean mustWait(ChildOrder order) {
    return checker.mustWait(order);
  }

  @Override
  public boolean isFrozen() {
    return checker.isFrozen();
  }

  @Override
  public boolean isPressing(PositionKey key) {
    return checker.isPressing(key);
  }

  @Override
  public Money atRisk(OrderIntent intent) {
    return checker.atRisk(intent);
  }
}
