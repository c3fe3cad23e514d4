package dev.belay.coordinator;

import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.testkit.Read;
import dev.belay.testkit.ReadFault;
import dev.belay.testkit.Script;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an order was placed, and whose it is: family A of the failure corpus, before the simulated exchange. */
class OrderIdentityTest {

  private final Room room = new Room().open();

  @AfterEach
  void noTagTwice() {
    assertThat(room.exchange.log().repeatedTags()).isEmpty();
  }

  @Test
  @Tag("A1")
  @Tag("A7")
  void anOrderWhoseAnswerIsLostIsSentOnceAndFoundByItsTag() {
    room.broker.otherwise(Script.fill().loseAnswer());

    GroupHandle wing = wing(Duration.ofSeconds(20));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(room.exchange.log().arrivals()).hasSize(1);
  }

  @Test
  @Tag("A2")
  void itIsFoundAmongTheCompleteOrdersTooWhileTheStreamIsDown() {
    room.broker.disconnect("down");
    room.broker.otherwise(Script.fill().loseAnswer());

    GroupHandle wing = wing(Duration.ofSeconds(20));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(wing.view().held()).containsEntry(put(23_800), Quantity.of(65));
  }

  @Test
  @Tag("A3")
  void anOrderThatArrivesAfterTheProofOfItsAbsenceIsBookedAlarmedAndFlattened() {
    room.broker.on(order -> order.isFor(OrderPurpose.ENTRY)).does(Script.fill().arriveAfter(Duration.ofSeconds(90)));

    GroupHandle wing = wing(Duration.ofSeconds(80));
    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    room.pass(Duration.ofSeconds(60));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.HEDGED);
    assertThat(alerts(AlertCode.UNWANTED_FILL)).isEqualTo(1);
    assertThat(room.exchange.net(put(23_800)).isZero()).isTrue();
  }

  @Test
  @Tag("A3")
  void noTimerEndsAnUnknownOrder() {
    room.broker.reads(read -> read == Read.ORDERS, ReadFault.fails(ReadFailure.UNREACHABLE));
    room.broker.otherwise(Script.lost());

    GroupHandle wing = wing(Duration.ofHours(2));

    assertThat(wing.view().working()).isTrue();
  }

  @Test
  @Tag("A4")
  void anOrderWithoutATagThatCouldBeItIsLeftToAPerson() {
    room.broker.on(order -> order.tag().isPresent()).does(Script.lost());
    room.exchange.outsider(new OrderTerms(put(23_800), Product.NRML, Side.BUY, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("40"))), Script.accept());

    GroupHandle wing = wing(Duration.ofMinutes(5));

    assertThat(wing.view().working()).isTrue();
    assertThat(alerts(AlertCode.UNKNOWN_ORDER)).isEqualTo(1);
  }

  @Test
  @Tag("A10")
  void anOrderThatNeverLeftTheMachineBooksNothing() {
    room.broker.otherwise(Script.reject(RejectionReason.NOT_SENT, "no connection"));

    GroupHandle wing = wing(Duration.ofSeconds(5));

    assertThat(wing.view().lifecycle()).isEqualTo(ExecutionLifecycle.LAPSED);
    assertThat(wing.view().isFlat()).isTrue();
  }

  @Test
  @Tag("A9")
  @Tag("A12")
  void afterADeathNoEntryIsSentAgainAndTheOldOneIsFound() {
    room.broker.otherwise(Script.accept().after(Duration.ofSeconds(3)).thenFill());
    AtomicInteger arrived = new AtomicInteger();
    GroupHandle condor = room.coordinator.execute(Room.condor(1));
    room.time.runUntil(() -> arrived.addAndGet(room.exchange.log().arrivals().size()) > 0, Duration.ofSeconds(5));
    int before = room.exchange.log().arrivals().size();

    room.restart();
    room.pass(Duration.ofMinutes(2));

    assertThat(room.exchange.log().arrivals().stream().filter(terms -> terms.side() == Side.BUY)).hasSize(2);
    assertThat(before).isPositive();
    assertThat(room.coordinator.group(condor.id()).orElseThrow().view().isFlat()).isTrue();
    assertThat(room.exchange.positions()).allMatch(position -> position.net().isZero());
  }

  @Test
  @Tag("A14")
  void theSameRequestTwiceIsOneGroupAndAnotherContentIsAnError() {
    GroupHandle first = wing(Duration.ofSeconds(1));
    GroupHandle again = wing(Duration.ofSeconds(1));
    GroupHandle other = room.run(Room.enter("wing", 2, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")),
        Duration.ofSeconds(1));

    assertThat(again).isSameAs(first);
    assertThat(other.view().lifecycle()).isEqualTo(ExecutionLifecycle.REJECTED);
    assertThat(room.exchange.log().arrivals()).hasSize(1);
  }

  @Test
  @Tag("A15")
  void anOrderThatWasTakenHasBoughtNothing() {
    room.broker.on(order -> order.trades(call(25_200))).does(Script.accept());

    GroupHandle condor = room.run(Room.condor(1), Duration.ofSeconds(3));

    assertThat(condor.view().held().get(call(25_200)).isZero()).isTrue();
    assertThat(room.exchange.log().arrivals()).hasSize(2); // and no short goes out on the strength of it
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Tag("A14")
  void aKeyOfAnEarlierLifeAnswersItsRequestAndNoOther(boolean ofMany) {
    GroupRequest first = ofMany ? Room.condor(1) : wing(1, "40");
    GroupHandle group = room.run(first, Duration.ofSeconds(2));
    int sent = room.exchange.log().arrivals().size();
    room.restart();
    room.pass(Duration.ofSeconds(5));

    GroupHandle again = room.run(first, Duration.ofSeconds(2));

    assertThat(again.id()).isEqualTo(group.id());
    assertThat(again.view().lifecycle()).isEqualTo(ExecutionLifecycle.COMPLETED);
    assertThat(Stream.of(wing(2, "40"), wing(1, "41"), Room.condor(2)).map(other -> under(first.key(), other))
        .map(other -> room.run(other, Duration.ofSeconds(1)).view().lifecycle()))
        .containsOnly(ExecutionLifecycle.REJECTED);
    assertThat(room.exchange.log().arrivals()).hasSize(sent);
  }

  private static GroupRequest under(RequestKey key, GroupRequest other) {
    return new GroupRequest(key, other.strategy(), other.kind(), other.product(), other.legs(), other.sizing(),
        other.policy());
  }

  private static GroupRequest wing(long lots, String limit) {
    return Room.enter("wing", lots, GroupPolicy.DEFAULT, Room.buy(put(23_800), limit));
  }

  private GroupHandle wing(Duration time) {
    return room.run(Room.enter("wing", 1, GroupPolicy.DEFAULT, Room.buy(put(23_800), "40")), time);
  }

  private long alerts(AlertCode code) {
    return room.events.stream().filter(each -> each instanceof ExecutionEvent.Raised raised
        && raised.alert().code() == code).count();
  }
}
