package com.example.desk;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

/** The host: puts its own broker, store and margin estimator around Belay, and lets a strategy trade. */
public final class Desk {

  private Desk() {}

  /**
   * Trades three spreads and closes them.
   *
   * @param args the folder of store and emergency journal; a new temporary one when there is none
   * @throws IOException when there is no folder
   * @throws InterruptedException when the process is to end
   * @throws TimeoutException when a group did not come to rest
   */
  public static void main(String[] args) throws IOException, InterruptedException, TimeoutException {
    Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("desk");
    int closed = trade(folder, System.out);
    System.exit(closed == 3 ? 0 : 1);
  }

  static int trade(Path folder, PrintStream out) throws InterruptedException, TimeoutException {
    ExecutorService calls = Executors.newFixedThreadPool(4);
    ExecutorService journalling = Executors.newSingleThreadExecutor();
    // The exchange is played from here ...
    PacedTimeSource time = new PacedTimeSource(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    PaperHouse house = new PaperHouse(new SimulatedBroker(exchange), new PaperHouse.Waiting() {
      @Override
      public <T> T on(CompletionStage<T> answer) {
        return answer.toCompletableFuture().join();
      }
    });
    // ... to here; with a real broker the time source is the default one.
    SortedMap<Underlying, Money> rates = new TreeMap<>();
    rates.put(SampleMarket.NIFTY, Money.rupees(120_000));
    FileStore store = new FileStore(folder.resolve("desk.log"), new InstanceId("DSK"), time::entropy);
    FileEmergencyJournal emergency = new FileEmergencyJournal(folder.resolve("emergency"), journalling);
    ExecutionCoordinator belay = ExecutionCoordinator
        .builder(new HouseBroker(house, calls, time::wall), store, SampleMarket.catalog())
        .margin(new HouseMargin(rates)).emergency(emergency).time(time)
        .config(CoordinatorConfig.of(new AccountId("AB1234")).build()).build();
    try {
      out.println("mode " + belay.start().toCompletableFuture().join());
      return new StrategyLoop(belay, out).run(Desk::spread, 3);
    } finally {
      belay.close();
      store.close();
      emergency.close();
      time.close();
      calls.shutdown();
      journalling.shutdown();
    }
  }

  /** Direction only; the number of lots is the desk's decision, here one. */
  private static Optional<GroupRequest> spread(int round) {
    return Optional.of(GroupRequest.enter(new RequestKey("spread-" + round), new StrategyId("first"), Product.NRML,
        List.of(LegSpec.sell(SampleMarket.call(24_500 + 100 * round), 1, PriceLadder.at(Price.parse("95"))),
            LegSpec.buy(SampleMarket.call(24_700 + 100 * round), 1, PriceLadder.at(Price.parse("45")))),
        new Sizing.Lots(1), GroupPolicy.DEFAULT));
  }
}
