package dev.belay.examples;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
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
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.Latency;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import dev.belay.testkit.market.SimulatedQuotes;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * A call spread whose short has a stop at 130. The price jumps from 95 to 150, far through the stop's limit, so that
 * the triggered order rests for nothing. It is moved to the market; where the exchange refuses to move it, it is
 * cancelled, and only when that is shown a new order closes what is left. Closed once, either way. In virtual time.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=StopLossGap -Dargs="--scenario=fallback"
 *
 * --scenario=reprice | fallback | no-gap
 * </pre>
 *
 * <p>Ends with 0 when all ended so, else with 1; with 2 when the input cannot be used.
 */
public final class StopLossGap {

  private static final List<String> SCENARIOS = List.of("reprice", "fallback", "no-gap");

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedQuotes quotes = new SimulatedQuotes(exchange, time);
  private final PrintStream out;

  private StopLossGap(PrintStream out) {
    this.out = out;
    exchange.latency(Latency.TYPICAL);
    price("95");
    exchange.lastPrice(SampleMarket.call(25_200), Price.parse("45"));
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
      String scenario = new Arguments(args, List.of("scenario")).text("scenario").orElse("reprice");
      if (!SCENARIOS.contains(scenario)) {
        throw new InputException("--scenario=" + scenario, "there are: " + String.join(", ", SCENARIOS));
      }
      return new StopLossGap(out).play(scenario);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  private int play(String scenario) {
    Script rests = Script.fillOnPrice();
    exchange.on(order -> order.isFor(OrderPurpose.STOP))
        .does(scenario.equals("fallback") ? rests.onModify(OnModify.PROMPT.ignored()) : rests);
    GroupRequest request = request();
    Timeline timeline = new Timeline(new EventLines(Timeline.names(request)), SampleMarket.OPEN, out);
    try (ExecutionCoordinator belay = ExecutionCoordinator
        .builder(new SimulatedBroker(exchange), new InMemoryPersistence(new InstanceId("GAP"), time::entropy),
            SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(40_000))).market(quotes).time(time).listener(timeline, Runnable::run)
        .config(CoordinatorConfig.of(new AccountId("SIM001")).calendar(SampleMarket.calendar()).build()).build()) {
      belay.start();
      time.advance(Duration.ofSeconds(1));
      GroupHandle spread = belay.execute(request);
      time.advance(Duration.ofSeconds(5));
      price(scenario.equals("no-gap") ? "131" : "150");
      time.advance(Duration.ofSeconds(20));
      return ending(scenario, spread, belay.metrics());
    }
  }

  private void price(String last) {
    exchange.lastPrice(SampleMarket.call(25_000), Price.parse(last));
  }

  private int ending(String scenario, GroupHandle spread, ExecutionMetrics metrics) {
    long bought = exchange.log().story().stream().filter(each -> each.matches("[SC]0.* filled .*"))
        .mapToLong(each -> Long.parseLong(each.split(" ")[2])).sum();
    long gaps = metrics.get(ExecutionMetrics.GAPS);
    long fallbacks = metrics.get(ExecutionMetrics.STOP_FALLBACKS);
    ExecutionLifecycle end = spread.view().lifecycle();
    out.println("final: " + end + " bought back " + bought + " gap_through_detected=" + gaps
        + " hybrid_stop_fallback_to_market=" + fallbacks);
    boolean good = end == ExecutionLifecycle.CLOSED && bought == 65 && gaps == (scenario.equals("no-gap") ? 0 : 1)
        && fallbacks == (scenario.equals("fallback") ? 1 : 0);
    return good ? 0 : 1;
  }

  private static GroupRequest request() {
    StopRules stops = StopRules.NONE.with(SampleMarket.call(25_000), StopSpec.at(Price.parse("130")));
    return GroupRequest.enter(new RequestKey("spread"), new StrategyId("example"), Product.NRML, List.of(
        LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
        LegSpec.buy(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("45")))), new Sizing.Lots(1),
        GroupPolicy.DEFAULT.with(stops));
  }
}
