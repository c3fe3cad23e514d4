package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Closing orders that the broker refuses, and what a person may order about a held group (DESIGN rule 6.10). */
class RefusedCoverTest {

  private static final Script NO_MARGIN = Script.reject(RejectionReason.MARGIN, "available margin is negative");

  private final Room room = new Room().open();
  private boolean poor = true;

  @AfterEach
  void noTagTwiceAndNeverNaked() {
    room.assertNoTagTwiceAndNeverNaked();
  }

  @Test
  @Tag("E16")
  void aCoverThatMarginRefusesGetsSmallerDownToPairwiseLots() {
    GroupHandle spread = spread(4);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)
        && order.terms().quantity().isMoreThan(SampleMarket.LOT)).does(NO_MARGIN);

    spread.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().story().stream().filter(each -> each.matches("[CX].* filled .*"))
        .map(each -> each.substring(0, 1)).distinct().toList()).containsExactly("C", "X");
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("E16")
  void anExitThatIsRefusedForEverIsHeldAndToldWithItsExactExposureAndProbed() {
    GroupHandle spread = spread(1);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(NO_MARGIN);

    spread.exit();
    room.pass(Duration.ofSeconds(70));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    assertThat(room.alertTexts(AlertCode.GROUP_HELD)).hasSizeGreaterThan(1)
        .allMatch(each -> each.startsWith("held (host-exit): "
        + "+65 NFO:NIFTY2681125200CE, -65 NFO:NIFTY2681125000CE; 0 bared"));
    long covers = room.exchange.log().story().stream().filter(each -> each.startsWith("C0") && each.contains("BUY"))
        .count();
    assertThat(covers).isBetween(6L, 7L);
  }

  @Test
  @Tag("E16")
  void whatAPersonClosesElsewhereWhileOurExitIsRefusedIsFoundOut() {
    GroupHandle spread = spread(1);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(NO_MARGIN);
    spread.exit();
    room.pass(Duration.ofSeconds(30));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);

    outsider(Side.BUY, call(25_000));
    room.pass(Duration.ofSeconds(5));
    outsider(Side.SELL, call(25_200));
    room.pass(Duration.ofMinutes(2));

    assertThat(spread.view().isFlat()).isTrue();
    assertThat(spread.view().lifecycle().isFinal()).isTrue();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void aPersonsWordEndsAGroupWhosePositionIsGoneAndWhatTheBrokerHasIsNotOurs() {
    GroupHandle spread = spread(1);
    OperatorCommand gone = new OperatorCommand.MarkClosedExternally(spread.id());

    assertThat(operate(gone, Run.DRY).lines()).containsExactly(
        "group 0000 forgets -65 NFO:NIFTY2681125000CE, of which the broker shows -65",
        "group 0000 forgets +65 NFO:NIFTY2681125200CE, of which the broker shows 65",
        "what the broker shows beyond our groups is nobody's of ours from then on");
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    operate(gone, Run.REAL);

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED_EXTERNALLY);
    assertThat(operate(gone, Run.REAL).possible()).isFalse();
    room.pass(Duration.ofMinutes(3));
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }

  @Test
  void aGroupWhoseOrdersWorkIsNotMarkedAsClosed() {
    GroupHandle spread = spread(1);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());
    spread.exit();
    room.pass(Duration.ofMillis(500));

    assertThat(operate(new OperatorCommand.MarkClosedExternally(spread.id()), Run.REAL).possible()).isFalse();
  }

  @Test
  void aPersonsRetrySendsTheBlockedExitAtOnceAndIsJournalled() {
    GroupHandle spread = spread(1);
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).times(5).does(NO_MARGIN);
    spread.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);

    assertThat(operate(new OperatorCommand.RetryCover(), Run.DRY).possible()).isTrue();
    room.pass(Duration.ofSeconds(1));
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    operate(new OperatorCommand.RetryCover(), Run.REAL);
    room.pass(Duration.ofSeconds(2));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.events.stream().filter(each -> each instanceof ExecutionEvent.Commanded)).hasSize(2);
  }

  @Test
  void entriesOnOtherKeysAreCancelledWhenACoverLacksMargin() {
    GroupHandle spread = spread(1);
    room.broker.on(order -> order.trades(put(23_800))).does(Script.accept());
    GroupHandle resting = room.run(Room.enter("resting", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(1));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).once().does(NO_MARGIN);

    spread.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(resting.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  @Test
  void stopsThatRestOnOtherKeysAreCancelledWhenACoverLacksMarginAndRestAgainLater() {
    GroupHandle spread = spread(1);
    GroupPolicy stopped = GroupPolicy.DEFAULT.with(StopRules.NONE.with(put(24_000),
        StopSpec.at(Price.parse("140"))));
    room.broker.on(order -> order.isFor(OrderPurpose.STOP)).does(Script.accept());
    GroupHandle other = room.run(Room.enter("stopped", 1, stopped, Room.sell(put(24_000), "90"),
        Room.buy(put(23_800), "40")), Duration.ofSeconds(5));
    assertThat(room.exchange.log().story()).noneMatch(each ->
        each.endsWith("cancel asked"));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).once().does(NO_MARGIN);

    spread.exit();
    room.pass(Duration.ofSeconds(5));

    assertThat(room.exchange.log().story()).anyMatch(each -> each.matches("0001/S0.* cancel asked"));
    assertThat(isClosed(spread)).isTrue();
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    room.pass(Duration.ofMinutes(1));
    assertThat(room.exchange.log().arrivals().stream().filter(each -> each.price() instanceof PriceTerms.StopLimit))
        .hasSize(2);
  }

  @Test
  void theFirstProbeThatIsTakenReleasesEveryBlockedExitAtOnce() {
    GroupHandle early = spread(1);
    room.broker.on(order -> poor && order.isFor(OrderPurpose.COVER)).does(NO_MARGIN);
    early.exit();
    room.pass(Duration.ofSeconds(11));
    GroupHandle late = room.run(Room.enter("late", 1, GroupPolicy.DEFAULT, Room.sell(put(24_000), "90"),
        Room.buy(put(23_800), "40")), Duration.ofSeconds(3));
    late.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(List.of(early, late)).allMatch(each -> each.view().lifecycle() == ExecutionLifecycle.HELD);

    poor = false;
    for (int i = 0; i < 30 && List.of(early, late).stream().noneMatch(RefusedCoverTest::isClosed); i++) {
      room.pass(Duration.ofSeconds(1)); // nothing is bared: a probe every 30 s
    }
    room.pass(Duration.ofSeconds(2)); // long before the other's own next probe

    assertThat(List.of(early, late)).allMatch(RefusedCoverTest::isClosed);
  }

  @Test
  void aHeldGroupIsAcceptedAsItIsOnlyByARealRun() {
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY)).does(NO_MARGIN);
    GroupHandle held = room.run(Room.condor(1, GroupPolicy.DEFAULT.with(FailurePolicy.HOLD_AND_ALERT)),
        Duration.ofSeconds(5));
    OperatorCommand accept = new OperatorCommand.AcceptAsIs(held.id());

    assertThat(operate(accept, Run.DRY).lines()).hasSize(1).allMatch(each -> each.startsWith("accepted: held"));
    assertThat(held.view().lifecycle()).isEqualTo(ExecutionLifecycle.HELD);
    operate(accept, Run.REAL);

    assertThat(held.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(operate(accept, Run.REAL).possible()).isFalse();
    room.restart();
    GroupHandle again = room.coordinator.group(held.id()).orElseThrow();
    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    again.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  void aFreezeLetsNothingLeaveUntilItIsRelaxed() {
    GroupHandle spread = spread(1);
    int before = room.exchange.log().arrivals().size();

    operate(new OperatorCommand.Freeze(), Run.REAL);
    spread.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    assertThat(room.exchange.log().arrivals()).hasSize(before);
    room.coordinator.relax(Latch.FREEZE_ALL, "anna");
    room.pass(Duration.ofSeconds(40));

    assertThat(spread.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private static boolean isClosed(GroupHandle group) {
    return group.view().lifecycle() == ExecutionLifecycle.CLOSED;
  }

  private void outsider(Side side, InstrumentId instrument) {
    room.exchange.outsider(new OrderTerms(instrument, Product.NRML, side, SampleMarket.LOT,
        new PriceTerms.Limit(Price.parse("45"))), Script.fill());
  }

  private CommandReport operate(OperatorCommand command, Run run) {
    var report = room.coordinator.operate(command, run, "anna").toCompletableFuture();
    room.pass(Duration.ofMillis(1));
    return report.join();
  }

  @Test
  void aLatchIsTakenAwayAfterADryRunThatNamesWhatFollowsAndIsJournalled() {
    room.coordinator.restrict(Restriction.HALTED, "the feed is wrong");
    room.coordinator.restrict(Restriction.EXIT_ONLY, "the strategy misprices");
    room.pass(Duration.ofMillis(1));
    OperatorCommand first = new OperatorCommand.Relax(Latch.HALTED_BY_PERSON);
    OperatorCommand second = new OperatorCommand.Relax(Latch.RESTRICTED);

    assertThat(operate(first, Run.DRY).lines()).containsExactly(
        "halted-by-person of account is taken away, set because: the feed is wrong",
        "the mode is halted and would be exit-only");
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    operate(first, Run.REAL);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.EXIT_ONLY);
    assertThat(operate(first, Run.REAL).possible()).isFalse();
    operate(second, Run.REAL);
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);

    assertThat(room.events.stream().filter(ExecutionEvent.Commanded.class::isInstance)
        .map(each -> (ExecutionEvent.Commanded) each).map(each -> each.person() + " " + each.command() + " "
            + each.done()).toList()).containsExactly("anna relax halted-by-person false",
                "anna relax halted-by-person true", "anna relax halted-by-person false", "anna relax restricted true");
    room.restart();
    room.pass(Duration.ofSeconds(5));
    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  private GroupHandle spread(long lots) {
    return room.run(Room.enter("spread", lots, GroupPolicy.DEFAULT, Room.sell(call(25_000), "95"),
        Room.buy(call(25_200), "45")), Duration.ofSeconds(2));
  }
}
