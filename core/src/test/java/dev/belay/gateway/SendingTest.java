package dev.belay.gateway;

import static dev.belay.gateway.Samples.cover;
import static dev.belay.gateway.Samples.entry;
import static dev.belay.gateway.Samples.id;
import static dev.belay.gateway.Samples.intent;
import static dev.belay.gateway.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.RequestLimits;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lanes, ages, circuits, modifications: rules 5.4, 5.6, 5.7 and 6.7's count. */
class SendingTest {

  private static final PriceTerms DEARER = new PriceTerms.Limit(Price.parse("101.00"));

  private final Desk desk = new Desk();

  @Test
  @Tag("G4")
  void aCoverOvertakesEntriesThatWaitForAToken() {
    for (int i = 0; i < 9; i++) {
      desk.submit(entry(i));
    }
    desk.submit(cover(20));

    assertThat(desk.broker.calls).hasSize(8).endsWith("place " + cover(20).tag() + " BUY 65");
    desk.pass(1_000);
    assertThat(desk.broker.calls).hasSize(10);
  }

  @Test
  void insideALaneMoreMoneyAtRiskGoesFirst() {
    desk.store.holds = true;
    desk.submit(cover(1));
    desk.atRisk = Money.rupees(50_000);
    desk.submit(cover(2));
    desk.budget.refused(desk.time.now());

    desk.store.open.poll().complete(null);
    desk.store.open.poll().complete(null);
    desk.settle();
    desk.pass(1_000);

    assertThat(desk.broker.calls).containsExactly("place " + cover(2).tag() + " BUY 65",
        "place " + cover(1).tag() + " BUY 65");
  }

  @Test
  @Tag("A11")
  void whatGetsTooOldInTheQueueIsNotSent() {
    desk.broker.limits = new RequestLimits(1, 1, 1_000, 10, 25);
    Desk slow = new Desk(desk.broker);
    slow.submit(entry(1), entry(2));

    slow.pass(4_999);
    assertThat(slow.told).isEmpty();

    slow.pass(1);
    assertThat(slow.told).contains("voided: aged in the queue", "CLOSED 2");
  }

  @Test
  void anEntryThatTheDayHasNoRoomForIsNotSent() {
    desk.budget.seenToday(2_700);

    desk.submit(entry(1), cover(2));

    assertThat(desk.told).containsExactly("voided: the day's requests are used up", "CLOSED 1");
    assertThat(desk.broker.calls).containsExactly("place " + cover(2).tag() + " BUY 65");
  }

  @Test
  void theDaysCountFollowsTheBooksThatAreRead() {
    desk.broker.book.add(report(entry(1), 1, ReportedStatus.COMPLETE, 65));
    desk.broker.book.add(report(entry(2), 2, ReportedStatus.COMPLETE, 65));

    desk.gateway.reads().orders(ReadLane.BOOK, answer -> { });
    desk.settle();

    assertThat(desk.budget.ordersLeftToday()).isEqualTo(2_698);
  }

  @Test
  void tooManyRequestsIsARefusalAndAPause() {
    refuseNext(RejectionReason.RATE);
    desk.submit(entry(1));
    assertThat(desk.told).containsExactly("CLOSED 1");

    desk.submit(cover(2));
    assertThat(desk.broker.calls).hasSize(1);
    desk.pass(1_000);
    assertThat(desk.broker.calls).hasSize(2);
  }

  @Test
  @Tag("G7")
  void theSameRefusalThreeTimesStopsEntriesButNoCover() {
    for (int i = 0; i < 3; i++) {
      refuseNext(RejectionReason.INSTRUMENT);
      desk.submit(entry(i));
    }
    desk.told.clear();

    desk.submit(entry(4), cover(5));
    assertThat(desk.told).containsExactly("voided: refused 3 times for instrument", "CLOSED 4");
    assertThat(desk.broker.calls).hasSize(4).endsWith("place " + cover(5).tag() + " BUY 65");

    desk.broker.places.poll().complete(new PlaceResult.Refused(
        BrokerRejection.of(RejectionReason.INSTRUMENT, "no such contract")));
    desk.pass(30_000);
    desk.submit(entry(6), entry(7));
    assertThat(desk.broker.calls).endsWith("place " + entry(6).tag() + " BUY 65");
  }

  @Test
  @Tag("G7")
  void anAcceptedEntryClosesTheCircuit() {
    refuseNext(RejectionReason.MARGIN);
    desk.submit(entry(1));
    refuseNext(RejectionReason.MARGIN);
    desk.submit(entry(2));
    desk.submit(entry(3));
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(3)));
    desk.settle();
    refuseNext(RejectionReason.MARGIN);
    desk.submit(entry(4));
    desk.told.clear();

    desk.submit(entry(5));

    assertThat(desk.told).isEmpty();
  }

  @Test
  void aQuarantinedOrderBlocksSellsOnItsKeyAndNoCover() {
    OrderIntent sold = intent(1, OrderPurpose.CLOSE, Side.SELL);
    accept(sold, 1);
    OrderReport row = report(sold, 1, ReportedStatus.CANCELLED, 0);
    desk.gateway.evidence(new Evidence.Reported(new OrderReport(row.id(), row.tag(), row.instrument(), row.product(),
        row.side(), row.quantity(), row.filled(), row.averagePrice(), row.status(), false, row.price(),
        row.rejection(), row.brokerTime()), Evidence.Source.STREAM));
    desk.told.clear();

    desk.submit(intent(2, OrderPurpose.CLOSE, Side.SELL), cover(3));

    assertThat(desk.told).containsExactly("voided: order " + sold.tag() + " on the same key may still trade",
        "CLOSED 2");
    assertThat(desk.broker.calls).endsWith("place " + cover(3).tag() + " BUY 65");
  }

  @Test
  @Tag("C11")
  void theLastModificationsOfTheBrokerAreNotAskedFor() {
    accept(cover(1), 1);
    for (int i = 0; i < 25; i++) {
      desk.gateway.modify(cover(1).tag(), DEARER);
      desk.pass(1_000);
    }
    desk.told.clear();

    desk.gateway.modify(cover(1).tag(), DEARER);
    desk.settle();

    assertThat(desk.told).containsExactly("CHANGE_REFUSED 1");
    assertThat(desk.broker.calls).filteredOn(call -> call.startsWith("modify")).hasSize(25);
  }

  @Test
  void ofTwoModificationsThatWaitOnlyTheLaterIsSent() {
    accept(cover(1), 1);
    desk.budget.refused(desk.time.now());

    desk.gateway.modify(cover(1).tag(), DEARER);
    desk.gateway.modify(cover(1).tag(), new PriceTerms.Limit(Price.parse("102.00")));
    desk.pass(1_000);

    assertThat(desk.broker.calls).filteredOn(call -> call.startsWith("modify"))
        .containsExactly("modify " + id(1) + " 102.00");
  }

  @Test
  void aRowThatOnlySeemsToShowAProtectedPriceKeepsNoModificationBack() {
    accept(cover(1), 1);
    PriceTerms wider = new PriceTerms.ProtectedMarket(BigDecimal.TEN);
    desk.budget.refused(desk.time.now());
    desk.gateway.modify(cover(1).tag(), wider);
    desk.gateway.evidence(new Evidence.Reported(report(cover(1), 1, ReportedStatus.OPEN, 0),
        Evidence.Source.ORDER_BOOK));

    desk.pass(1_000);

    assertThat(desk.broker.calls).filteredOn(call -> call.startsWith("modify")).hasSize(1);
  }

  @Test
  @Tag("C10")
  void aRefusedModificationIsToldAndTheOrderReadAgain() {
    accept(cover(1), 1);
    desk.gateway.modify(cover(1).tag(), DEARER);
    desk.settle();

    desk.broker.modifies.poll().complete(new ModifyResult.Refused(
        BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "being processed")));
    desk.settle();

    assertThat(desk.told).endsWith("CHANGE_REFUSED 1");
    assertThat(desk.status(cover(1))).isEqualTo(OrderStatus.ACKNOWLEDGED);
  }

  @Test
  void aChangeOfAnOrderThatEndedMeanwhileIsNotSent() {
    accept(cover(1), 1);
    desk.budget.refused(desk.time.now());
    desk.gateway.modify(cover(1).tag(), DEARER);
    desk.gateway.evidence(new Evidence.Reported(report(cover(1), 1, ReportedStatus.COMPLETE, 65),
        Evidence.Source.STREAM));

    desk.gateway.cancel(cover(1).tag());
    desk.pass(2_000);

    assertThat(desk.broker.calls).containsExactly("place " + cover(1).tag() + " BUY 65");
  }

  @Test
  @Tag("C14")
  void anOrderThatNeverReachesTheExchangeIsTold() {
    accept(cover(1), 1);
    desk.gateway.evidence(new Evidence.Reported(report(cover(1), 1, ReportedStatus.TRANSIT, 0),
        Evidence.Source.STREAM));

    desk.pass(30_000);

    assertThat(desk.told).contains("stuck in transit");
  }

  @Test
  void whatAnOwnerDecidesOnAFactIsKeptInTheSameTransaction() {
    accept(entry(1), 1);
    desk.store.appends.clear();
    desk.onFacts = facts -> desk.gateway.submit(List.of(cover(2)), List.of());

    desk.gateway.evidence(new Evidence.Reported(report(entry(1), 1, ReportedStatus.OPEN, 30),
        Evidence.Source.STREAM));

    assertThat(desk.store.appends).containsExactly("DURABLE open,intended");
  }

  private void accept(OrderIntent order, int id) {
    desk.submit(order);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(id)));
    desk.settle();
  }

  private void refuseNext(RejectionReason reason) {
    desk.broker.placing.add(() -> CompletableFuture.completedFuture(
        new PlaceResult.Refused(BrokerRejection.of(reason, "refused"))));
  }
}
