package dev.belay.examples;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.hedge.HedgeLimits;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.Latency;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * A short strangle, declared naked. Limits must allow it, and the request must say so; what stands naked beyond the
 * declaration is bought back at once, because one lot of it passes the hedge's hard limit. In virtual time.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=Strangle -Dargs="--scenario=overfill"
 *
 * --scenario=all-fills | overfill | undeclared
 * </pre>
 *
 * <p>{@code overfill}: the exchange sells one lot more of the call than was ordered, while the put still works.
 * {@code undeclared}: the same request without the declaration is refused. Ends with 0 when all ended so, else with 1;
 * with 2 when the input cannot be used.
 */
public final class Strangle {

  private static final List<String> SCENARIOS = List.of("all-fills", "overfill", "undeclared");

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final PrintStream out;

  private Strangle(PrintStream out) {
    this.out = out;
    exchange.latency(Latency.TYPICAL);
    exchange.otherwise(Script.accept().after(Duration.ofMillis(200)).thenFill());
  }

  /**
   * Runs the example.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    System.exit(run(List.of(args), System.out, System.err));
  }

  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      String scenario = new Arguments(args, List.of("scenario")).text("scenario").orElse("overfill");
      if (!SCENARIOS.contains(scenario)) {
        throw new InputException("--scenario=" + scenario, "there are: " + String.join(", ", SCENARIOS));
      }
      return new Strangle(out).play(scenario);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  private int play(String scenario) {
    if (scenario.equals("overfill")) {
      exchange.on(order -> order.trades(SampleMarket.call(25_200)) && order.isFor(OrderPurpose.ENTRY))
          .does(Script.accept().after(Duration.ofMillis(100)).fillUpTo(2, 1));
      exchange.on(order -> order.trades(SampleMarket.put(23_800))).does(
          Script.accept().after(Duration.ofSeconds(3)).thenFill());
    }
    GroupRequest request = request(
        scenario.equals("undeclared") ? GroupPolicy.DEFAULT : GroupPolicy.DEFAULT.declaredNaked());
    Timeline timeline = new Timeline(new EventLines(Timeline.names(request)), SampleMarket.OPEN, out);
    try (ExecutionCoordinator belay = ExecutionCoordinator
        .builder(new SimulatedBroker(exchange), new InMemoryPersistence(new InstanceId("STR"), time::entropy),
            SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(150_000))).time(time).listener(timeline, Runnable::run)
        .hedges(HedgeLimits.defaults()) // one lot beyond the declaration is a hard limit: no debounce
        .config(CoordinatorConfig.of(new AccountId("SIM001")).calendar(SampleMarket.calendar())
            .risk(RiskLimits.builder().nakedUnits(SampleMarket.LOT.times(2)).build()).build()).build()) {
      belay.start();
      time.advance(Duration.ofSeconds(1));
      GroupHandle strangle = belay.execute(request);
      time.advance(Duration.ofSeconds(10));
      return ending(scenario, strangle, belay.metrics());
    }
  }

  private int ending(String scenario, GroupHandle strangle, ExecutionMetrics metrics) {
    ExecutionLifecycle end = strangle.view().lifecycle();
    long hedges = metrics.get(ExecutionMetrics.EMERGENCY_HEDGES);
    out.println("final: " + end + " call=" + exchange.net(SampleMarket.call(25_200)) + " put="
        + exchange.net(SampleMarket.put(23_800)) + " emergency_hedges_triggered=" + hedges);
    boolean refused = scenario.equals("undeclared");
    boolean good = end == (refused ? ExecutionLifecycle.REJECTED : ExecutionLifecycle.COMPLETED)
        && hedges == (scenario.equals("overfill") ? 1 : 0) && exchange.net(SampleMarket.call(25_200)).equals(
            refused ? SampleMarket.LOT.times(0) : SampleMarket.LOT.negate());
    return good ? 0 : 1;
  }

  private static GroupRequest request(GroupPolicy policy) {
    return GroupRequest.enter(new RequestKey("strangle"), new StrategyId("example"), Product.NRML, List.of(
        LegSpec.sell(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("60"))),
        LegSpec.sell(SampleMarket.put(23_800), 1, PriceLadder.at(Price.parse("55")))), new Sizing.Lots(1), policy);
  }
}
