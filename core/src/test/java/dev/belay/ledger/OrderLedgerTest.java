package dev.belay.ledger;

import static dev.belay.ledger.Told.KEY;
import static dev.belay.ledger.Told.id;
import static dev.belay.ledger.Told.placed;
import static dev.belay.ledger.Told.says;
import static dev.belay.ledger.Told.trade;
import static dev.belay.ledger.Told.underId;
import static dev.belay.ledger.Told.unlisted;
import static dev.belay.ledger.Told.untagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {

  private final OrderLedger ledger = new OrderLedger(Told.ACCOUNT);
  private final OrderIntent order = Told.limit(1);
  private final OrderIntent stop = Told.stop(2);
  private final List<String> facts = new ArrayList<>();

  @Test
  @Tag("A15")
  void anAcceptedOrderHasFilledNothing() {
    send(order);

    tell(placed(order, 1));

    assertThat(facts).containsExactly("accepted as " + id(1));
    assertThat(the(order).filled()).isEqualTo(Quantity.ZERO);
  }

  @Test
  @Tag("A2")
  void anUnansweredOrderThatFilledAtOnceIsFoundThroughItsTag() {
    send(order);
    tell(new Evidence.NoAnswer(order.tag(), "timed out"));

    tell(says(order, ReportedStatus.COMPLETE, 100));

    assertThat(facts).containsExactly("in doubt", "accepted as " + id(1), "filled 100 at 10.00, 100 in all",
        "closed filled with 100");
  }

  @Test
  @Tag("A3")
  void aFillAfterTheProofOfAbsenceIsBookedAsLate() {
    send(order);
    tell(new Evidence.NoAnswer(order.tag(), "timed out"), new Evidence.ProvedAbsent(order.tag()));

    tell(says(order, ReportedStatus.OPEN, 40), says(order, ReportedStatus.CANCELLED, 40));

    assertThat(facts).containsExactly("in doubt", "closed never-placed with 0", "accepted as " + id(1),
        "late filled 40 at 10.00, 40 in all", "closed cancelled with 40");
  }

  @Test
  void aRefusalAtPlacingNamesItsReason() {
    send(order);

    tell(new Evidence.RefusedAtPlacing(order.tag(), Told.MARGIN));

    assertThat(facts).containsExactly("closed never-placed with 0 for margin");
  }

  @Test
  @Tag("B1")
  void anAcknowledgementThatComesAfterTheFillOpensNothingAgain() {
    send(order);
    tell(says(order, ReportedStatus.COMPLETE, 100));
    facts.clear();

    tell(placed(order, 1), says(order, ReportedStatus.OPEN, 0));

    assertThat(facts).isEmpty();
    assertThat(the(order).status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  @Tag("B2")
  void aFillThatComesBeforeItsIdIsHeldUntilTheIdIsBound() {
    send(order);

    tell(untagged(says(order, ReportedStatus.OPEN, 60)), trade("t1", 1, 60, "10"));
    assertThat(facts).isEmpty();
    assertThat(ledger.held()).isEqualTo(1);

    tell(placed(order, 1));
    assertThat(facts).containsExactly("accepted as " + id(1), "filled 60 at 10.00, 60 in all");
    assertThat(ledger.held()).isZero();
    assertThat(the(order).status()).isEqualTo(OrderStatus.OPEN);
  }

  @Test
  @Tag("B3")
  void aSmallerCumulativeQuantityIsOldNews() {
    send(order);

    tell(says(order, ReportedStatus.OPEN, 70), says(order, ReportedStatus.OPEN, 30));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 70 at 10.00, 70 in all");
  }

  @Test
  @Tag("B4")
  void aReplayAfterTheEndBooksNothing() {
    send(order);
    tell(says(order, ReportedStatus.OPEN, 0), says(order, ReportedStatus.COMPLETE, 100));
    facts.clear();

    for (int i = 0; i < 3; i++) {
      tell(says(order, ReportedStatus.OPEN, 0), says(order, ReportedStatus.COMPLETE, 100));
    }

    assertThat(facts).isEmpty();
  }

  @Test
  @Tag("B5")
  @Tag("C3")
  void aCancelledOrderKeepsWhatFilledAndBooksOnlyWhatIsNew() {
    send(order);
    tell(says(order, ReportedStatus.OPEN, 30));

    tell(says(order, ReportedStatus.CANCELLED, 50));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 30 at 10.00, 30 in all",
        "filled 20 at 10.00, 50 in all", "closed cancelled with 50");
    assertThat(the(order).open()).isEqualTo(Quantity.ZERO);
  }

  @Test
  @Tag("B6")
  void anyReportWithAHigherCumulativeQuantityIsAFill() {
    send(order);
    tell(placed(order, 1), new Evidence.ModifyAsked(order.tag(), Told.TIGHTER));

    tell(says(order, ReportedStatus.MODIFY_PENDING, 25), says(order, ReportedStatus.CANCELLED, 0));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 25 at 10.00, 25 in all",
        "closed cancelled with 25");
  }

  @Test
  @Tag("B7")
  void anIncrementIsPricedByTheDifferenceOfValuesNotByTheRunningAverage() {
    send(order);

    tell(says(order, ReportedStatus.OPEN, 50, "10"), says(order, ReportedStatus.OPEN, 80, "10.75"));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 50 at 10.00, 50 in all",
        "filled 30 at 12.00, 80 in all");
  }

  @Test
  void aPriceThatDoesNotDivideIsRoundedHalfToEven() {
    send(order);

    tell(trade("t1", 1, 1, "10.0001"), says(order, ReportedStatus.OPEN, 0));
    tell(trade("t2", 1, 1, "10.0002"));

    assertThat(the(order).value()).contains(Money.parse("20.0003"));
    assertThat(the(order).average()).contains(Price.parse("10.0002"));
  }

  @Test
  @Tag("B8")
  void aFillWithoutAPriceHasNoneUntilTradesTellIt() {
    send(order);

    tell(says(order, ReportedStatus.COMPLETE, 100, "0"));
    assertThat(facts).containsExactly("accepted as " + id(1), "filled 100 at ?, 100 in all",
        "closed filled with 100");
    assertThat(the(order).average()).isEmpty();

    tell(trade("t1", 1, 60, "10"), trade("t2", 1, 40, "11"));
    assertThat(the(order).average()).contains(Price.parse("10.40"));
  }

  @Test
  @Tag("B9")
  void completeWithLessThanTheQuantityIsWorking() {
    send(order);

    tell(says(order, ReportedStatus.COMPLETE, 80));
    assertThat(the(order).status().isEnded()).isFalse();
    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.of(20));

    tell(says(order, ReportedStatus.COMPLETE, 100));
    assertThat(facts).endsWith("filled 20 at 10.00, 100 in all", "closed filled with 100");
  }

  @Test
  @Tag("B10")
  void theSameExecutionByStreamBookAndTradesIsBookedOnce() {
    send(order);

    tell(says(order, ReportedStatus.OPEN, 60), trade("t1", 1, 60, "10"),
        new Evidence.Reported(says(order, ReportedStatus.OPEN, 60).report(), Evidence.Source.ORDER_BOOK),
        trade("t1", 1, 60, "10"));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 60 at 10.00, 60 in all");
  }

  @Test
  @Tag("B11")
  void fillsThatShareATradeIdAreTwoFills() {
    send(order);
    tell(placed(order, 1));

    tell(trade("t1", 1, 20, "10"), trade("t1", 1, 30, "10"), trade("t1", 1, 30, "10"));

    assertThat(the(order).filled()).isEqualTo(Quantity.of(50));
  }

  @Test
  @Tag("B13")
  void anOverfillIsBookedAsItIs() {
    send(order);
    tell(says(order, ReportedStatus.COMPLETE, 100));

    tell(says(order, ReportedStatus.COMPLETE, 165));

    assertThat(facts).endsWith("closed filled with 100", "late filled 65 at 10.00, 165 in all");
    assertThat(the(order).open()).isEqualTo(Quantity.ZERO);
  }

  @Test
  @Tag("B17")
  void aCancelAfterARejectionIsAnEcho() {
    send(order);
    tell(says(order, ReportedStatus.REJECTED, 0));

    tell(says(order, ReportedStatus.CANCELLED, 0));

    assertThat(facts).containsExactly("accepted as " + id(1), "closed rejected with 0 for margin");
  }

  @Test
  void aFillThatCrossesTheCancelIsLateAndTheOrderFilled() {
    send(order);
    tell(says(order, ReportedStatus.CANCELLED, 40));

    tell(says(order, ReportedStatus.COMPLETE, 100));

    assertThat(facts).endsWith("closed cancelled with 40", "late filled 60 at 10.00, 100 in all");
    assertThat(the(order).status()).isEqualTo(OrderStatus.FILLED);
  }

  @Test
  @Tag("C1")
  void aTakenCancelRequestIsNoCancellation() {
    send(order);
    tell(placed(order, 1), new Evidence.CancelAsked(order.tag()), new Evidence.CancelTaken(order.tag()));
    assertThat(the(order).status()).isEqualTo(OrderStatus.CANCEL_REQUESTED);

    tell(says(order, ReportedStatus.COMPLETE, 100));

    assertThat(facts).endsWith("filled 100 at 10.00, 100 in all", "closed filled with 100");
  }

  @Test
  @Tag("C2")
  @Tag("C8")
  void aRefusedCancelLeavesTheOrderToBeReadAgain() {
    send(order);
    tell(placed(order, 1), new Evidence.CancelAsked(order.tag()));

    tell(new Evidence.CancelRefused(order.tag(), BrokerRejection.of(RejectionReason.NOT_CHANGEABLE, "not open")));

    assertThat(facts).endsWith("change refused for not-changeable");
    assertThat(the(order).status()).isEqualTo(OrderStatus.ACKNOWLEDGED);
    assertThat(the(order).isInFlight()).isTrue();
  }

  @Test
  @Tag("C6")
  void aHalfThatWasCancelledWhenTheBrokerReplacedTheOrderIsNotItsEnd() {
    send(order);
    tell(placed(order, 1), underId(1, order, ReportedStatus.CANCELLED, 30));

    tell(underId(2, order, ReportedStatus.OPEN, 0));
    assertThat(the(order).status()).isEqualTo(OrderStatus.OPEN);
    assertThat(the(order).ids()).containsExactly(id(1), id(2));

    tell(underId(2, order, ReportedStatus.CANCELLED, 20));
    assertThat(facts).endsWith("filled 20 at 10.00, 50 in all", "closed cancelled with 50");
  }

  @Test
  @Tag("C13")
  void anOrderCancelledWithoutAnExchangeIdIsQuarantined() {
    send(stop);
    tell(placed(stop, 1));

    tell(unlisted(stop, ReportedStatus.CANCELLED));
    assertThat(facts).endsWith("closed cancelled with 0");
    assertThat(ledger.quarantined(KEY, Side.BUY)).isEqualTo(Quantity.of(100));
    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.ZERO);

    tell(says(stop, ReportedStatus.OPEN, 35));
    assertThat(facts).endsWith("triggered", "late filled 35 at 10.00, 35 in all");
    assertThat(ledger.quarantined(KEY, Side.BUY)).isEqualTo(Quantity.of(65));
  }

  @Test
  void theQuarantineEndsWithTheDay() {
    send(stop);
    tell(placed(stop, 1), unlisted(stop, ReportedStatus.CANCELLED));
    facts.clear();

    tell(new Evidence.DayEnded(stop.tag()));

    assertThat(facts).isEmpty();
    assertThat(ledger.quarantined(KEY, Side.BUY)).isEqualTo(Quantity.ZERO);
  }

  @Test
  @Tag("C16")
  void anOldReportOfAnotherIdNeverTakesTheOrderBack() {
    send(order);
    tell(underId(1, order, ReportedStatus.CANCELLED, 0), underId(2, order, ReportedStatus.COMPLETE, 100));

    tell(underId(1, order, ReportedStatus.OPEN, 0));

    assertThat(the(order).status()).isEqualTo(OrderStatus.FILLED);
    assertThat(the(order).filled()).isEqualTo(Quantity.of(100));
  }

  @Test
  @Tag("D11")
  void aStatusNobodyKnowsIsWorking() {
    send(order);

    tell(says(order, ReportedStatus.UNRECOGNISED, 0));

    assertThat(the(order).status()).isEqualTo(OrderStatus.ACKNOWLEDGED);
    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.of(100));
  }

  @Test
  void aRestingStopIsNotInFlightUntilItTriggers() {
    send(stop);
    tell(placed(stop, 1), says(stop, ReportedStatus.TRIGGER_PENDING, 0));
    assertThat(the(stop).isInFlight()).isFalse();

    tell(says(stop, ReportedStatus.OPEN, 0), says(stop, ReportedStatus.TRIGGER_PENDING, 0));

    assertThat(facts).endsWith("triggered");
    assertThat(the(stop).isInFlight()).isTrue();
  }

  @Test
  void aModificationIsDoneOnlyWhenAReportShowsThePrice() {
    send(stop);
    tell(placed(stop, 1), new Evidence.ModifyAsked(stop.tag(), Told.TIGHTER), new Evidence.ModifyTaken(stop.tag()));

    tell(says(stop, ReportedStatus.TRIGGER_PENDING, Told.STOP));
    assertThat(the(stop).status()).isEqualTo(OrderStatus.MODIFY_REQUESTED);
    assertThat(the(stop).price()).isEqualTo(Told.STOP);

    tell(says(stop, ReportedStatus.TRIGGER_PENDING, Told.TIGHTER));
    assertThat(the(stop).status()).isEqualTo(OrderStatus.TRIGGER_PENDING);
    assertThat(the(stop).price()).isEqualTo(Told.TIGHTER);
    assertThat(the(stop).modifications()).isEqualTo(1);
  }

  @Test
  void somebodyWhoReducedTheOrderByHandEndedIt() {
    send(order);
    OrderReport row = says(order, ReportedStatus.COMPLETE, 40).report();

    tell(Told.reported(new OrderReport(row.id(), row.tag(), row.instrument(), row.product(), row.side(),
        Quantity.of(40), row.filled(), row.averagePrice(), row.status(), true, row.price(), row.rejection(),
        row.brokerTime())));

    assertThat(facts).endsWith("closed cancelled with 40");
  }

  @Test
  @Tag("A9")
  @Tag("D9")
  void anIntentFromTheStoreIsUnknownAndWhatCameBeforeItIsBound() {
    tell(says(order, ReportedStatus.OPEN, 35));

    facts.addAll(ledger.restore(ChildOrder.of(order)).stream().map(Told::line).toList());

    assertThat(facts).containsExactly("in doubt", "accepted as " + id(1), "filled 35 at 10.00, 35 in all");
  }

  @Test
  @Tag("D10")
  void anOrderFromTheStoreKeepsWhatItHadFilled() {
    send(order);
    tell(says(order, ReportedStatus.OPEN, 60));
    OrderLedger anew = new OrderLedger(Told.ACCOUNT);

    assertThat(anew.restore(the(order))).isEmpty();

    assertThat(anew.apply(says(order, ReportedStatus.OPEN, 60))).isEmpty();
    assertThat(anew.apply(says(order, ReportedStatus.OPEN, 75)).stream().map(Told::line))
        .containsExactly("filled 15 at 10.00, 75 in all");
  }

  @Test
  void quantitiesOfAKeyAreToldBySideAndCertainty() {
    OrderIntent other = Told.limit(3);
    send(order);
    send(other);
    tell(says(order, ReportedStatus.OPEN, 30), new Evidence.NoAnswer(other.tag(), "timed out"));

    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.of(70));
    assertThat(ledger.unknown(KEY, Side.BUY)).isEqualTo(Quantity.of(100));
    assertThat(ledger.working(KEY, Side.SELL)).isEqualTo(Quantity.ZERO);
    assertThat(ledger.open(KEY)).extracting(ChildOrder::intent).containsExactly(order, other);
    assertThat(ledger.ofOwner(Told.OWNER)).hasSize(2);
    assertThat(ledger.find(id(1))).map(ChildOrder::tag).contains(order.tag());
  }

  @Test
  void aTagIsIntendedOnce() {
    ledger.intend(order);

    assertThatThrownBy(() -> ledger.intend(order)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aForgottenOrderIsAStranger() {
    send(order);
    tell(says(order, ReportedStatus.COMPLETE, 100));
    facts.clear();

    ledger.forget(order.tag());
    tell(says(order, ReportedStatus.COMPLETE, 100), new Evidence.NoAnswer(order.tag(), "timed out"));

    assertThat(facts).isEmpty();
    assertThat(ledger.find(order.tag())).isEmpty();
    assertThat(ledger.all()).isEmpty();
  }

  @Test
  void onlyWhatChangedIsToldToTheStore() {
    send(order);
    tell(placed(order, 1));
    assertThat(ledger.takeChanged()).extracting(ChildOrder::status).containsExactly(OrderStatus.ACKNOWLEDGED);

    tell(placed(order, 1));

    assertThat(ledger.takeChanged()).isEmpty();
  }

  private void send(OrderIntent intent) {
    ledger.intend(intent);
    tell(new Evidence.Sent(intent.tag()));
  }

  private void tell(Evidence... evidence) {
    for (Evidence each : evidence) {
      ledger.apply(each).forEach(fact -> facts.add(Told.line(fact)));
    }
  }

  private ChildOrder the(OrderIntent intent) {
    return ledger.find(intent.tag()).orElseThrow();
  }
}
