package dev.belay.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.AccountId;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.Latency;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How much machine time a simulated iron condor costs: a coordinator of its own on virtual time before a simulated
 * exchange with typical latencies, the store in memory. It starts, enters, holds the position for ten seconds, exits
 * and is closed. Processor time of one thread, so the figures are per core and
 * hardly depend on what else the machine does.
 *
 * <ul>
 *   <li>{@code group_us}: one such life, the median of the rounds' means
 *   <li>{@code groups_per_second}, {@code groups_per_minute}: what follows from it
 *   <li>{@code tasks}: how many tasks of virtual time one life is
 *   <li>{@code allocated_bytes}: what one life allocates
 * </ul>
 */
final class WorldBench {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 15;
  private static final int WARM_ROUNDS = 10;
  private static final int GROUPS = 300;
  private static final Duration ENTRY = Duration.ofSeconds(3);
  private static final Duration HELD = Duration.ofSeconds(10);
  private static final Duration EXIT = Duration.ofSeconds(3);

  private long tasks;

  private WorldBench() {}

  static void run(List<String> args, Report report) {
    int rounds = args.isEmpty() ? ROUNDS : Integer.parseInt(args.get(0));
    WorldBench bench = new WorldBench();
    for (int round = 0; round < WARM_ROUNDS; round++) {
      bench.round();
    }
    bench.tasks = 0;
    double[] micros = new double[rounds];
    long before = allocated();
    for (int round = 0; round < rounds; round++) {
      micros[round] = bench.round();
    }
    long bytes = allocated() - before;
    Arrays.sort(micros);
    double group = micros[rounds / 2];
    report.figure("group_us", group);
    report.figure("groups_per_second", (long) (1_000_000 / group));
    report.figure("groups_per_minute", (long) (60_000_000 / group));
    report.figure("tasks", bench.tasks / ((long) rounds * GROUPS));
    report.figure("allocated_bytes", bytes / ((long) rounds * GROUPS));
  }

  private double round() {
    long start = THREADS.getCurrentThreadCpuTime();
    for (int group = 0; group < GROUPS; group++) {
      life(group);
    }
    return (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0 / GROUPS;
  }

  private void life(int seed) {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN, seed);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    exchange.latency(Latency.TYPICAL);
    SimulatedBroker broker = new SimulatedBroker(exchange);
    broker.otherwise(Script.accept().after(Duration.ofMillis(100)).thenFill());
    CoordinatorConfig config = CoordinatorConfig.of(new AccountId("AB1234")).calendar(SampleMarket.calendar()).build();
    try (ExecutionCoordinator coordinator = ExecutionCoordinator
        .builder(broker, new InMemoryPersistence(new InstanceId("BEN"), new Epoch("AAA")), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(10_000))).config(config).time(time)
        .listener(event -> {}, Runnable::run).build()) {
      coordinator.start();
      tasks += time.advance(Duration.ofMillis(200));
      GroupHandle condor = coordinator.execute(condor());
      tasks += time.advance(ENTRY.plus(HELD));
      expect(condor, ExecutionLifecycle.COMPLETED);
      condor.exit();
      tasks += time.advance(EXIT);
      expect(condor, ExecutionLifecycle.CLOSED);
    }
  }

  private static void expect(GroupHandle condor, ExecutionLifecycle lifecycle) {
    if (condor.view().lifecycle() != lifecycle) {
      throw new IllegalStateException("not " + lifecycle + ": " + condor.view());
    }
  }

  private static GroupRequest condor() {
    return GroupRequest.enter(new RequestKey("condor"), new StrategyId("bench"), Product.NRML, List.of(
        LegSpec.sell(SampleMarket.put(24_000), 1, at("90")), LegSpec.buy(SampleMarket.put(23_800), 1, at("40")),
        LegSpec.sell(SampleMarket.call(25_000), 1, at("95")), LegSpec.buy(SampleMarket.call(25_200), 1, at("45"))),
        new Sizing.Lots(1), GroupPolicy.DEFAULT);
  }

  private static PriceLadder at(String price) {
    return PriceLadder.at(Price.parse(price));
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
