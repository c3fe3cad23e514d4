package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerPosition;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Sizing;
import dev.belay.testkit.Script;
import dev.belay.testkit.StreamFault;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events out of order, doubled and lost: family B of the failure corpus, before the simulated exchange. */
class EvidenceTest {

  private static final Predicate<OrderReport> ANY = report -> true;

  private final Room room = new Room().open();

  /** What we believe to hold is what the exchange holds. */
  @AfterEach
  void ownFillsAreThePositions() {
    for (BrokerPosition position : room.exchange.positions()) {
      long own = room.coordinator.groups().stream()
          .mapToLong(group -> group.view().held().getOrDefault(position.instrument(), Quantity.ZERO).units()).sum();
      assertThat(own).isEqualTo(room.exchange.net(position.instrument()).units());
    }
  }

  @Test
  @Tag("B1")
  @Tag("B2")
  void aFillThatIsPushedBeforeTheAnswerToThePlacingCountsOnceAndStays() {
    room.broker.otherwise(Script.fill().answerAfter(Duration.ofMillis(800)));

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(10));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(Told.facts(room.events)).filteredOn(each -> each.startsWith("filled")).hasSize(4);
  }

  @Test
  @Tag("B3")
  void partialFillsThatOvertakeEachOtherAddUp() {
    room.broker.otherwise(Script.accept().fillInParts(2, Duration.ofMillis(200)));
    room.broker.updates(report -> report.filled().units() == 65, StreamFault.delay(Duration.ofMillis(700)));

    GroupHandle wing = wing(2, Duration.ofSeconds(10));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(Told.facts(room.events)).filteredOn(each -> each.startsWith("filled"))
        .containsExactly("filled E0 130");
  }

  @Test
  @Tag("B4")
  @Tag("B10")
  void everyUpdateThreeTimesBesideTheBooksBooksEachFillOnce() {
    room.broker.otherwise(Script.accept().fillInParts(2, Duration.ofMillis(900)));
    room.broker.updates(ANY, StreamFault.repeat(3));

    GroupHandle wing = wing(2, Duration.ofSeconds(20));

    assertThat(wing.view().held()).containsEntry(put(23_800), Quantity.of(130));
    assertThat(Told.facts(room.events)).containsExactly("accepted E0", "filled E0 65", "filled E0 130",
        "closed E0 filled");
  }

  @Test
  @Tag("B5")
  @Tag("C3")
  void whatACancelledOrderHadFilledIsBookedOnceAndUnwound() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(Script.accept().fillUpTo(1, 2));

    GroupHandle wing = wing(2, Duration.ofMillis(100));
    wing.cancel();
    room.pass(Duration.ofSeconds(20));

    assertThat(Told.facts(room.events)).startsWith("accepted E0", "filled E0 65", "closed E0 cancelled");
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
  }

  @Test
  @Tag("B6")
  void aFillThatTheReportOfAModificationShowsIsAFill() {
    PriceLadder ladder = new PriceLadder(Price.parse("40"), Price.parse("42"), 2, 2, Duration.ofSeconds(2));
    room.broker.otherwise(Script.accept().fillOnceModified());

    GroupHandle wing = room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT,
        LegSpec.buy(put(23_800), 1, ladder)), Duration.ofSeconds(10));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(wing.view().held()).containsEntry(put(23_800), Quantity.of(65));
  }

  @Test
  @Tag("B7")
  void eachIncrementHasItsOwnPriceNotTheRunningAverage() {
    room.broker.otherwise(Script.accept().fillUpTo(1, 2, Price.parse("39")).after(Duration.ofSeconds(1))
        .fillUpTo(1, 1, Price.parse("40")));

    wing(2, Duration.ofSeconds(10));

    assertThat(room.events.stream().filter(ExecutionEvent.Learnt.class::isInstance)
        .map(each -> ((ExecutionEvent.Learnt) each).fact()).filter(OrderFact.Filled.class::isInstance)
        .map(fact -> ((OrderFact.Filled) fact).price().orElseThrow()).toList())
        .containsExactly(Price.parse("39"), Price.parse("40"));
  }

  @Test
  @Tag("B14")
  void exitCancelAndExitAgainInOneTurnCloseThePositionOnce() {
    GroupHandle wing = wing(1, Duration.ofSeconds(5));
    room.broker.otherwise(Script.accept().after(Duration.ofSeconds(2)).thenFill());

    wing.exit();
    wing.cancel();
    wing.exit();
    room.pass(Duration.ofSeconds(20));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.log().arrivals()).hasSize(2);
  }

  @Test
  @Tag("B15")
  void eachLegIsToldAsItFillsThoughItsSiblingWaits() {
    room.broker.on(order -> order.trades(call(25_200))).does(Script.accept().after(Duration.ofSeconds(9)).thenFill());

    room.run(Room.condor(1), Duration.ofSeconds(1));

    assertThat(room.events.stream().filter(ExecutionEvent.Exposed.class::isInstance)
        .map(each -> ((ExecutionEvent.Exposed) each).leg() + " " + ((ExecutionEvent.Exposed) each).held()).toList())
        .containsExactly("1 65");
  }

  @Test
  @Tag("B16")
  void twoProductsOfOneSymbolAreTwoPositions() {
    GroupHandle overnight = wing(1, Duration.ofSeconds(5));
    GroupHandle intraday = room.run(GroupRequest.enter(new RequestKey("mis"), new StrategyId("weekly"), Product.MIS,
        List.of(Room.buy(put(23_800), "40")), new Sizing.Lots(2), GroupPolicy.DEFAULT), Duration.ofSeconds(5));

    intraday.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(intraday.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(overnight.view().held()).containsEntry(put(23_800), Quantity.of(65));
    assertThat(room.exchange.positions().stream().filter(each -> each.product() == Product.NRML)
        .map(each -> each.net().units())).containsExactly(65L);
  }

  @Test
  @Tag("B3")
  @Tag("B4")
  void withNoUpdateAtAllTheBooksAreEnough() {
    room.broker.updates(ANY, StreamFault.drop());

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(20));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
  }

  private GroupHandle wing(int lots, Duration time) {
    return room.run(Room.enter("wing", lots, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), time);
  }
}
