package dev.belay.ledger;

import static dev.belay.ledger.Told.KEY;
import static dev.belay.ledger.Told.id;
import static dev.belay.ledger.Told.placed;
import static dev.belay.ledger.Told.says;
import static dev.belay.ledger.Told.underId;
import static dev.belay.ledger.Told.unlisted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.RejectionReason;
import dev.belay.order.ReportedStatus;
import dev.belay.order.Side;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Cancels, modifications and ends: believed only when a report shows them. */
class ChangesTest extends LedgerStory {

  private final OrderIntent stop = Told.stop(2);

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
    tell(placed(stop, 1), says(stop, ReportedStatus.TRIGGER_PENDING, 0));
    tell(new Evidence.ModifyAsked(stop.tag(), Told.TIGHTER), new Evidence.ModifyTaken(stop.tag()));

    tell(says(stop, ReportedStatus.TRIGGER_PENDING, Told.STOP));
    assertThat(the(stop).status()).isEqualTo(OrderStatus.MODIFY_REQUESTED);
    assertThat(the(stop).price()).isEqualTo(Told.STOP);

    tell(says(stop, ReportedStatus.TRIGGER_PENDING, Told.TIGHTER));
    assertThat(the(stop).status()).isEqualTo(OrderStatus.TRIGGER_PENDING);
    assertThat(the(stop).price()).isEqualTo(Told.TIGHTER);
    assertThat(the(stop).modifications()).isEqualTo(1);
    assertThat(facts).endsWith("shown at " + Told.STOP, "shown at " + Told.TIGHTER);
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
}
