package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.FixedMargin;
import dev.belay.money.Money;
import dev.belay.money.Price;
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
import dev.belay.testkit.PacedTimeSource;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The quick start of README.md; {@link ReadmeTest} holds that the README shows this region and what it prints. */
final class QuickStartTest {

  /** What the quick start prints. */
  static final List<String> PRINTS = List.of(
      "E1.0 BUY 65 NFO:NIFTY2681125200CE @45.00: taken", "E1.0 opened", "E1.0 filled 65 @45.00",
      "E0.0 SELL 65 NFO:NIFTY2681125000CE @95.00: taken", "E0.0 opened", "E0.0 filled 65 @95.00");

  @Test
  void aSpreadIsExecutedHedgeFirst() throws Exception {
    // region quick-start
    PacedTimeSource clock = new PacedTimeSource(SampleMarket.OPEN); // the machine's pace, from inside a session
    SimulatedExchange exchange = new SimulatedExchange(clock, SampleMarket.rules());
    ExecutionCoordinator belay = ExecutionCoordinator.builder(new SimulatedBroker(exchange),
            new InMemoryPersistence(new InstanceId("DOC"), clock::entropy), SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(40_000)))
        .config(CoordinatorConfig.of(new AccountId("AB1234")).build()).time(clock).build();
    belay.start().toCompletableFuture().join();
    GroupHandle spread = belay.execute(GroupRequest.enter(new RequestKey("first"), new StrategyId("weekly"),
        Product.NRML, List.of(LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
            LegSpec.buy(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("45")))),
        new Sizing.Lots(1), GroupPolicy.DEFAULT));
    spread.await(Duration.ofSeconds(10)); // COMPLETED: the bought call filled before the sold one went out
    exchange.log().story().forEach(System.out::println);
    belay.close();
    clock.close();
    // endregion

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(exchange.log().story()).containsExactlyElementsOf(PRINTS);
  }
}
