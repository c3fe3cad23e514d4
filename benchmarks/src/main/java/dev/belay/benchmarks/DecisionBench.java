package dev.belay.benchmarks;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import dev.belay.order.AccountId;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long an order takes from its decision to the call of the broker, with the store in memory: commit of the intent,
 * budget, last check, hand-over. Rounds of iron condors alternate with rounds of what no event loop can avoid, one task
 * handed to the same thread.
 *
 * <ul>
 *   <li>{@code decision}: from the group's decision to {@code BrokerClient.placeOrder}, for each of four orders; up
 *       to 1 us too much, because the decision's stamp is cut to microseconds
 *   <li>{@code reaction}: from the last protection's order, which fills inside the call, to the first short's order
 *   <li>{@code entry}: from {@code execute} to the first order: size, validate, worst case, plan, decide, send
 *   <li>{@code hop}: a task handed to the idle loop's thread
 * </ul>
 */
final class DecisionBench {
  private static final int WARM_ROUNDS = 10;
  private static final int ROUNDS = 15;
  private static final int SITTINGS = 40;
  private static final int GROUPS = 3;
  private static final int MOST_DISTURBED = 20;
  private static final int HOPS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final PacedTimeSource clock;
  private final Samples decision = new Samples();
  private final Samples reaction = new Samples();
  private final Samples entry = new Samples();
  private final Samples hop = new Samples();
  private int disturbed;

  private DecisionBench(PacedTimeSource clock) {
    this.clock = clock;
  }

  static void run(List<String> args, Report report) throws Exception {
    int rounds = args.isEmpty() ? ROUNDS : Integer.parseInt(args.get(0));
    try (PacedTimeSource clock = new PacedTimeSource(SampleMarket.OPEN)) {
      new DecisionBench(clock).rounds(WARM_ROUNDS);
      DecisionBench bench = new DecisionBench(clock);
      Hiccup hiccup = Hiccup.start();
      bench.rounds(rounds);
      Hiccup.Stalls stalls = hiccup.stop();
      report.figure("orders", bench.decision.size());
      report.figure("disturbed_sittings", (long) bench.disturbed);
      bench.decision.report("decision", report);
      bench.reaction.report("reaction", report);
      bench.entry.report("entry", report);
      bench.hop.report("hop", report);
      report.figure("decision_over_hop_p50", bench.decision.median() / bench.hop.median());
      report.stalls(stalls);
    }
  }

  private void rounds(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      round();
    }
  }

  private void round() throws Exception {
    for (int good = 0; good < SITTINGS;) {
      good += sitting() ? 1 : 0;
    }
    hops();
    decision.endRound();
    reaction.endRound();
    entry.endRound();
    hop.endRound();
  }

  /**
   * A coordinator of its own, because one reads the account's funds no more than three times a second. False when the
   * machine stood still so long that the coordinator left READY: that sitting is counted, but not measured.
   */
  private boolean sitting() throws Exception {
    InstantBroker broker = new InstantBroker(clock);
    ConcurrentLinkedQueue<OrderIntent> intents = new ConcurrentLinkedQueue<>();
    long[] asked = new long[GROUPS];
    try (ExecutionCoordinator coordinator = coordinator(clock, broker, event -> {
      if (event instanceof ExecutionEvent.Intended intended) {
        intents.add(intended.intent());
      }
    })) {
      coordinator.start().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      for (int group = 0; group < GROUPS; group++) {
        asked[group] = clock.monotonicNanos();
        GroupHandle condor = coordinator.execute(condor(group));
        condor.await(PATIENCE);
        if (condor.view().lifecycle() != ExecutionLifecycle.COMPLETED) {
          disturbed(condor);
          return false;
        }
      }
    }
    measure(broker.placedAt(), intents, asked);
    return true;
  }

  private void disturbed(GroupHandle condor) {
    if (++disturbed > MOST_DISTURBED) {
      throw new IllegalStateException("no condor, no figure: " + condor.view());
    }
  }

  static ExecutionCoordinator coordinator(PacedTimeSource clock, InstantBroker broker, ExecutionListener listener) {
    CoordinatorConfig config = CoordinatorConfig.of(new AccountId("AB1234")).calendar(SampleMarket.calendar())
        .risk(RiskLimits.builder().openGroups(GROUPS + 1).ordersPerDay(100_000).build()).build();
    return ExecutionCoordinator
        .builder(broker, new InMemoryPersistence(new InstanceId("BEN"), new Epoch("AAA")), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(10_000))).config(config).time(clock)
        .listener(listener, Runnable::run).build();
  }

  private void hops() throws InterruptedException {
    for (int i = 0; i < HOPS; i++) {
      CountDownLatch ran = new CountDownLatch(1);
      long before = clock.monotonicNanos();
      clock.after(Duration.ZERO, () -> {
        hop.add(clock.monotonicNanos() - before);
        ran.countDown();
      });
      ran.await();
    }
  }

  private void measure(Map<OrderTag, Long> placed, Iterable<OrderIntent> intents, long[] asked) {
    TreeMap<Integer, Long> firstBuy = new TreeMap<>();
    TreeMap<Integer, Long> lastBuy = new TreeMap<>();
    TreeMap<Integer, Long> firstSell = new TreeMap<>();
    for (OrderIntent intent : intents) {
      long at = placed.get(intent.tag());
      int group = intent.owner().group().number();
      decision.add(at - Duration.between(SampleMarket.OPEN, intent.decidedAt()).toNanos());
      if (intent.terms().side() == Side.BUY) {
        firstBuy.merge(group, at, Math::min);
        lastBuy.merge(group, at, Math::max);
      } else {
        firstSell.merge(group, at, Math::min);
      }
    }
    lastBuy.forEach((group, at) -> {
      reaction.add(firstSell.get(group) - at);
      entry.add(firstBuy.get(group) - asked[group]);
    });
  }

  static GroupRequest condor(int number) {
    return GroupRequest.enter(new RequestKey("condor-" + number), new StrategyId("bench"), Product.NRML, List.of(
        LegSpec.sell(SampleMarket.put(24_000), 1, at("90")), LegSpec.buy(SampleMarket.put(23_800), 1, at("40")),
        LegSpec.sell(SampleMarket.call(25_000), 1, at("95")), LegSpec.buy(SampleMarket.call(25_200), 1, at("45"))),
        new Sizing.Lots(1), GroupPolicy.DEFAULT);
  }

  private static PriceLadder at(String price) {
    return PriceLadder.at(Price.parse(price));
  }
}
