package dev.belay.sqlite;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.hedge.EmergencyHedgeManager;
import dev.belay.hedge.HedgeCommand;
import dev.belay.hedge.HedgeEvent;
import dev.belay.hedge.HedgeLimits;
import dev.belay.hedge.HedgeState;
import dev.belay.hedge.HedgeStep;
import dev.belay.margin.FixedMargin;
import dev.belay.margin.PercentageOfBase;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.persistence.Lane;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.LegPriorityCalculator;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.risk.RefusalCode;
import dev.belay.testkit.OnModify;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.TrueExposure;
import dev.belay.time.Moment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The eleven named test cases of the original notes (DESIGN section 11), on the SQLite store.
 */
class OriginalScenariosTest {

  @TempDir
  Path folder;

  private SqliteRoom room;

  @AfterEach
  void close() {
    if (room != null) {
      room.close();
    }
  }

  @Test
  void writeSerialisationAHundredSavesAtOnceAllLoadBack() throws Exception {
    CountDownLatch saved = new CountDownLatch(100);
    try (SqlitePersistence store = new SqlitePersistence(Samples.config(folder.resolve("saves.db")).build())) {
      store.open().toCompletableFuture().get(10, TimeUnit.SECONDS);
      List<Thread> writers = new ArrayList<>();
      for (int n = 0; n < 100; n++) {
        int number = n;
        writers.add(new Thread(() -> store.append(Lane.DURABLE, List.of(Samples.group(number, true, SampleMarket.OPEN)))
            .whenComplete((nothing, failure) -> saved.countDown())));
      }
      writers.forEach(Thread::start);

      assertThat(saved.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(store.loadActive(SampleMarket.OPEN).toCompletableFuture().get(10, TimeUnit.SECONDS)).hasSize(100);
    }
  }

  @Test
  void legPriorityScoring() {
    assertThat(LegPriorityCalculator.score(Side.BUY, Quantity.ZERO)).isEqualTo(100);
    assertThat(LegPriorityCalculator.score(Side.SELL, Quantity.ZERO)).isEqualTo(-100);
    assertThat(LegPriorityCalculator.score(Side.BUY, Quantity.of(-65))).isEqualTo(150);
    assertThat(LegPriorityCalculator.score(Side.SELL, Quantity.of(65))).isEqualTo(-75);
  }

  @Test
  void hedgeDebounceTenThenTwentyInsideTheWindow() {
    EmergencyHedgeManager hedges = new EmergencyHedgeManager(HedgeLimits.defaults());
    Moment start = new Moment(SampleMarket.OPEN, 0);
    LegId leg = new LegId(0);
    Quantity lot = Quantity.of(65);

    HedgeStep first = hedges.step(HedgeState.of(new Owner(new GroupId(0), Owner.Role.HEDGE)),
        new HedgeEvent.Need(leg, Quantity.of(10), lot, start));
    HedgeStep second = hedges.step(first.state(),
        new HedgeEvent.Need(leg, Quantity.of(20), lot, start.plus(Duration.ofMillis(100))));
    HedgeStep end = hedges.step(second.state(), new HedgeEvent.Ticked(start.plus(Duration.ofMillis(600))));

    List<Long> bought = new ArrayList<>();
    for (HedgeStep step : List.of(first, second, end)) {
      step.commands().stream().filter(each -> each.kind() == HedgeCommand.Kind.PLACE)
          .forEach(each -> bought.add(((HedgeCommand.Place) each).quantity().units()));
    }
    assertThat(bought.stream().mapToLong(Long::longValue).sum()).isEqualTo(20);
    assertThat(bought).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void worstCaseMarginWithAVolatilityShockPassesAtAHundredThousandAndFailsAtFortyNine() {
    room = new SqliteRoom(folder);
    room.margin = new PercentageOfBase(FixedMargin.whole(Money.rupees(30_000)));
    room.cash = Money.rupees(100_000);
    room.open();
    assertThat(room.run(SqliteRoom.spread("rich")).view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.close();

    room = new SqliteRoom(folder.resolve("poor"));
    room.margin = new PercentageOfBase(FixedMargin.whole(Money.rupees(30_000)));
    room.cash = Money.rupees(49_000);
    room.open();
    assertThat(refusals(room.run(SqliteRoom.spread("poor")))).containsExactly(RefusalCode.MARGIN_EXCEEDED);
  }

  @Test
  void stopLossDoubleExitIsPrevented() {
    room = new SqliteRoom(folder);
    room.exchange.lastPrice(call(25_000), Price.parse("95"));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP))
        .does(Script.fillOnPrice().onModify(OnModify.PROMPT.ignored()).cancelTakes(Duration.ofSeconds(3)));
    room.open();
    StopRules stops = StopRules.NONE.with(call(25_000), StopSpec.at(Price.parse("130")));
    GroupHandle spread = room.run(SqliteRoom.spread("stopped", GroupPolicy.DEFAULT.with(stops)));

    room.exchange.lastPrice(call(25_000), Price.parse("150")); // through the stop's limit
    room.time.advance(Duration.ofSeconds(6)); // the stop is triggered, and its order cannot be moved
    spread.exit(); // the second way out, while the first one is in flight
    room.time.advance(Duration.ofSeconds(40));

    long bought = room.exchange.log().story().stream().filter(each -> each.matches("[SC]\\d.* filled .*"))
        .mapToLong(each -> Long.parseLong(each.split(" ")[2])).sum();
    assertThat(bought).isEqualTo(65);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void startUpTheBrokerWins() {
    room = new SqliteRoom(folder);
    room.open();
    for (int other = 0; other < 3; other++) {
      room.exchange.outsider(SqliteRoom.soldCall(), Script.accept()); // so that no id of the two exchanges is the same
    }
    room.broker.on(order -> order.trades(call(25_000))).does(Script.accept());
    GroupHandle spread = room.run(SqliteRoom.spread("k"));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
    List<OrderTag> tags = room.exchange.log().tags();

    room.stop();
    room.anotherExchange();
    room.broker.placeOrder(tags.get(1), SqliteRoom.soldCall());
    room.pass(Duration.ofSeconds(1));
    room.open();
    room.pass(Duration.ofSeconds(30));

    GroupHandle found = room.coordinator.group(spread.id()).orElseThrow();
    assertThat(room.alerts()).contains("POSITION_MISMATCH"); // the long is gone: the short stood naked
    assertThat(found.view().isFlat()).isTrue();
    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.ZERO);
    assertThat(room.intents()).isLessThan(10); // what was bought back is not decided again and again
    // The orders that the broker once showed stay missing from its book, so nothing is entered on its word.
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
  }

  @Test
  void aSingleLegGoesThroughTheCoordinator() {
    room = new SqliteRoom(folder);
    room.open();

    GroupHandle single = room.run(SqliteRoom.single("one"));

    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.net(put(23_800))).isEqualTo(Quantity.of(65));
  }

  @Test
  void hedgeFirstExecution() {
    room = new SqliteRoom(folder);
    room.open();

    room.run(SqliteRoom.spread("k"));

    assertThat(room.exchange.log().arrivals().stream().map(each -> each.side()).toList())
        .containsExactly(Side.BUY, Side.SELL);
    assertThat(new TrueExposure(room.exchange.log(), SampleMarket.rules()).risked()).isEmpty();
  }

  @Test
  void aRejectedLegIsUnwoundAndOnlyABaredShortIsAnEmergency() {
    room = new SqliteRoom(folder);
    room.open();
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY)).once()
        .does(Script.reject(RejectionReason.MARGIN, "margin"));
    assertThat(room.run(SqliteRoom.spread("rejected")).view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.count(ExecutionMetrics.EMERGENCY_HEDGES)).isZero();

    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillsAfterCancel(Duration.ofSeconds(5)));
    GroupHandle late = room.run(SqliteRoom.spread("late"));
    room.pass(Duration.ofSeconds(60));

    assertThat(late.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(late.view().isFlat()).isTrue();
    assertThat(room.count(ExecutionMetrics.EMERGENCY_HEDGES)).isEqualTo(1);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void marginRejectionOfAHundredAndFiftyThousandAtAHundredThousand() {
    room = new SqliteRoom(folder);
    room.margin = FixedMargin.whole(Money.rupees(150_000));
    room.cash = Money.rupees(100_000);
    room.open();

    assertThat(refusals(room.run(SqliteRoom.spread("k")))).containsExactly(RefusalCode.MARGIN_EXCEEDED);
    assertThat(room.exchange.log().arrivals()).isEmpty();
  }

  @Test
  void crashRecoveryFromPartiallyExposed() {
    room = new SqliteRoom(folder);
    room.open();
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(1, 2));
    GroupHandle spread = room.run(SqliteRoom.spread("k", 2));
    assertThat(spread.view().held().get(call(25_000))).isEqualTo(Quantity.of(-65));

    room.stop();
    room.open();
    room.pass(Duration.ofSeconds(60));

    assertThat(room.coordinator.group(spread.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
    assertThat(new TrueExposure(room.exchange.log(), SampleMarket.rules()).naked()).isEmpty();
  }

  private static List<RefusalCode> refusals(GroupHandle handle) {
    List<RefusalCode> codes = new ArrayList<>();
    handle.outcome().whenComplete((outcome, failure) -> {
      if (outcome instanceof GroupOutcome.Refused refused) {
        refused.violations().forEach(each -> codes.add(each.code()));
      }
    });
    return codes;
  }
}
