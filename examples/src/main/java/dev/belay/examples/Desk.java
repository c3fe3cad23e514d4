package dev.belay.examples;

import dev.belay.coordinator.CoordinatorBuilder;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.gateway.GatewayConfig;
import dev.belay.margin.FixedMargin;
import dev.belay.margin.PercentageOfBase;
import dev.belay.money.Money;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.ExchangeFile;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Everything that an example stands on, put together in one place: a clock, a simulated exchange with a broker before
 * it, a store, and the coordinator. A host puts its own broker, store and margin estimator here.
 */
final class Desk implements AutoCloseable {

  static final AccountId ACCOUNT = new AccountId("SIM001");

  private static final InstanceId INSTANCE = new InstanceId("SIM");

  /** What one written lot blocks, without offset for its hedge; half as much again at the worst shock. */
  private static final Money MARGIN_OF_A_LOT = Money.rupees(40_000);

  /** What the broker blocks for each written unit: within the estimate. */
  private static final Money MARGIN_OF_A_UNIT = Money.rupees(600);

  private static final Money CASH = Money.rupees(10_000_000);
  private static final long PATIENCE_SECONDS = 30;

  /** The simulated exchange hides no order for longer, so absence is proved sooner than at a real broker. */
  private static final Duration ABSENCE = Duration.ofSeconds(3);

  private final PacedTimeSource time;
  private final ExchangeRules rules;
  private final SimulatedExchange exchange;
  private final Optional<ExchangeFile> truth;
  private final Persistence store;
  private final Optional<EmergencyJournal> emergency;
  private final ExecutorService journalling;
  private final ExecutorService listening;
  private final ExecutionCoordinator coordinator;

  Desk(Contracts contracts, Instant at, ExecutionListener listener, Storage storage, Hooks hooks) {
    truth = storage.exchange().map(Desk::exchangeFile);
    time = new PacedTimeSource(notBefore(at));
    rules = ExchangeRules.india(contracts.catalog(), Contracts.CALENDAR);
    exchange = truth.map(file -> new SimulatedExchange(time, rules, file))
        .orElseGet(() -> new SimulatedExchange(time, rules));
    exchange.latency(Latency.TYPICAL);
    exchange.money(CASH, MarginDesk.perShortUnit(MARGIN_OF_A_UNIT));
    journalling = Executors.newSingleThreadExecutor(task -> daemon(task, "emergency"));
    listening = Executors.newSingleThreadExecutor(task -> daemon(task, "timeline"));
    store = storage.store().<Persistence>map(this::sqlite)
        .orElseGet(() -> new InMemoryPersistence(INSTANCE, time::entropy));
    emergency = storage.emergency().map(folder -> new FileEmergencyJournal(folder, journalling));
    CoordinatorBuilder builder = ExecutionCoordinator
        .builder(hooks.broker().apply(new SimulatedBroker(exchange)), hooks.store().apply(store), contracts.catalog())
        .margin(new PercentageOfBase(FixedMargin.perLot(MARGIN_OF_A_LOT)))
        .config(CoordinatorConfig.of(ACCOUNT).calendar(Contracts.CALENDAR).gateway(gateway()).build())
        .time(time).listener(listener, listening);
    coordinator = emergency.map(builder::emergency).orElse(builder).build();
  }

  private static ExchangeFile exchangeFile(Path file) {
    try {
      return ExchangeFile.open(file);
    } catch (IllegalStateException | UncheckedIOException unusable) {
      throw new InputException("--exchange=" + file, unusable.getMessage());
    }
  }

  /** A clock must not show an earlier time than what the exchange remembers. */
  private Instant notBefore(Instant at) {
    return truth.flatMap(ExchangeFile::lastFound).map(last -> last.plusSeconds(1)).filter(at::isBefore).orElse(at);
  }

  private SqlitePersistence sqlite(Path file) {
    return new SqlitePersistence(SqliteConfig.builder(file, INSTANCE).create(true).entropy(time::entropy).build());
  }

  private static GatewayConfig gateway() {
    GatewayConfig standard = GatewayConfig.standard();
    return new GatewayConfig(standard.writeDeadline(), standard.readDeadline(), standard.entryAge(),
        standard.exitAge(), standard.durableWait(), standard.searchSteps(), standard.pressingStep(), ABSENCE);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Starts the coordinator and waits until it has recovered and read the broker. */
  void start() throws InterruptedException, ExecutionException, TimeoutException {
    exchange.resume();
    coordinator.start().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  ExecutionCoordinator coordinator() {
    return coordinator;
  }

  SimulatedExchange exchange() {
    return exchange;
  }

  ExchangeRules rules() {
    return rules;
  }

  /** Ends the coordinator first, then whatever it stands on; the listener has heard everything afterwards. */
  @Override
  public void close() {
    coordinator.close();
    store.close();
    emergency.ifPresent(EmergencyJournal::close);
    journalling.shutdown();
    listening.shutdown();
    try {
      if (!listening.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the timeline did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    time.close();
    truth.ifPresent(ExchangeFile::close);
  }
}
