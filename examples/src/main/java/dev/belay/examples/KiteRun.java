package dev.belay.examples;

import dev.belay.coordinator.CoordinatorBuilder;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.kite.KiteBrokerClient;
import dev.belay.kite.KiteConfig;
import dev.belay.kite.KiteCredentials;
import dev.belay.margin.FixedMargin;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.Draws;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.kite.KiteAccount;
import dev.belay.testkit.kite.KiteLikeServer;
import dev.belay.testkit.kite.VirtualWire;
import dev.belay.testkit.kite.WireFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/**
 * One seed: an iron condor through the adapter, over HTTP and WebSocket, to a Kite-like server whose wire, stream and
 * market go wrong as the seed draws it. Virtual time, so that a seed tells the same story on every machine.
 */
final class KiteRun implements AutoCloseable {

  /** What may go wrong on the wire. Each request under faults draws one. */
  private static final List<WireFault> FAULTS = List.of(WireFault.NO_ANSWER, WireFault.NO_ANSWER_NOT_TAKEN,
      WireFault.DROP, WireFault.DROP_NOT_TAKEN, WireFault.CUT_SHORT, WireFault.TOO_MANY_REQUESTS, WireFault.HTML_504,
      WireFault.HTML_502_NOT_TAKEN, WireFault.UNAVAILABLE_RETRY_AFTER_ZERO, WireFault.TIMED_OUT_400,
      WireFault.OK_WITHOUT_ID, WireFault.MALFORMED_JSON, WireFault.NO_BODY, WireFault.STALE, WireFault.EMPTY);

  private static final List<Integer> PER_MILLE = List.of(0, 50, 150, 300);
  private static final Money MARGIN_OF_A_LOT = Money.rupees(40_000);
  private static final Money MARGIN_OF_A_UNIT = Money.rupees(600);
  private static final Money CASH = Money.rupees(10_000_000);
  private static final InstanceId INSTANCE = new InstanceId("KIT");
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration SELDOM = Duration.ofSeconds(12);
  private static final Duration HANG_UP = Duration.ofSeconds(8);
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final Duration MACHINE = Duration.ofSeconds(60);
  private static final Duration RECOVERY = Duration.ofSeconds(40);
  private static final Duration TURN = Duration.ofMinutes(10);
  private static final Duration QUIET = Duration.ofSeconds(75);

  private final Draws draws;
  private final VirtualTime time;
  private final SimulatedExchange exchange;
  private final SimulatedBroker broker;
  private final KiteLikeServer server;
  private final VirtualWire wire;
  private final KiteBrokerClient client;
  private final Persistence store;
  private final Optional<FileEmergencyJournal> journal;
  private final ExecutionCoordinator coordinator;
  private final List<ExecutionEvent> told = new ArrayList<>();

  KiteRun(long seed, Optional<Path> folder, ExecutorService threads) {
    draws = new Draws(seed, "kite");
    time = new VirtualTime(SampleMarket.OPEN, seed);
    exchange = new SimulatedExchange(time, SampleMarket.rules());
    exchange.latency(Latency.TYPICAL);
    exchange.money(CASH, MarginDesk.perShortUnit(MARGIN_OF_A_UNIT));
    new DrawnMarket(seed).arm(exchange);
    KiteAccount account = KiteAccount.sample();
    broker = new SimulatedBroker(exchange);
    server = KiteLikeServer.start(broker, time, account);
    server.hangUpAfter(HANG_UP);
    wire = new VirtualWire(time, server, threads);
    client = KiteBrokerClient.of(
        KiteConfig.builder().root(server.root()).stream(server.streamRoot()).timeouts(MACHINE, MACHINE).sender(wire)
            .build(),
        new KiteCredentials(account.apiKey(), account.apiSecret()), time, cause -> logInAgain(account));
    client.session().login(account.requestToken());
    wire.runUntil(() -> client.session().endsAt().isPresent(), RECOVERY);
    store = folder.map(each -> each.resolve("seed-" + seed + ".db")).<Persistence>map(this::sqlite)
        .orElseGet(() -> new InMemoryPersistence(INSTANCE, time::entropy));
    journal = folder.map(each -> new FileEmergencyJournal(each.resolve("seed-" + seed + ".emergency"), Runnable::run));
    CoordinatorBuilder builder = ExecutionCoordinator.builder(client, store, SampleMarket.catalog())
        .margin(FixedMargin.perLot(MARGIN_OF_A_LOT))
        .config(CoordinatorConfig.of(new AccountId(account.userId())).calendar(SampleMarket.calendar())
            .polls(POLL, draws.chance("polls seldom", 500) ? SELDOM : POLL).build())
        .time(time).listener(told::add, Runnable::run);
    coordinator = journal.<CoordinatorBuilder>map(builder::emergency).orElse(builder).build();
  }

  /** A store whose writes are done when they return, so that no clock of its own enters the run. */
  private SqlitePersistence sqlite(Path file) {
    return new SqlitePersistence(SqliteConfig.builder(file, INSTANCE).create(true).writer(Runnable::run)
        .entropy(time::entropy).build());
  }

  /** Enters the condor while things go wrong, perhaps leaves it while they do again, and lets it come to rest. */
  KiteVerdict run(long seed) {
    coordinator.start();
    wire.runUntil(() -> coordinator.mode() == Mode.READY, RECOVERY);
    faults(seed);
    GroupHandle condor = coordinator.execute(condor());
    rest(condor, () -> condor.view().lifecycle() == ExecutionLifecycle.COMPLETED);
    boolean leaves = condor.view().lifecycle() == ExecutionLifecycle.COMPLETED && draws.chance("leaves", 500);
    if (leaves) {
      faults(seed + 1);
      condor.exit();
      rest(condor, () -> false);
    }
    wire.runUntil(() -> false, QUIET);
    return KiteVerdict.of(seed, condor.view(), leaves, exchange, server.calls().size(), told);
  }

  private void faults(long seed) {
    int perMille = PER_MILLE.get(draws.below("per mille", PER_MILLE.size()));
    server.faults().seeded(seed, perMille, call -> true, FAULTS);
    StreamTroubles troubles = new StreamTroubles(seed, time, broker, server.stream());
    troubles.begin();
    time.after(draws.between("heals", Duration.ofSeconds(2), Duration.ofSeconds(60)), () -> {
      server.faults().heal();
      troubles.end();
    });
  }

  /** A person comes back with the day's token. */
  private void logInAgain(KiteAccount account) {
    time.after(AWAY, () -> client.session().resume(account.accessToken(), time.wall()));
  }

  private void rest(GroupHandle condor, BooleanSupplier otherwise) {
    wire.runUntil(() -> condor.view().lifecycle().isFinal() || otherwise.getAsBoolean(), TURN);
  }

  private static GroupRequest condor() {
    return GroupRequest.enter(new RequestKey("condor"), new StrategyId("weekly"), Product.NRML, List.of(
        sell(24_000, "90", false), buy(23_800, "40", false), sell(25_000, "95", true), buy(25_200, "45", true)),
        new Sizing.Lots(2), GroupPolicy.DEFAULT);
  }

  private static LegSpec buy(int strike, String limit, boolean call) {
    return LegSpec.buy(call ? SampleMarket.call(strike) : SampleMarket.put(strike), 1,
        PriceLadder.at(Price.parse(limit)));
  }

  private static LegSpec sell(int strike, String limit, boolean call) {
    return LegSpec.sell(call ? SampleMarket.call(strike) : SampleMarket.put(strike), 1,
        PriceLadder.at(Price.parse(limit)));
  }

  @Override
  public void close() {
    coordinator.close();
    store.close();
    journal.ifPresent(FileEmergencyJournal::close);
    client.close();
    server.close();
  }
}
