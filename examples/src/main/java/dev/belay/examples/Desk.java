package dev.belay.examples;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.margin.FixedMargin;
import dev.belay.margin.PercentageOfBase;
import dev.belay.money.Money;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.testkit.ExchangeRules;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.time.Instant;
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

  /** What one written lot blocks, without offset for its hedge; half as much again at the worst shock. */
  private static final Money MARGIN_OF_A_LOT = Money.rupees(40_000);

  /** What the broker blocks for each written unit: within the estimate. */
  private static final Money MARGIN_OF_A_UNIT = Money.rupees(600);

  private static final Money CASH = Money.rupees(10_000_000);
  private static final long PATIENCE_SECONDS = 30;

  private final PacedTimeSource time;
  private final ExchangeRules rules;
  private final SimulatedExchange exchange;
  private final Persistence store;
  private final ExecutorService listening;
  private final ExecutionCoordinator coordinator;

  Desk(Contracts contracts, Instant at, ExecutionListener listener) {
    time = new PacedTimeSource(at);
    rules = ExchangeRules.india(contracts.catalog(), Contracts.CALENDAR);
    exchange = new SimulatedExchange(time, rules);
    exchange.latency(Latency.TYPICAL);
    exchange.money(CASH, MarginDesk.perShortUnit(MARGIN_OF_A_UNIT));
    store = new InMemoryPersistence(new InstanceId("SIM"), time::entropy);
    listening = Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, "timeline");
      thread.setDaemon(true);
      return thread;
    });
    coordinator = ExecutionCoordinator.builder(new SimulatedBroker(exchange), store, contracts.catalog())
        .margin(new PercentageOfBase(FixedMargin.perLot(MARGIN_OF_A_LOT)))
        .config(CoordinatorConfig.of(ACCOUNT).calendar(Contracts.CALENDAR).build())
        .time(time).listener(listener, listening).build();
  }

  /** Starts the coordinator and waits until it has recovered and read the broker. */
  void start() throws InterruptedException, ExecutionException, TimeoutException {
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
    listening.shutdown();
    try {
      if (!listening.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the timeline did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    time.close();
  }
}
