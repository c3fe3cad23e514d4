package dev.belay.gateway;

import static dev.belay.gateway.Samples.entry;
import static dev.belay.gateway.Samples.id;
import static dev.belay.gateway.Samples.intent;
import static dev.belay.gateway.Samples.other;
import static dev.belay.gateway.Samples.report;
import static dev.belay.gateway.Samples.trade;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose answer was lost: rule 5.3. */
class UnknownSearchTest {

  private final Desk desk = new Desk();
  private final OrderIntent lost = entry(1);

  @Test
  @Tag("A1")
  @Tag("A2")
  void itIsFoundInTheBookWhateverItsStatus() {
    lose(lost);

    desk.broker.book.add(report(lost, 1, ReportedStatus.COMPLETE, 65));
    desk.pass(1_000);

    assertThat(desk.told).containsExactly("IN_DOUBT 1", "ACCEPTED 1", "FILLED 1", "CLOSED 1");
    assertThat(desk.ledger.find(id(1))).map(ChildOrder::tag).contains(lost.tag());
  }

  @Test
  @Tag("A4")
  void thePausesGrow() {
    lose(lost);
    desk.broker.calls.clear();
    desk.broker.readsFail = true;

    desk.pass(60_000);

    assertThat(desk.bookReadsAfter()).containsExactly(1L, 3L, 7L, 15L, 30L, 60L);
  }

  @Test
  void aBaredKeyIsSearchedEverySecond() {
    lose(lost);
    desk.pressing = true;
    desk.broker.readsFail = true;

    desk.pass(5_000);

    assertThat(desk.bookReadsAfter()).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void twoReadsThatShowALaterOrderProveTheAbsence() {
    lose(lost);
    accept(other(2), 2);
    desk.told.clear();

    desk.pass(1_000);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);

    desk.pass(2_000);
    assertThat(desk.told).containsExactly("CLOSED 1");
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.NEVER_PLACED);
  }

  @Test
  void withoutALaterOrderTheReadsLieThirtySecondsApart() {
    lose(lost);

    desk.pass(30_999);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);

    desk.pass(1);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.NEVER_PLACED);
    assertThat(desk.bookReadsAfter()).containsExactly(1L, 3L, 7L, 15L, 30L, 31L);
  }

  @Test
  @Tag("D1")
  @Tag("D16")
  void aFailedReadIsNoEvidenceOfAbsence() {
    lose(lost);
    accept(other(2), 2);
    desk.broker.readsFail = true;

    desk.pass(600_000);

    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);
  }

  @Test
  void aBookThatLacksWhatTheBrokerHasTakenIsNoEvidenceUntilThreeAgree() {
    accept(other(2), 2);
    desk.pass(1_000);
    lose(lost);
    desk.pressing = true;
    desk.broker.book.clear();

    desk.pass(40_000);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);

    desk.pass(2_000);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.NEVER_PLACED);
  }

  @Test
  void aTradeThatBelongsToNoOrderOfTheBookMayBeTheOneSearchedFor() {
    lose(lost);
    accept(other(2), 2);
    desk.broker.tradeBook.add(trade(lost, 9, 65));

    desk.pass(120_000);

    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);
  }

  @Test
  @Tag("A4")
  void anOrderWithoutATagThatCouldBeItIsLeftToAPerson() {
    lose(lost);
    accept(other(2), 2);
    OrderReport row = report(lost, 9, ReportedStatus.COMPLETE, 65);
    desk.broker.book.add(new OrderReport(row.id(), Optional.empty(), row.instrument(), row.product(), row.side(),
        row.quantity(), row.filled(), row.averagePrice(), row.status(), true, row.price(), row.rejection(),
        row.brokerTime()));

    desk.pass(300_000);
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.UNKNOWN);

    desk.gateway.evidence(new Evidence.PlacedAs(lost.tag(), id(9)));
    assertThat(desk.told).endsWith("ACCEPTED 1", "FILLED 1", "CLOSED 1");
  }

  @Test
  @Tag("A3")
  void anOrderThatArrivesAfterTheProofIsBooked() {
    lose(lost);
    desk.pass(60_000);
    desk.told.clear();

    desk.broker.book.add(report(lost, 1, ReportedStatus.OPEN, 30));
    desk.gateway.evidence(new Evidence.Reported(desk.broker.book.get(0),
        Evidence.Source.STREAM));

    assertThat(desk.told).containsExactly("ACCEPTED 1", "FILLED 1");
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.OPEN);
  }

  @Test
  @Tag("A11")
  void anEntryOnTheKeyOfAnUnknownOrderDoesNotGo() {
    lose(lost);
    desk.told.clear();

    desk.submit(entry(2), intent(3, OrderPurpose.COVER, Side.BUY));

    assertThat(desk.told).containsExactly("voided: order " + lost.tag() + " on the same key is unknown", "CLOSED 2");
    assertThat(desk.broker.calls).contains("place " + intent(3, OrderPurpose.COVER, Side.BUY).tag() + " BUY 65");
  }

  @Test
  @Tag("A9")
  @Tag("A12")
  @Tag("D15")
  void anIntentFromTheStoreIsSearchedForAfterARestart() {
    desk.ledger.restore(ChildOrder.of(lost));
    desk.gateway.resume();

    desk.broker.book.add(report(lost, 1, ReportedStatus.OPEN, 0));
    desk.pass(1_000);

    assertThat(desk.told).containsExactly("ACCEPTED 1");
    assertThat(desk.status(lost)).isEqualTo(OrderStatus.OPEN);
    assertThat(desk.broker.calls).containsExactly("orders", "trades");
  }

  @Test
  void aSearchThatIsOverAsksNothingMore() {
    lose(lost);
    desk.pass(60_000);
    desk.broker.calls.clear();

    desk.pass(600_000);

    assertThat(desk.broker.calls).isEmpty();
  }

  private void lose(OrderIntent order) {
    desk.broker.placing.add(() -> CompletableFuture.completedFuture(
        new PlaceResult.Indeterminate("connection reset")));
    desk.submit(order);
    assertThat(desk.told).endsWith("IN_DOUBT " + order.ref());
    desk.begun = desk.time.monotonicNanos();
    desk.broker.calls.clear();
  }

  private void accept(OrderIntent order, int id) {
    desk.pass(1);
    desk.submit(order);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(id)));
    desk.settle();
    desk.broker.book.addAll(List.of(report(order, id, ReportedStatus.OPEN, 0)));
  }
}
