package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.recovery.RecoveryReport;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator is told of a store that a dead process left, and that nothing is done meanwhile. */
class ExecutionRecoveryTest {

  private static final InstrumentId LONG = call(25_200);
  private static final InstrumentId SHORT = call(25_000);

  private final Room room = new Room().open();

  @Test
  void aCoverThatWorksIsNamedByItsTagAndTheBrokersIdAndWouldBeRepriced() {
    GroupHandle spread = room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.broker.on(order -> order.isFor(OrderPurpose.COVER)).does(Script.accept());
    spread.exit();
    room.pass(Duration.ofMillis(500));
    String tag = room.exchange.log().tags().get(2).text();

    RecoveryReport report = dies();

    assertThat(report.lines()).containsExactly(
        "group 0000 (spread): stored EXITING, found EXITING",
        "  leg 1 NFO:NIFTY2681125200CE: target 65, stored 65, found 65",
        "  leg 0 NFO:NIFTY2681125000CE: target -65, stored -65, found -65",
        "  order " + tag + " COVER BUY 65 of leg 0: stored open, found open, filled 0, at the broker 260803000000003",
        "  a start would: reprice " + tag,
        "position AB1234/NFO:NIFTY2681125000CE/NRML: broker -65, ours -65, others 0",
        "position AB1234/NFO:NIFTY2681125200CE/NRML: broker 65, ours 65, others 0",
        "recover: groups=1 bared=0 actions=1 lost=0 strays=0 needsAttention=true");
  }

  @Test
  void anOrderOfWhichNobodyHeardIsToBeSearchedForAndNeedsAttention() {
    room.broker.on(order -> order.trades(LONG)).does(Script.lost());
    room.run(Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(LONG, "45")), Duration.ofMillis(500));

    RecoveryReport report = dies();

    assertThat(report.groups()).singleElement().satisfies(group -> assertThat(group.next()).containsExactly(
        "search for " + group.orders().get(0).tag() + ", which the broker may have taken, and wait for proof"));
    assertThat(report.needsAttention()).isTrue();
  }

  @Test
  void aShortThatSomebodyBaredWhileWeWereDeadIsShownWithItsLoss() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));
    room.exchange.outsider(terms(Side.SELL), Script.fill());

    RecoveryReport report = dies();

    assertThat(report.lines()).contains(
        "position AB1234/NFO:NIFTY2681125200CE/NRML: broker 0, ours 65, others 0, LOST -65:"
        + " a start looks again, books it, and covers a short that it bares");
    assertThat(report.needsAttention()).isTrue();
  }

  @Test
  void ordersOfOurFormatThatTheStoreDoesNotKnowAreStraysAndABookThatFailsIsSaid() {
    GroupId group = room.run(ReconcileTest.spread(), Duration.ofSeconds(5)).id();
    stray(new InstanceId("TST"), group);
    stray(new InstanceId("OTH"), group);
    room.broker.reads(read -> read == Read.POSITIONS, ReadFault.silent());

    RecoveryReport report = dies();

    assertThat(report.strays()).extracting(each -> each.origin().name())
        .containsExactly("LOST_STORE", "SECOND_INSTANCE");
    assertThat(report.lines()).contains("NOT READ: positions: no answer in 5 s");
    assertThat(report.needsAttention()).isTrue();
  }

  @Test
  void whatRestsWhereItWasMeantToNeedsNobody() {
    room.run(ReconcileTest.spread(), Duration.ofSeconds(5));

    assertThat(dies().lines()).last().asString()
        .isEqualTo("recover: groups=1 bared=0 actions=0 lost=0 strays=0 needsAttention=false");
  }

  private RecoveryReport dies() {
    room.coordinator.close();
    room.pass(Duration.ofSeconds(1));
    int sent = room.exchange.log().events().size();
    var report = new ExecutionRecovery(Room.ACCOUNT, room.broker, ((InMemoryPersistence) room.store).reopened(),
        Optional.empty(), room.time, Duration.ofSeconds(5)).examine().toCompletableFuture();
    room.pass(Duration.ofSeconds(10));
    assertThat(room.exchange.log().events()).hasSize(sent);
    return report.join();
  }

  private void stray(InstanceId instance, GroupId group) {
    room.broker.placeOrder(new OrderTag(instance, new Epoch("ZZZ"), 99, group, OrderPurpose.COVER, new LegId(0), 7,
        false), terms(Side.BUY));
    room.pass(Duration.ofSeconds(1));
  }

  private static OrderTerms terms(Side side) {
    return new OrderTerms(side == Side.SELL ? LONG : SHORT, Product.NRML, side, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("45")));
  }
}
