package dev.belay.testkit;

import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.CancelResult;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.ReportedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the broker shows of an order before, while and after it is open. */
class OrderStatusTest {

  private final Desk desk = new Desk();
  private final List<ReportedStatus> pushed = new ArrayList<>();

  OrderStatusTest() {
    desk.exchange.listen(report -> pushed.add(report.status()));
  }

  @Test
  void anOrderPassesTheBrokersDesksBeforeItIsOpen() {
    desk.broker.otherwise(Script.fill().passing(BrokerStatus.VALIDATION_PENDING, Duration.ofMillis(40))
        .passing(BrokerStatus.OPEN_PENDING, Duration.ofMillis(10)));

    desk.buy(1, PUT, "12.50");
    desk.pass(100);

    assertThat(desk.exchange.log().timeline(SampleMarket.OPEN)).containsExactly(
        "     0 ms  E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken",
        "     0 ms  E0.0 shown as VALIDATION PENDING",
        "    40 ms  E0.0 shown as OPEN PENDING",
        "    50 ms  E0.0 opened",
        "    50 ms  E0.0 filled 65 @12.50");
    assertThat(pushed).containsExactly(ReportedStatus.TRANSIT, ReportedStatus.TRANSIT, ReportedStatus.TRANSIT,
        ReportedStatus.OPEN, ReportedStatus.COMPLETE);
  }

  @Test
  void anOrderMayHangInTheRiskCheckAndCannotBeCancelledThere() {
    desk.broker.otherwise(Script.fill().stuckIn(BrokerStatus.RECEIVED));
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    desk.time.advance(Duration.ofMinutes(90));
    CancelResult cancel = desk.answer(desk.broker.cancelOrder(id));

    assertThat(cancel.kind()).isEqualTo(CancelResult.Kind.REFUSED);
    assertThat(row(id).status()).isEqualTo(ReportedStatus.TRANSIT);
    assertThat(desk.exchange.log().story()).containsExactly("E0.0 BUY 65 NFO:NIFTY2681124000PE @12.50: taken",
        "E0.0 shown as PUT ORDER REQ RECEIVED", "E0.0 cancel refused");
  }

  @Test
  void anOrderThatHangsLapsesWithTheDay() {
    desk.broker.otherwise(Script.fill().stuckIn(BrokerStatus.AFTER_MARKET));
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    desk.exchange.endOfDay();
    desk.pass(1000);

    assertThat(row(id).status()).isEqualTo(ReportedStatus.LAPSED);
  }

  @Test
  void anOpenOrderMayShowWordsThatNobodyKnowsAndGoesOnTrading() {
    desk.broker.otherwise(Script.accept().fillUpTo(1, 2).thenShow(BrokerStatus.UNHEARD_OF)
        .after(Duration.ofSeconds(30)).thenFill());

    BrokerOrderId id = desk.bought(2, PUT, "12.50");
    desk.pass(1000);
    OrderReport meanwhile = row(id);
    desk.pass(30_000);

    assertThat(meanwhile.status()).isEqualTo(ReportedStatus.UNRECOGNISED);
    assertThat(meanwhile.filled()).isEqualTo(Desk.units(1));
    assertThat(row(id).status()).isEqualTo(ReportedStatus.COMPLETE);
  }

  @Test
  void anOrderOfUnknownStatusCanBeCancelled() {
    desk.broker.otherwise(Script.accept().thenShow(BrokerStatus.UNHEARD_OF));
    BrokerOrderId id = desk.bought(1, PUT, "12.50");

    CancelResult cancel = desk.answer(desk.broker.cancelOrder(id));

    assertThat(cancel.kind()).isEqualTo(CancelResult.Kind.REQUESTED);
    assertThat(row(id).status()).isEqualTo(ReportedStatus.CANCELLED);
  }

  private OrderReport row(BrokerOrderId id) {
    return desk.answer(desk.broker.orders()).value().orElseThrow().stream()
        .filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }
}
