package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegPriorityCalculator;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.Latency;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.VirtualTime;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * The group machine and the hedge manager in a host's own loop, {@link OwnLoop}, without the coordinator; and what that
 * host has to do itself.
 *
 * <pre>
 * mvn -q -DskipTests -pl examples -am package -Drun=ComposeYourself -Dargs="--scenario=short-rejected"
 *
 * --scenario=all-fills | short-rejected | overfill
 * </pre>
 *
 * <p>Ends with 0 when the group ends as it should and no order of ours ever left a short uncovered, else with 1; with 2
 * when the input cannot be used.
 */
public final class ComposeYourself {

  /** What the coordinator does, and who composes the machines himself takes over. */
  static final List<String> DUTIES = List.of(
      "duty                | what it means                                            | here",
      "durable intent      | keep each order before it is sent, read it back on start | OwnLoop.keep, in memory",
      "unique tags         | one tag, one send; never twice, not after a restart       | OwnLoop.place: a number",
      "reduce-only         | no closing order beyond what is held and not being closed | left to the machines",
      "rate budget         | stay below the broker's limits, covers first              | none: two orders a second",
      "evidence            | merge stream, book and answers into facts                 | the ledger; the stream only",
      "state               | keep the machine's state after each step                  | OwnLoop.keep, in memory",
      "waking              | tell the machine the time when it asked for it            | OwnLoop.wake");

  private ComposeYourself() {}

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
      String scenario = new Arguments(args, List.of("scenario")).text("scenario").orElse("all-fills");
      ExecutionLifecycle end = switch (scenario) {
        case "all-fills", "overfill" -> ExecutionLifecycle.COMPLETED;
        case "short-rejected" -> ExecutionLifecycle.HEDGED;
        default -> throw new InputException("--scenario=" + scenario,
            "there are: all-fills, short-rejected, overfill");
      };
      return play(scenario, end, out);
    } catch (InputException bad) {
      err.println(bad.getMessage());
      return 2;
    }
  }

  private static int play(String scenario, ExecutionLifecycle end, PrintStream out) {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    exchange.latency(Latency.TYPICAL);
    exchange.otherwise(Script.accept().after(Duration.ofMillis(200)).thenFill());
    if (scenario.equals("short-rejected")) {
      exchange.on(order -> order.trades(SampleMarket.call(25_000)) && order.isFor(OrderPurpose.ENTRY))
          .does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));
    } else if (scenario.equals("overfill")) {
      exchange.on(order -> order.trades(SampleMarket.call(25_000)) && order.isFor(OrderPurpose.ENTRY))
          .does(Script.accept().after(Duration.ofMillis(100)).fillUpTo(2, 1));
      exchange.on(order -> order.trades(SampleMarket.put(24_000))).does(
          Script.accept().after(Duration.ofSeconds(3)).thenFill());
    }
    DUTIES.forEach(out::println);
    out.println();
    OwnLoop loop = new OwnLoop(time, new SimulatedBroker(exchange), plan(), out);
    loop.start();
    time.advance(Duration.ofSeconds(30));
    int naked = new TrueExposure(exchange.log(), SampleMarket.rules()).naked().size();
    out.println("final: " + loop.lifecycle() + ", kept texts " + loop.kept() + ", hedges " + loop.hedges()
        + ", tags sent twice " + exchange.log().repeatedTags().size() + ", flat " + loop.isFlat());
    boolean overfilled = scenario.equals("overfill");
    return loop.lifecycle() == end && (naked == 0) != overfilled && loop.hedges() == (overfilled ? 1 : 0)
        && exchange.log().repeatedTags().isEmpty() ? 0 : 1;
  }

  /** Sized and checked by the host: no rule and no margin check comes with the machines. */
  private static ExecutionPlan plan() {
    TreeMap<InstrumentId, Instrument> contracts = new TreeMap<>();
    List<LegSpec> legs = List.of(sell(SampleMarket.call(25_000), "95"), buy(SampleMarket.call(25_200), "45"),
        sell(SampleMarket.put(24_000), "90"), buy(SampleMarket.put(23_800), "40"));
    legs.forEach(leg -> contracts.put(leg.instrument(),
        SampleMarket.catalog().find(leg.instrument(), SampleMarket.calendar().day(SampleMarket.OPEN)).orElseThrow()));
    GroupRequest request = GroupRequest.enter(new RequestKey("own"), new StrategyId("own"), Product.NRML, legs,
        new Sizing.Lots(1), GroupPolicy.DEFAULT);
    return Planner.plan(new GroupId(1), new AccountId("SIM001"), request, 1,
        LegPriorityCalculator.order(legs, leg -> Quantity.ZERO, leg -> Money.ZERO), contracts, SampleMarket.OPEN);
  }

  private static LegSpec sell(InstrumentId id, String price) {
    return LegSpec.sell(id, 1, PriceLadder.at(Price.parse(price)));
  }

  private static LegSpec buy(InstrumentId id, String price) {
    return LegSpec.buy(id, 1, PriceLadder.at(Price.parse(price)));
  }
}
