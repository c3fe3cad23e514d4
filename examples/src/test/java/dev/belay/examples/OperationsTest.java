package dev.belay.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.CommandReport;
import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.coordinator.OperatorCommand;
import dev.belay.coordinator.Restriction;
import dev.belay.coordinator.Run;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.killswitch.KillReport;
import dev.belay.margin.FixedMargin;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.AccountId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.Scope;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What the runbooks of docs/operations.md have a person call inside the process; the page shows these regions. */
final class OperationsTest {

  private static final AccountId ACCOUNT = new AccountId("AB1234");

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  private final SimulatedBroker broker = new SimulatedBroker(exchange);
  private final List<OrderTag> intended = new ArrayList<>();
  private InMemoryPersistence store = new InMemoryPersistence(new InstanceId("DOC"), time::entropy);
  private ExecutionCoordinator belay = started(CoordinatorConfig.of(ACCOUNT).calendar(SampleMarket.calendar()).build());

  @Test
  void thePageShowsTheseRegions() {
    String page = Pages.read("docs/operations.md");

    for (String region : List.of("restrict", "relax", "kill-switch", "unknown-order", "retry", "accept-as-is",
        "closed-by-hand", "rollback-before", "rollback-after")) {
      assertThat(page).as(region).contains("```java\n" + Pages.region(OperationsTest.class, region) + "```");
    }
  }

  @Test
  void theKillSwitchClosesEverythingAndIsRelaxedByAPerson() {
    GroupHandle spread = open("one");

    // region kill-switch
    CompletionStage<KillReport> told = belay.kill(Scope.account(), "anna");
    // endregion
    time.advance(Duration.ofSeconds(30));

    assertThat(told).isCompletedWithValueMatching(KillReport::verified);
    assertThat(lifecycle(spread)).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(belay.mode()).isEqualTo(Mode.HALTED);
    belay.relax(Latch.KILL_SWITCH, "anna");
    time.advance(Duration.ofSeconds(1));
    assertThat(belay.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void aRestrictionHoldsUntilItsLatchIsRelaxed() {
    // region restrict
    belay.restrict(Restriction.EXIT_ONLY, "the strategy misprices"); // HALTED, FREEZE_ALL go further
    belay.relax(Latch.RESTRICTED, "anna"); // HALTED_BY_PERSON and FREEZE_ALL are the others' latches
    // endregion
    time.advance(Duration.ofSeconds(1));

    assertThat(belay.mode()).isEqualTo(Mode.READY);
    belay.restrict(Restriction.EXIT_ONLY, "again");
    time.advance(Duration.ofSeconds(1));
    assertThat(belay.mode()).isEqualTo(Mode.EXIT_ONLY);

    // region relax
    OperatorCommand relax = new OperatorCommand.Relax(Latch.RESTRICTED);
    CompletionStage<CommandReport> would = belay.operate(relax, Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(relax, Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(1));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(belay.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void anUnknownOrderIsResolvedAfterADryRun() {
    broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(Script.lost());
    GroupHandle group = open("lost");
    OrderTag tag = intended.get(0);

    // region unknown-order
    OperatorCommand never = new OperatorCommand.ResolveUnknown(tag, Optional.empty());
    CompletionStage<CommandReport> would = belay.operate(never, Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(never, Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(5));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(lifecycle(group)).isEqualTo(ExecutionLifecycle.LAPSED);
  }

  @Test
  void aBlockedExitIsTriedAgainByAPerson() {
    GroupHandle spread = open("one");
    broker.on(order -> order.isFor(OrderPurpose.COVER)).times(5)
        .does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));
    spread.exit();
    time.advance(Duration.ofSeconds(10));
    assertThat(lifecycle(spread)).isEqualTo(ExecutionLifecycle.HELD);

    // region retry
    CompletionStage<CommandReport> would = belay.operate(new OperatorCommand.RetryCover(), Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(new OperatorCommand.RetryCover(), Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(3));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(lifecycle(spread)).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void aBaredShortThatCannotBeBoughtBackIsCoveredByAnotherOption() {
    GroupHandle group = open("bared");
    exchange.lastPrice(SampleMarket.call(25_100), Price.parse("60"));
    broker.on(order -> order.isFor(OrderPurpose.COVER))
        .does(Script.reject(RejectionReason.MARGIN, "available margin is negative"));
    exchange.outsider(new OrderTerms(SampleMarket.call(25_200), Product.NRML, Side.SELL, SampleMarket.LOT,
        new PriceTerms.Limit(Price.parse("45"))), Script.fill());
    time.advance(Duration.ofSeconds(30));
    assertThat(group.view().bared()).isEqualTo(SampleMarket.LOT);

    // region buy-protection
    OperatorCommand buy = new OperatorCommand.BuyProtection(group.id(), Optional.empty());
    CompletionStage<CommandReport> would = belay.operate(buy, Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(buy, Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(1));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(group.view().bared().isZero()).isTrue();
    assertThat(group.view().held()).containsEntry(SampleMarket.call(25_100), SampleMarket.LOT);
  }

  @Test
  void aHeldGroupIsAcceptedAsItIs() {
    broker.on(order -> order.trades(SampleMarket.call(25_000)))
        .does(Script.reject(RejectionReason.MARGIN, "Insufficient funds"));
    GroupHandle group = open("held", GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT));
    assertThat(lifecycle(group)).isEqualTo(ExecutionLifecycle.HELD);

    // region accept-as-is
    CompletionStage<CommandReport> would = belay.operate(new OperatorCommand.AcceptAsIs(group.id()), Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(new OperatorCommand.AcceptAsIs(group.id()), Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(1));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(lifecycle(group)).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void aGroupThatWasClosedByHandIsMarkedAsSuch() {
    GroupHandle group = open("one");

    // region closed-by-hand
    OperatorCommand gone = new OperatorCommand.MarkClosedExternally(group.id());
    CompletionStage<CommandReport> would = belay.operate(gone, Run.DRY, "anna");
    CompletionStage<CommandReport> done = belay.operate(gone, Run.REAL, "anna");
    // endregion
    time.advance(Duration.ofSeconds(1));

    assertThat(would).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(done).isCompletedWithValueMatching(CommandReport::possible);
    assertThat(lifecycle(group)).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
  }

  @Test
  void aRollbackRefusesGroupsOfSeveralLegsAndLooksAfterWhatIsOpen() {
    GroupHandle leaves = open("leaves");
    GroupHandle stays = open("stays");

    // region rollback-before
    belay.restrict(Restriction.EXIT_ONLY, "rollback to single orders"); // no new groups, all exits
    leaves.exit(); // what must not stay; other groups live on
    // endregion
    time.advance(Duration.ofSeconds(10));
    assertThat(lifecycle(leaves)).isEqualTo(ExecutionLifecycle.CLOSED);
    belay.close();

    store = store.reopened();
    // region rollback-after
    CoordinatorConfig config = CoordinatorConfig.of(ACCOUNT).calendar(SampleMarket.calendar())
        .risk(RiskLimits.builder().legsPerGroup(1).build()).build(); // the notes' maxLegsPerGroup = 1
    ExecutionCoordinator single = started(config);
    single.relax(Latch.RESTRICTED, "anna"); // once the groups that live on are there as the broker shows them
    // endregion
    belay = single;
    time.advance(Duration.ofSeconds(1));

    assertThat(belay.mode()).isEqualTo(Mode.READY);
    assertThat(open("spread").outcome()).isCompletedWithValueMatching(outcome ->
        ((GroupOutcome.Refused) outcome).violations().stream().anyMatch(each -> each.code() == RefusalCode.LEGS_LIMIT));
    assertThat(lifecycle(run("single", GroupPolicy.DEFAULT, buy(25_200, "45"))))
        .isEqualTo(ExecutionLifecycle.COMPLETED);
    GroupHandle still = belay.group(stays.id()).orElseThrow();
    assertThat(lifecycle(still)).isEqualTo(ExecutionLifecycle.COMPLETED);
    still.exit();
    time.advance(Duration.ofSeconds(10));
    assertThat(lifecycle(still)).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private ExecutionCoordinator started(CoordinatorConfig config) {
    ExecutionCoordinator coordinator = ExecutionCoordinator.builder(broker, store, SampleMarket.catalog())
        .margin(FixedMargin.perLot(Money.rupees(10_000))).config(config).time(time)
        .listener(this::hear, Runnable::run).build();
    coordinator.start();
    time.advance(Duration.ofSeconds(1));
    return coordinator;
  }

  private void hear(ExecutionEvent event) {
    if (event instanceof ExecutionEvent.Intended order) {
      intended.add(order.intent().tag());
    }
  }

  private GroupHandle open(String key) {
    return open(key, GroupPolicy.DEFAULT);
  }

  private GroupHandle open(String key, GroupPolicy policy) {
    return run(key, policy, LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
        buy(25_200, "45"));
  }

  private GroupHandle run(String key, GroupPolicy policy, LegSpec... legs) {
    GroupHandle handle = belay.execute(GroupRequest.enter(new RequestKey(key), new StrategyId("weekly"), Product.NRML,
        List.of(legs), new Sizing.Lots(1), policy));
    time.advance(Duration.ofSeconds(5));
    return handle;
  }

  private static LegSpec buy(int strike, String price) {
    return LegSpec.buy(SampleMarket.call(strike), 1, PriceLadder.at(Price.parse(price)));
  }

  private static ExecutionLifecycle lifecycle(GroupHandle group) {
    return group.view().lifecycle();
  }
}
