package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.Reserved;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.risk.RiskLimits;
import dev.belay.risk.ShareOfMargin;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.market.SimulatedQuotes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a request is judged by: the day's result, and what one package needs (DESIGN rules 7.1 and 7.2). */
class EntryChecksTest {

  private final Room room = new Room();

  @Test
  void theDaysOwnLossEndsEntriesAndNoExit() {
    room.limits = RiskLimits.builder().dailyLoss(Money.rupees(1_000)).build();
    room.open();
    GroupHandle other = room.run(Room.enter("other", 1, GroupPolicy.DEFAULT, Room.buy(call(25_200), "45")),
        Duration.ofSeconds(2));
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(2));
    room.exchange.lastPrice(put(23_800), Price.parse("20"));
    wing.exit();
    room.pass(Duration.ofSeconds(5));
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);

    room.run(Room.enter("more", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(2));
    other.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(Told.decisions(room.events)).contains("refused [LOSS_DAY]");
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  @Tag("J4")
  void aLossThatAPersonHasTakenNoteOfStopsNothingAgainAndALaterOneDoes() {
    room.limits = RiskLimits.builder().dailyLoss(Money.rupees(1_000)).build();
    room.open();
    loses("first");
    room.pass(Duration.ofSeconds(30));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    room.restart();
    room.pass(Duration.ofMinutes(2));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY); // nothing but a person lifts it

    room.coordinator.relax(Latch.DAILY_LOSS, "anna");
    room.pass(Duration.ofMinutes(1));
    room.restart();
    room.pass(Duration.ofMinutes(1));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);

    assertThat(loses("second").view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    room.pass(Duration.ofSeconds(30));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
  }

  @Test
  void oneBadPriceIsNoLossOfTheDay() {
    room.limits = RiskLimits.builder().dailyLoss(Money.rupees(1_000)).build();
    SimulatedQuotes quotes = new SimulatedQuotes(room.exchange, room.time);
    room.exchange.lastPrice(put(23_800), Price.parse("40"));
    room.open(builder -> builder.market(quotes));
    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(20));

    room.exchange.lastPrice(put(23_800), Price.parse("1"));
    room.pass(Duration.ofSeconds(12)); // one comparison sees it
    room.exchange.lastPrice(put(23_800), Price.parse("40"));
    room.pass(Duration.ofSeconds(30));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  /** A long that is bought at 40 and sold at 20. */
  private GroupHandle loses(String key) {
    room.exchange.lastPrice(put(23_800), Price.parse("40"));
    GroupHandle wing = room.run(Room.enter(key, 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(2));
    room.exchange.lastPrice(put(23_800), Price.parse("20"));
    wing.exit();
    room.pass(Duration.ofSeconds(5));
    return wing;
  }

  @Test
  void whatIsOpenCountsAtItsNewestPriceAndIsNoLossByItself() {
    room.limits = RiskLimits.builder().dailyLoss(Money.rupees(1_000)).build();
    room.open();
    room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), Duration.ofSeconds(2));

    GroupHandle more = room.run(Room.enter("more", 1, GroupPolicy.DEFAULT, Room.buy(call(25_200), "45")),
        Duration.ofSeconds(2));

    assertThat(more.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  void stopsThatWillRestAtTheBrokerAreReservedWithTheirPremiumAndTheirRequests() {
    room.broker.otherwise(Script.accept());
    room.open();
    GroupPolicy stopped = GroupPolicy.DEFAULT.with(StopRules.NONE.with(call(25_000),
        StopSpec.at(Price.parse("140")).withDistance(Price.parse("4"))));

    room.run(Room.enter("plain", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")),
        Duration.ofMillis(500));
    Reserved plain = room.coordinator.reservations().total();
    room.run(Room.enter("stopped", 1, stopped, Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")),
        Duration.ofMillis(500));
    Reserved both = room.coordinator.reservations().total();

    assertThat(both.cash().minus(plain.cash()).minus(plain.cash())).isEqualTo(Money.rupees(144 * 65));
    assertThat(both.requestsPerDay()).isEqualTo(2 * plain.requestsPerDay() + 1);
  }

  @Test
  void theMoneyIsReadAfreshBeforeTheShortsGoOut() {
    room.exchange.money(Money.rupees(100_000), held -> Money.ZERO);
    room.broker.on(order -> order.trades(call(25_200)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().after(Duration.ofSeconds(2)).thenFill());
    room.open();
    GroupHandle spread = room.run(Room.enter("spread", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(1));

    room.exchange.margins(held -> Money.rupees(99_000)); // somebody else has taken it meanwhile
    room.pass(Duration.ofSeconds(10));

    assertThat(Told.decisions(room.events)).containsSubsequence("phase-released 1", "PARTIALLY_EXPOSED", "funds-short",
        "HEDGED");
    assertThat(spread.view().isFlat()).isTrue();
    assertThat(room.exchange.log().arrivals()).noneMatch(each -> each.instrument().equals(call(25_000)));
  }

  @Test
  void aGroupIsJudgedAgainstWhatTheOthersHaveLeft() {
    room.exchange.money(Money.rupees(30_000), held -> Money.ZERO); // the broker blocks nothing for what works
    room.broker.otherwise(Script.accept());
    room.open();

    GroupHandle first = room.run(Room.enter("first", 2, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofMillis(500));
    GroupHandle second = room.run(Room.enter("second", 2, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofMillis(500));
    assertThat(first.view().lifecycle()).isEqualTo(ExecutionLifecycle.EXECUTING);
    assertThat(second.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    first.cancel();
    room.pass(Duration.ofSeconds(5));

    GroupHandle third = room.run(Room.enter("third", 2, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofMillis(500));
    assertThat(first.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(third.view().lifecycle()).isEqualTo(ExecutionLifecycle.EXECUTING);
  }

  @Test
  void aSizerIsToldWhatOnePackageNeedsAtItsWorstMoment() {
    room.exchange.money(Money.rupees(100_000), held -> Money.ZERO);
    room.open(builder -> builder.sizer(new ShareOfMargin(5_000)));

    GroupHandle sized = room.run(GroupRequest.enter(new RequestKey("sized"), new StrategyId("weekly"), Product.NRML,
        List.of(Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), new Sizing.BySizer(BigDecimal.ONE),
        GroupPolicy.DEFAULT), Duration.ofSeconds(3));

    assertThat(sized.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    // One package needs 10,000 for the short and 2,925 for the long: half of the money carries three.
    assertThat(room.exchange.net(call(25_200))).isEqualTo(SampleMarket.LOT.times(3));
  }
}
