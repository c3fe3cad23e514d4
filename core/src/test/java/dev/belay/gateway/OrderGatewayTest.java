package dev.belay.gateway;

import static dev.belay.gateway.Samples.cover;
import static dev.belay.gateway.Samples.entry;
import static dev.belay.gateway.Samples.id;
import static dev.belay.gateway.Samples.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.CancelResult;
import dev.belay.broker.PlaceResult;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrderGatewayTest {

  private final Desk desk = new Desk();
  private final OrderIntent entry = entry(1);

  @Test
  @Tag("A9")
  void anOrderGoesOutOnlyOnceItsIntentIsDurable() {
    desk.store.holds = true;

    desk.submit(entry);
    assertThat(desk.store.appends).containsExactly("DURABLE intended");
    assertThat(desk.broker.calls).isEmpty();

    desk.store.open.poll().complete(null);
    desk.settle();
    assertThat(desk.broker.calls).containsExactly("place " + entry.tag() + " BUY 65");
  }

  @Test
  void anAnswerMakesTheOrderAcknowledgedAndIsKept() {
    desk.submit(entry);

    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();

    assertThat(desk.told).containsExactly("ACCEPTED 1");
    assertThat(desk.status(entry)).isEqualTo(OrderStatus.ACKNOWLEDGED);
    assertThat(desk.store.appends).containsExactly("DURABLE intended", "RELAXED acknowledged");
  }

  @Test
  void theLastCheckInTheSendingTurnVoidsTheOrder() {
    desk.objection = Optional.of("not READY");

    desk.submit(entry);

    assertThat(desk.broker.calls).isEmpty();
    assertThat(desk.told).containsExactly("voided: not READY", "CLOSED 1");
    assertThat(desk.store.appends).containsExactly("DURABLE intended", "RELAXED unsent");
  }

  @Test
  @Tag("A1")
  @Tag("A7")
  void anOrderWithoutAnAnswerIsUnknownAndNeverSentAgain() {
    desk.submit(entry);

    desk.pass(120_000);

    assertThat(desk.told).startsWith("IN_DOUBT 1");
    assertThat(desk.broker.calls.stream().filter(call -> call.startsWith("place"))).hasSize(1);
  }

  @Test
  void anAnswerAfterTheDeadlineIsEvidence() {
    desk.submit(entry);
    desk.pass(5_000);
    assertThat(desk.status(entry)).isEqualTo(OrderStatus.UNKNOWN);

    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();

    assertThat(desk.told).containsExactly("IN_DOUBT 1", "late answer", "ACCEPTED 1");
  }

  @Test
  @Tag("A5")
  @Tag("A6")
  void whatTheBrokerThrowsOrLeavesOutIsNoAnswer() {
    desk.broker.placing.add(() -> {
      throw new IllegalStateException("cannot parse <html>");
    });
    desk.broker.placing.add(() -> null);
    desk.broker.placing.add(() -> CompletableFuture.completedFuture(null));

    desk.submit(entry, entry(2), entry(3));

    assertThat(desk.told).containsExactly("IN_DOUBT 1", "IN_DOUBT 2", "IN_DOUBT 3");
  }

  @Test
  @Tag("A8")
  void aConnectionThatWasResetProvesNothing() {
    desk.submit(entry);

    desk.broker.places.poll().completeExceptionally(new IOException("connection reset"));
    desk.pass(120_000);

    assertThat(desk.told).startsWith("IN_DOUBT 1");
    assertThat(desk.broker.calls).filteredOn(call -> call.startsWith("place")).hasSize(1);
  }

  @Test
  @Tag("A10")
  void anOrderThatNeverLeftTheMachineIsOverAtOnce() {
    desk.submit(entry);

    desk.broker.places.poll().complete(
        new PlaceResult.Refused(BrokerRejection.of(RejectionReason.NOT_SENT, "no connection")));
    desk.settle();

    assertThat(desk.told).containsExactly("CLOSED 1");
    assertThat(desk.ledger.open()).isEmpty();
  }

  @Test
  @Tag("B15")
  void aFillIsToldWhileItsSiblingIsStillUnanswered() {
    desk.submit(entry, entry(2));

    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.COMPLETE, 65),
        Evidence.Source.STREAM));

    assertThat(desk.told).containsExactly("ACCEPTED 1", "FILLED 1", "CLOSED 1");
    assertThat(desk.status(entry(2))).isEqualTo(OrderStatus.SENT);
  }

  @Test
  @Tag("G5")
  void aRefusalIsProofThatNothingWasPlaced() {
    desk.submit(entry);

    desk.broker.places.poll().complete(
        new PlaceResult.Refused(BrokerRejection.of(RejectionReason.ADDRESS, "address not allowed")));
    desk.settle();

    assertThat(desk.told).containsExactly("account refused: ADDRESS", "CLOSED 1");
    assertThat(desk.status(entry)).isEqualTo(OrderStatus.NEVER_PLACED);
  }

  @Test
  @Tag("C1")
  void aTakenCancelRequestChangesNothingUntilAReportDoes() {
    desk.submit(entry);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();

    desk.gateway.cancel(entry.tag());
    desk.settle();
    desk.broker.cancels.poll().complete(new CancelResult.Requested());
    desk.settle();
    assertThat(desk.status(entry)).isEqualTo(OrderStatus.CANCEL_REQUESTED);

    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.CANCELLED, 30),
        Evidence.Source.STREAM));
    assertThat(desk.told).containsExactly("ACCEPTED 1", "FILLED 1", "CLOSED 1");
    assertThat(desk.status(entry)).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  @Tag("C4")
  void aCancelOfWhatHasEndedIsNotSent() {
    accept();
    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.COMPLETE, 65),
        Evidence.Source.STREAM));
    desk.broker.calls.clear();

    for (int i = 0; i < 5; i++) {
      desk.gateway.cancel(entry.tag());
      desk.pass(1_000);
    }

    assertThat(desk.broker.calls).isEmpty();
  }

  @Test
  @Tag("C5")
  @Tag("C15")
  void aCancelWithoutProofStaysPendingHoweverLongItTakes() {
    accept();
    desk.gateway.cancel(entry.tag());
    desk.settle();
    desk.broker.cancels.poll().complete(new CancelResult.Indeterminate("timed out"));
    desk.pass(69_000);

    assertThat(desk.status(entry)).isEqualTo(OrderStatus.CANCEL_REQUESTED);
    assertThat(desk.ledger.working(entry.key(Samples.ACCOUNT), Side.BUY)).isEqualTo(Quantity.of(65));
    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.CANCELLED, 20),
        Evidence.Source.ORDER_BOOK));
    assertThat(desk.told).containsExactly("ACCEPTED 1", "stuck in transit", "FILLED 1", "CLOSED 1");
  }

  @Test
  @Tag("C12")
  void aCancellationThatWasRefusedAndYetHappenedEndsTheOrder() {
    accept();
    desk.gateway.cancel(entry.tag());
    desk.settle();
    desk.broker.cancels.poll().complete(
        new CancelResult.Refused(BrokerRejection.of(RejectionReason.OTHER, "order cancelled")));
    desk.settle();

    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.CANCELLED, 0),
        Evidence.Source.ORDER_BOOK));

    assertThat(desk.told).containsExactly("ACCEPTED 1", "CHANGE_REFUSED 1", "CLOSED 1");
  }

  @Test
  @Tag("C7")
  void aModificationAfterAPartialFillNamesNoQuantity() {
    accept();
    desk.gateway.evidence(new Evidence.Reported(report(entry, 1, ReportedStatus.OPEN, 30),
        Evidence.Source.STREAM));

    desk.gateway.modify(entry.tag(), new PriceTerms.Limit(Price.parse("101.50")));
    desk.settle();

    assertThat(desk.broker.calls).endsWith("modify " + id(1) + " 101.50");
    assertThat(desk.ledger.working(entry.key(Samples.ACCOUNT), Side.BUY)).isEqualTo(Quantity.of(35));
  }

  @Test
  void aCancelOfAnOrderThatWasNotSentDropsIt() {
    desk.store.holds = true;
    desk.submit(entry);

    desk.gateway.cancel(entry.tag());
    desk.store.open.poll().complete(null);
    desk.settle();

    assertThat(desk.broker.calls).isEmpty();
    assertThat(desk.told).containsExactly("voided: cancelled before the send", "CLOSED 1");
  }

  @Test
  void aCancelOfAnUnacknowledgedOrderWaitsForItsId() {
    desk.submit(entry);
    desk.gateway.cancel(entry.tag());
    desk.settle();
    assertThat(desk.broker.calls).hasSize(1);

    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();

    assertThat(desk.broker.calls).containsExactly("place " + entry.tag() + " BUY 65", "cancel " + id(1));
  }

  @Test
  @Tag("I6")
  void aCoverDoesNotWaitForAFailedStore() {
    desk.store.holds = true;
    desk.submit(entry, cover(2));

    desk.store.open.poll().completeExceptionally(new IllegalStateException("disk full"));
    desk.settle();

    assertThat(desk.told).containsExactly("store failed: disk full",
        "voided: its intent is not durable: disk full", "CLOSED 1", "emergency, journalled true");
    assertThat(desk.journal.appends).contains("intended");
    assertThat(desk.broker.calls).containsExactly("place " + cover(2).tag() + " BUY 65");
  }

  private void accept() {
    desk.submit(entry);
    desk.broker.places.poll().complete(new PlaceResult.Accepted(id(1)));
    desk.settle();
  }
}
