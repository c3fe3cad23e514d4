package dev.belay.ledger;

import static dev.belay.ledger.Told.KEY;
import static dev.belay.ledger.Told.id;
import static dev.belay.ledger.Told.placed;
import static dev.belay.ledger.Told.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.money.Quantity;
import dev.belay.order.OrderIntent;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Identity, doubt and restarts of child orders. */
class OrderLedgerTest extends LedgerStory {

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
  @Tag("D11")
  void aStatusNobodyKnowsIsWorking() {
    send(order);

    tell(says(order, ReportedStatus.UNRECOGNISED, 0));

    assertThat(the(order).status()).isEqualTo(OrderStatus.ACKNOWLEDGED);
    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.of(100));
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
  @Tag("B14")
  void anOrderIsHandedToTheBrokerOnce() {
    send(order);

    assertThatThrownBy(() -> ledger.apply(new Evidence.Sent(order.tag())))
        .isInstanceOf(IllegalMoveException.class);
  }

  @Test
  @Tag("B16")
  void twoProductsOfOneSymbolAreTwoPositions() {
    OrderIntent intraday = Told.intraday(3);
    send(order);
    send(intraday);
    tell(says(order, ReportedStatus.OPEN, 30));

    assertThat(ledger.working(KEY, Side.BUY)).isEqualTo(Quantity.of(70));
    assertThat(ledger.working(intraday.key(Told.ACCOUNT), Side.BUY)).isEqualTo(Quantity.of(100));
  }

  @Test
  @Tag("A13")
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
}
