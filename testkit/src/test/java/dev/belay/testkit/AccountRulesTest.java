package dev.belay.testkit;

import static dev.belay.testkit.Desk.CALL;
import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.testkit.ExchangeRules.Rule;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Refusals for want of money, of other products, and of other times. */
class AccountRulesTest {

  private final MarginDesk margins = MarginDesk.perShortUnit(Money.rupees(1_000));

  @Test
  void whatTheAccountCannotBearIsRefusedInTheBrokersWords() {
    Desk desk = desk(100_000, SampleMarket.rules().with(Rule.MARGIN));

    desk.sell(1, PUT, "90.00");
    BrokerRejection refusal = refusal(desk.sell(1, CALL, "90.00"));

    assertThat(refusal.reason()).isEqualTo(RejectionReason.MARGIN);
    assertThat(refusal.text())
        .isEqualTo("Insufficient funds. Required margin is 65000.00 but available margin is 40850.00.");
  }

  @Test
  void aWorkingOrderTakesItsMarginToo() {
    Desk desk = desk(100_000, SampleMarket.rules().with(Rule.MARGIN));
    desk.broker.otherwise(Script.accept());

    desk.sell(1, PUT, "90.00");

    assertThat(refusal(desk.sell(1, CALL, "90.00")).reason()).isEqualTo(RejectionReason.MARGIN);
  }

  @Test
  void aBuyBackFreesMarginAndIsTaken() {
    Desk desk = desk(66_000, SampleMarket.rules().with(Rule.MARGIN));

    desk.sell(1, PUT, "90.00");

    assertThat(desk.buy(1, PUT, "95.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  @Test
  void onTheMorningOnWhichMarginsRiseEvenExitsAreRefused() {
    Desk desk = desk(70_000, SampleMarket.rules().with(Rule.MARGIN).with(Rule.NEGATIVE_MARGIN));
    desk.sell(1, PUT, "90.00");

    desk.exchange.margins(margins.percent(130));
    PlaceResult exit = desk.buy(1, PUT, "95.00");
    desk.exchange.margins(margins);
    PlaceResult later = desk.buy(1, PUT, "95.00");

    assertThat(refusal(exit).text())
        .isEqualTo("Insufficient funds. Required margin is 0.00 but available margin is -8650.00.");
    assertThat(later.kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  @Test
  void optionsAreNotTakenForDelivery() {
    Desk desk = desk(100_000, SampleMarket.rules());

    BrokerRejection refusal = refusal(desk.place(new OrderTerms(PUT, Product.CNC, Side.BUY, Desk.units(1),
        new PriceTerms.Limit(Price.parse("1.00")))));

    assertThat(refusal.reason()).isEqualTo(RejectionReason.PRODUCT);
    assertThat(refusal.text()).isEqualTo("CNC orders are not allowed in NFO");
  }

  @Test
  void theProfileOfFormerTimesHasFewerRequestsAndNoLargestStopGap() {
    ExchangeRules former = ExchangeRules.india2025(SampleMarket.catalog(), SampleMarket.calendar());
    Desk desk = desk(100_000, former);
    desk.broker.otherwise(Script.accept());

    desk.place(Desk.stop(Side.BUY, 1, PUT, "15.00", "25.05"));

    assertThat(desk.exchange.log().story()).endsWith("E0.0 opened");
    assertThat(former.name()).isEqualTo("india-2025-10");
    assertThat(former.from()).isEqualTo(LocalDate.of(2025, 10, 1));
    assertThat(former.limits().ordersPerMinute()).isEqualTo(200);
  }

  private Desk desk(long rupees, ExchangeRules rules) {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    Desk desk = new Desk(time, new SimulatedExchange(time, rules));
    desk.exchange.money(Money.rupees(rupees), margins);
    return desk;
  }

  private static BrokerRejection refusal(PlaceResult result) {
    return ((PlaceResult.Refused) result).rejection();
  }
}
