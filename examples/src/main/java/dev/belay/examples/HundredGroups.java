package dev.belay.examples;

import dev.belay.broker.RequestLimits;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.gateway.GatewayConfig;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.AccountId;
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
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.Latency;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A hundred iron condors one after the other, each entered and closed, then fifty at once: in virtual time, under the
 * request limits that the simulated broker has from Kite Connect. Prints a summary.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=HundredGroups
 *
 * --one-by-one=N   how many one after the other   (default: 100)
 * --at-once=N      how many at once               (default: 50)
 * </pre>
 *
 * <p>Ends with 0 when every group came to where it should, no short could have stood uncovered and no second, minute
 * or day saw more requests than the broker takes; with 1 when not, with 2 when the input cannot be used.
 */
public final class HundredGroups {

  private static final int ROUNDS = 100;
  private static final Duration AGAIN = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);
  private final ExecutionCoordinator belay;
  private final PrintStream out;
  private final TreeMap<String, Integer> refusals = new TreeMap<>();

  private HundredGroups(PrintStream out) {
    this.out = out;
    exchange.latency(Latency.TYPICAL);
    exchange.money(Money.rupees(1_000_000_000), MarginDesk.none());
    exchange.otherwise(Script.accept().after(Duration.ofMillis(120)).thenFill());
    belay = ExecutionCoordinator
        .builder(broker, new InMemoryPersistence(new InstanceId("HUN"), time::entropy), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(40_000))).time(time)
        .config(CoordinatorConfig.of(new AccountId("SIM001")).calendar(SampleMarket.calendar()).gateway(patient())
            .risk(RiskLimits.builder().openGroups(200).ordersPerDay(5_000).build()).build()).build();
    belay.start();
    time.advance(Duration.ofSeconds(1));
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
      Arguments given = new Arguments(args, List.of("one-by-one", "at-once"));
      return new HundredGroups(out).play(number(given, "one-by-one", 100), number(given, "at-once", 50));
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  /** Fifty groups at once wait for their turn: an entry may be a minute old here, because no price moves. */
  private static GatewayConfig patient() {
    GatewayConfig standard = GatewayConfig.standard();
    return new GatewayConfig(standard.writeDeadline(), standard.readDeadline(), Duration.ofMinutes(1),
        standard.exitAge(), standard.durableWait(), standard.searchSteps(), standard.pressingStep(),
        standard.absenceApart());
  }

  private static int number(Arguments given, String name, int otherwise) {
    return given.whole(name, 0, 10_000).map(Math::toIntExact).orElse(otherwise);
  }

  private int play(int oneByOne, int atOnce) {
    Instant start = time.wall();
    List<GroupHandle> closed = new ArrayList<>();
    for (int i = 0; i < oneByOne; i++) {
      GroupHandle group = enter(List.of(condor("one-" + i))).get(0);
      group.exit();
      time.runUntil(() -> group.view().lifecycle().isFinal(), PATIENCE);
      closed.add(group);
    }
    Instant between = time.wall();
    List<GroupRequest> together = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      together.add(condor("all-" + i));
    }
    List<GroupHandle> open = enter(together);
    return summary(closed, open, Duration.between(start, between), Duration.between(between, time.wall()));
  }

  /**
   * Enters groups and waits until all rest. Belay refuses what does not fit into the requests of this minute,
   * because every active group keeps enough of them for its way out; a host asks again, under the same key, once
   * others have come to rest.
   */
  private List<GroupHandle> enter(List<GroupRequest> requests) {
    List<GroupHandle> groups = new ArrayList<>();
    requests.forEach(each -> groups.add(belay.execute(each)));
    for (int round = 0; round < ROUNDS; round++) {
      time.runUntil(() -> groups.stream().allMatch(HundredGroups::rests), PATIENCE);
      if (groups.stream().noneMatch(HundredGroups::isRefused)) {
        break;
      }
      time.advance(AGAIN);
      for (int i = 0; i < groups.size(); i++) {
        if (isRefused(groups.get(i))) {
          refusals.merge(code(groups.get(i)), 1, Integer::sum);
          groups.set(i, belay.execute(requests.get(i)));
        }
      }
    }
    return groups;
  }

  private static String code(GroupHandle group) {
    GroupOutcome outcome = group.outcome().toCompletableFuture().join();
    return ((GroupOutcome.Refused) outcome).violations().get(0).code().code();
  }

  private static boolean isRefused(GroupHandle group) {
    return group.view().lifecycle() == ExecutionLifecycle.REJECTED;
  }

  private static boolean rests(GroupHandle group) {
    ExecutionLifecycle lifecycle = group.view().lifecycle();
    return lifecycle.isFinal() || lifecycle == ExecutionLifecycle.COMPLETED;
  }

  private int summary(List<GroupHandle> closed, List<GroupHandle> open, Duration first, Duration second) {
    RequestLimits limits = broker.capabilities().limits();
    int inSecond = busiest(Duration.ofSeconds(1));
    int inMinute = busiest(Duration.ofMinutes(1));
    int inDay = busiest(Duration.ofDays(1));
    int risked = new TrueExposure(exchange.log(), SampleMarket.rules()).risked().size();
    out.println("one after the other   " + closed.size() + " groups in " + seconds(first) + " s: " + ends(closed));
    out.println("at once               " + open.size() + " groups in " + seconds(second) + " s: " + ends(open));
    out.println("orders                " + exchange.log().arrivals().size() + ", tags sent twice "
        + exchange.log().repeatedTags().size());
    out.println("requests              " + inSecond + " in the busiest second, the broker takes "
        + limits.ordersPerSecond() + "; " + inMinute + " of " + limits.ordersPerMinute() + " in the busiest minute, "
        + inDay + " of " + limits.ordersPerDay() + " in the day");
    out.println("shorts                " + risked + " moments in which one could have stood uncovered");
    out.println("asked again           " + (refusals.isEmpty() ? "never" : "after " + refusals));
    out.println("emergency hedges      " + belay.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES));
    boolean good = closed.stream().allMatch(each -> each.view().lifecycle() == ExecutionLifecycle.CLOSED)
        && open.stream().allMatch(each -> each.view().lifecycle() == ExecutionLifecycle.COMPLETED)
        && risked == 0 && inSecond <= limits.ordersPerSecond() && inMinute <= limits.ordersPerMinute()
        && inDay <= limits.ordersPerDay() && exchange.log().repeatedTags().isEmpty();
    belay.close();
    out.println("final: " + (good ? "as it should be" : "NOT as it should be"));
    return good ? 0 : 1;
  }

  /** Requests of any kind that write, in the busiest stretch of a length. */
  private int busiest(Duration length) {
    ArrayDeque<Instant> last = new ArrayDeque<>();
    int most = 0;
    for (ExchangeEvent each : exchange.log().events()) {
      boolean request = switch (each.kind()) {
        case TAKEN, REFUSED, CANCEL_ASKED, MODIFY_ASKED -> true;
        default -> false;
      };
      if (request) {
        last.add(each.at());
        while (!last.peek().isAfter(each.at().minus(length))) {
          last.remove();
        }
        most = Math.max(most, last.size());
      }
    }
    return most;
  }

  private static String ends(List<GroupHandle> groups) {
    TreeMap<ExecutionLifecycle, Integer> ends = new TreeMap<>();
    groups.forEach(each -> ends.merge(each.view().lifecycle(), 1, Integer::sum));
    return ends.toString();
  }

  private static String seconds(Duration time) {
    return String.valueOf(time.toSeconds());
  }

  private static GroupRequest condor(String key) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("hundred"), Product.NRML, List.of(
        LegSpec.sell(SampleMarket.put(24_000), 1, at("90")), LegSpec.buy(SampleMarket.put(23_800), 1, at("40")),
        LegSpec.sell(SampleMarket.call(25_000), 1, at("95")), LegSpec.buy(SampleMarket.call(25_200), 1, at("45"))),
        new Sizing.Lots(1), GroupPolicy.DEFAULT.withPhaseTime(Duration.ofMinutes(3)));
  }

  private static PriceLadder at(String price) {
    return PriceLadder.at(Price.parse(price));
  }
}
