package dev.belay.ledger;

import static dev.belay.ledger.Told.KEY;
import static dev.belay.ledger.Told.claims;
import static dev.belay.ledger.Told.id;
import static dev.belay.ledger.Told.placed;
import static dev.belay.ledger.Told.says;
import static dev.belay.ledger.Told.trade;
import static dev.belay.ledger.Told.untagged;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fills: counted once, priced by what they cost, booked whenever they come. */
class FillsTest extends LedgerStory {

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
  @Tag("A16")
  void completeWithoutAnExchangeIdIsAClaimAndNoFill() {
    send(order);

    tell(claims(order));

    assertThat(facts).containsExactly("accepted as " + id(1));
    assertThat(the(order).filled()).isEqualTo(Quantity.ZERO);
    assertThat(the(order).claimed()).isEqualTo(Quantity.of(100));
    assertThat(the(order).open()).isEqualTo(Quantity.of(100));
    assertThat(the(order).isInFlight()).isTrue();
  }

  @Test
  @Tag("A16")
  void aClaimIsProvedByTradesByAReportWithTheIdOrByThePosition() {
    for (Evidence proof : List.of(trade("t1", 1, 100, "10"), says(order, ReportedStatus.COMPLETE, 100),
        new Evidence.PositionMoved(order.tag()))) {
      OrderLedger one = new OrderLedger(Told.ACCOUNT);
      one.intend(order);
      List<Evidence> all = List.of(new Evidence.Sent(order.tag()), claims(order), proof, claims(order));

      all.forEach(one::apply);

      ChildOrder proved = one.find(order.tag()).orElseThrow();
      assertThat(proved.status()).isEqualTo(OrderStatus.FILLED);
      assertThat(proved.filled()).isEqualTo(Quantity.of(100));
      assertThat(proved.claimed()).isEqualTo(Quantity.ZERO);
    }
  }

  @Test
  @Tag("A16")
  void aClaimThatTheExchangeContradictsWasNeverAFill() {
    send(order);

    tell(claims(order), says(order, ReportedStatus.OPEN, 0), says(order, ReportedStatus.CANCELLED, 40));

    assertThat(facts).containsExactly("accepted as " + id(1), "filled 40 at 10.00, 40 in all",
        "closed cancelled with 40");
  }

  @Test
  @Tag("A16")
  void anOrderWithoutAClaimIsNotFilledByAPosition() {
    send(order);

    tell(placed(order, 1), new Evidence.PositionMoved(order.tag()));

    assertThat(facts).containsExactly("accepted as " + id(1));
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
    assertThat(facts).endsWith("closed filled with 100", "priced 100 at 10.40");
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
}
