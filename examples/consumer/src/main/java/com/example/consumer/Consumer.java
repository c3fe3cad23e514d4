package com.example.consumer;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.kite.KiteBrokerClient;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Uses each published module once, on the class path or on the module path, and says which. */
public final class Consumer {

  private Consumer() {}

  /**
   * Starts a coordinator on SQLite and ends it.
   *
   * @param args nothing
   * @throws IOException when no folder can be made
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "consumer");
    ExecutorService journalling = Executors.newSingleThreadExecutor();
    PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    SqlitePersistence store = new SqlitePersistence(SqliteConfig.builder(folder.resolve("belay.db"),
        new InstanceId("CON")).create(true).entropy(time::entropy).build());
    FileEmergencyJournal emergency = new FileEmergencyJournal(folder.resolve("emergency"), journalling);
    ExecutionCoordinator belay = ExecutionCoordinator
        .builder(new SimulatedBroker(exchange), store, SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(40_000))).emergency(emergency).time(time)
        .config(CoordinatorConfig.of(new AccountId("AB1234")).build()).build();
    System.out.println("consumer: " + where(ExecutionCoordinator.class) + " " + where(SqlitePersistence.class) + " "
        + where(KiteBrokerClient.class) + " " + where(SimulatedBroker.class) + " mode="
        + belay.start().toCompletableFuture().join());
    belay.close();
    store.close();
    emergency.close();
    time.close();
    journalling.shutdown();
    System.exit(0);
  }

  private static String where(Class<?> type) {
    return type.getModule().isNamed() ? type.getModule().getName() : "unnamed";
  }
}
