package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Failures of other systems' groups, played against ours: rows E of docs/failures.md. */
class GroupCorpusTest {

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  @Tag("E1")
  void noShortIsSentBeforeTheLastProtectionHasFilled() {
    room.broker.on(order -> order.trades(put(23_800))).does(Script.accept().after(Duration.ofSeconds(4)).thenFill());

    room.run(Room.condor(1), Duration.ofSeconds(3));
    assertThat(sides()).containsExactly(Side.BUY, Side.BUY);
    room.pass(Duration.ofSeconds(5));

    assertThat(sides()).containsExactly(Side.BUY, Side.BUY, Side.SELL, Side.SELL);
  }

  @Test
  @Tag("E2")
  void aProtectionThatIsTakenAndDoesNotFillClimbsItsLadderAndThenTheGroupGivesUp() {
    room.broker.on(order -> order.trades(call(25_200))).does(Script.accept());
    LegSpec wing = LegSpec.buy(call(25_200), 1, PriceLadder.between(Price.parse("45"), Price.parse("46")));

    GroupHandle group = room.run(Room.enter("e2", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"), wing),
        Duration.ofSeconds(20));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(Told.decisions(room.events)).containsSubsequence("phase-released 1", "ladder-step 1", "ladder-step 1",
        "ladder-step 1", "ladder-step 1", "phase-late", "LAPSED");
    assertThat(sides()).containsExactly(Side.BUY);
  }

  @Test
  @Tag("E3")
  void aRejectedProtectionStopsTheOtherLegsAndWhatFilledIsUnwound() {
    room.broker.on(order -> order.trades(call(25_200))).does(Script.reject(RejectionReason.MARGIN, "margin"));

    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(20));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.log().arrivals()).allMatch(each -> each.side() == Side.BUY
        || !List.of(put(24_000), call(25_000)).contains(each.instrument()));
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E4")
  void aGroupIsCompleteByFillsAloneHoweverManyOrdersWereTaken() {
    room.broker.on(order -> order.trades(put(24_000))).does(Script.accept().after(Duration.ofSeconds(6)).thenFill());

    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(5));
    assertThat(room.exchange.log().arrivals()).hasSize(4);
    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.PARTIALLY_EXPOSED);
    room.pass(Duration.ofSeconds(5));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  @Test
  @Tag("E5")
  void aLegThatIsLostAfterAnotherIsLiveLeavesNoOrphan() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.lost());

    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(120));

    assertThat(Told.decisions(room.events)).containsSubsequence("PARTIALLY_EXPOSED", "HEDGING", "HEDGED");
    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E6")
  void aProtectionThatFillsInPartReleasesNoShortAndIsSold() {
    room.broker.on(order -> order.trades(call(25_200)) && order.isFor(OrderPurpose.ENTRY))
        .does(Script.accept().fillUpTo(2, 3));

    GroupHandle group = room.run(Room.enter("e6", 3, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(30));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.log().arrivals()).noneMatch(each ->
        each.instrument().equals(call(25_000)));
  }

  @Test
  @Tag("E7")
  void aSideThatDoesNotFillIsMissedInItsTimeAndToldOf() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY)).does(Script.accept());

    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(30));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(Told.decisions(room.events)).containsSubsequence("alert interim_exposure", "phase-late", "HEDGED");
  }

  @Test
  @Tag("E11")
  void repricingDoesNotRestartTheClockOfTheWindow() {
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());
    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(2));
    group.exit();
    room.pass(Duration.ofMillis(5_100));

    assertThat(Told.decisions(room.events)).containsSubsequence("reprice-exit 0", "reprice-exit 0",
        "alert interim_exposure");
    assertThat(room.exchange.log().story()).noneMatch(each -> each.endsWith("cancel asked"));
  }

  @Test
  @Tag("E12")
  void anExitIsOneCommandOfTheGroupAndIsConfirmedWhenEveryLegIsFlat() {
    GroupHandle group = room.run(Room.condor(1), Duration.ofSeconds(2));
    room.broker.on(order -> order.isFor(OrderPurpose.CLOSE)).does(Script.accept().after(Duration.ofSeconds(2))
        .thenFill());

    group.exit();
    room.pass(Duration.ofSeconds(1));
    assertThat(group.closed().toCompletableFuture()).isNotDone();
    room.pass(Duration.ofSeconds(5));

    assertThat(group.closed().toCompletableFuture()).isCompletedWithValue(
        new GroupOutcome.Closed(group.view()));
    assertThat(group.view().isFlat()).isTrue();
  }

  @Test
  @Tag("E15")
  void protectionIsSoldOnlyAsItsShortIsBoughtBackAtTheExchange() {
    room.run(Room.condor(2), Duration.ofSeconds(2));
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.COVER))
        .does(Script.accept().fillUpTo(1, 2).after(Duration.ofSeconds(3)).thenFill());

    room.run(GroupRequest.exit(new RequestKey("out"), new StrategyId("weekly"), Product.NRML,
        room.coordinator.groups().get(0).id()), Duration.ofSeconds(2));

    assertThat(room.exchange.net(call(25_000))).isEqualTo(Quantity.of(-65));
    assertThat(room.exchange.net(call(25_200))).isEqualTo(Quantity.of(65));
    room.pass(Duration.ofSeconds(10));
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E21")
  void whatTheBrokerDoesNotTakeIsRefusedBeforeAnythingIsSent() {
    GroupRequest mtf = GroupRequest.enter(new RequestKey("e21"), new StrategyId("weekly"), Product.MTF,
        List.of(Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), new Sizing.Lots(1), GroupPolicy.DEFAULT);

    GroupHandle group = room.run(mtf, Duration.ofSeconds(5));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(Told.decisions(room.events)).anyMatch(each -> each.startsWith("refused")
        && each.contains("CAPABILITY_MISSING"));
    assertThat(room.exchange.log().arrivals()).isEmpty();
  }

  @Test
  @Tag("E22")
  void aGroupOverTwoExpiriesIsPulledAsAWholeWhenOneOfThemCannotTrade() {
    LegSpec far = Room.sell(SampleMarket.option(SampleMarket.FAR, 25_000, InstrumentKind.CALL), "120");
    LegSpec farWing = Room.buy(SampleMarket.option(SampleMarket.FAR, 25_200, InstrumentKind.CALL), "70");
    room.broker.on(order -> order.trades(farWing.instrument()))
        .does(Script.accept().rejectAfter(Duration.ofSeconds(1), RejectionReason.SESSION, "closed"));

    GroupHandle group = room.run(Room.enter("e22", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45"), far, farWing), Duration.ofSeconds(30));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(room.exchange.log().story()).noneMatch(each -> each.startsWith("E0") || each.startsWith("E2"));
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E22")
  void aGroupOverTwoExpiriesOfWhichOneIsSoldAlreadyStaysCoveredWhileItIsPulled() {
    LegSpec far = Room.sell(SampleMarket.option(SampleMarket.FAR, 25_000, InstrumentKind.CALL), "120");
    LegSpec farWing = Room.buy(SampleMarket.option(SampleMarket.FAR, 25_200, InstrumentKind.CALL), "70");
    room.broker.on(order -> order.trades(far.instrument()))
        .does(Script.accept().rejectAfter(Duration.ofSeconds(1), RejectionReason.SESSION, "closed"));

    GroupHandle group = room.run(Room.enter("e22", 1, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45"), far, farWing), Duration.ofSeconds(30));

    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    List<String> filled = room.exchange.log().story().stream().filter(each -> each.contains(" filled "))
        .map(each -> each.substring(0, 2)).toList();
    assertThat(filled).hasSize(6).containsSubsequence("E0", "C0").containsSubsequence("C0", "X1")
        .contains("E1", "E3", "X3").doesNotContain("E2");
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E23")
  void aCoverThatFillsInPartFreesOnlySoMuchProtection() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.COVER)).once()
        .does(Script.accept().fillUpTo(1, 3).after(Duration.ofSeconds(30)).thenFill());
    GroupHandle group = room.run(Room.enter("e23", 3, GroupPolicy.DEFAULT.with(FailurePolicy.UNWIND),
        Room.sell(call(25_000), "95"), Room.buy(call(25_200), "45")), Duration.ofSeconds(2));

    group.exit();
    room.pass(Duration.ofMillis(500));

    assertThat(group.view().held()).containsEntry(call(25_000), Quantity.of(-130))
        .containsEntry(call(25_200), Quantity.of(130));
    room.pass(Duration.ofSeconds(60));
    assertThat(group.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private List<Side> sides() {
    return room.exchange.log().arrivals().stream().map(OrderTerms::side).toList();
  }
}
