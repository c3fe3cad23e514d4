package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.margin.Reservations;
import dev.belay.mode.Latch;
import dev.belay.mode.Mode;
import dev.belay.money.Price;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A second life of the same store before the same exchange. */
class RestartTest {

  private static final Set<ExecutionLifecycle> AT_REST = EnumSet.of(ExecutionLifecycle.COMPLETED,
      ExecutionLifecycle.HEDGED, ExecutionLifecycle.LAPSED);

  @Test
  void aCompleteGroupIsFoundAgainAndCanBeClosed() {
    Room room = new Room().open();
    room.run(Room.condor(1), Duration.ofSeconds(5));

    room.restart();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(1));
    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    condor.exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(condor.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  void whatGroupsKeepForTheirWorstMomentOutlivesTheProcessAndEndsWithThem() {
    Room room = new Room().open();
    GroupHandle condor = room.run(Room.condor(2), Duration.ofSeconds(5));
    Reservations before = room.coordinator.reservations();
    assertThat(before.byGroup()).containsKey(condor.id());
    assertThat(before.total().requestsPerDay()).isPositive();

    room.restart();
    assertThat(room.coordinator.reservations()).isEqualTo(before);
    room.coordinator.group(condor.id()).orElseThrow().exit();
    room.pass(Duration.ofSeconds(10));

    assertThat(room.coordinator.reservations()).isEqualTo(Reservations.NONE);
    room.restart();
    assertThat(room.coordinator.reservations()).isEqualTo(Reservations.NONE);
  }

  @Test
  void theSameRequestInTheNextLifeIsAnsweredByTheGroupOfTheFirst() {
    Room room = new Room().open();
    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(5));
    GroupHandle single = room.run(wing(), Duration.ofSeconds(5));
    single.exit();
    room.pass(Duration.ofSeconds(10));
    assertThat(single.view().lifecycle()).isEqualTo(ExecutionLifecycle.CLOSED);
    int sent = room.exchange.log().arrivals().size();

    room.restart();
    room.pass(Duration.ofSeconds(5));
    GroupHandle again = room.run(Room.condor(1), Duration.ofSeconds(5));
    GroupHandle over = room.run(wing(), Duration.ofSeconds(5));

    assertThat(again.id()).isEqualTo(condor.id());
    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(over.id()).isEqualTo(single.id());
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
  }

  @Test
  void aLatchOutlivesTheProcess() {
    Room room = new Room().open();
    room.coordinator.restrict(Restriction.HALTED, "a person said so");
    room.pass(Duration.ofMillis(10));

    room.restart();
    assertThat(room.coordinator.mode()).isEqualTo(Mode.HALTED);
    room.coordinator.relax(Latch.HALTED_BY_PERSON, "the same person");
    room.pass(Duration.ofMillis(10));

    assertThat(room.coordinator.mode()).isEqualTo(Mode.READY);
  }

  @Test
  void aDeathAtAnyStepOfAnEntryEndsCompleteOrFlatAndNeverNaked() {
    int steps = 0;
    for (boolean reached = true; reached; steps++) {
      reached = dieAt(steps, Script.accept().after(Duration.ofMillis(200)).thenFill());
    }
    assertThat(steps).isGreaterThan(20);
  }

  @Test
  void aDeathAtAnyStepWhileOneShortIsRefusedEndsFlat() {
    int steps = 0;
    for (boolean reached = true; reached; steps++) {
      reached = dieAt(steps, Script.reject(RejectionReason.MARGIN, "margin"));
    }
    assertThat(steps).isGreaterThan(20);
  }

  /** Dies before the n-th task of the first ten seconds; false when there are fewer. */
  private static boolean dieAt(int step, Script ofOneShort) {
    Room room = new Room().open();
    room.broker.on(order -> order.trades(call(25_000)) && order.isFor(OrderPurpose.ENTRY))
        .does(ofOneShort);
    String at = "death at step " + step;
    boolean died = Deaths.before(step, room, Room.condor(1), Duration.ofSeconds(10), AT_REST, at);

    assertThat(room.truth().naked()).as(at).isEmpty();
    assertThat(room.coordinator.mode()).as(at).isEqualTo(Mode.READY);
    return died;
  }

  /** It may be a sale that a process could keep nowhere, and positions beside such a book may be behind too. */
  @Test
  void aLongIsNotSoldWhileTradesTellOfAnOrderThatNoBookHasShown() {
    Room room = new Room().open();
    GroupHandle single = room.run(wing(), Duration.ofSeconds(5));
    OrderTerms theirs = new OrderTerms(SampleMarket.call(25_200), Product.NRML, Side.BUY, SampleMarket.LOT,
        new PriceTerms.Limit(Price.parse("45")));
    PlaceResult.Accepted taken = (PlaceResult.Accepted) room.exchange.outsider(theirs, Script.fill());
    room.pass(Duration.ofMillis(100));
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.omits(taken.id()));
    int sent = room.exchange.log().arrivals().size();

    room.restart();
    room.coordinator.group(single.id()).orElseThrow().exit();
    room.pass(Duration.ofSeconds(8));
    assertThat(room.exchange.log().arrivals()).hasSize(sent);

    room.broker.heal();
    room.pass(Duration.ofSeconds(4));
    assertThat(room.coordinator.group(single.id()).orElseThrow().view().lifecycle())
        .isEqualTo(ExecutionLifecycle.CLOSED);
  }

  private static GroupRequest wing() {
    return Room.enter("single", 1, GroupPolicy.DEFAULT, Room.buy(SampleMarket.put(23_800), "40"));
  }
}
