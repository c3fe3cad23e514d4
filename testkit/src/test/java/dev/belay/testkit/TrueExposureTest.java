package dev.belay.testkit;

import static dev.belay.testkit.SampleMarket.FAR;
import static dev.belay.testkit.SampleMarket.FUTURE;
import static dev.belay.testkit.SampleMarket.NEAR;
import static dev.belay.testkit.SampleMarket.call;
import static dev.belay.testkit.SampleMarket.option;
import static dev.belay.testkit.SampleMarket.put;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.Side;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrueExposureTest {

  private final Desk desk = new Desk();

  @Test
  void aLongOptionCoversAShortOneAtAnyStrike() {
    desk.buy(1, put(23_500), "5.00");
    desk.sell(1, put(24_500), "50.00");

    assertThat(naked()).isZero();
    assertThat(exposure().naked()).isEmpty();
  }

  @Test
  void aCallCoversNoPutAndAnEarlierExpiryCoversNothing() {
    desk.buy(1, call(25_000), "5.00");
    desk.sell(1, put(24_500), "50.00");
    assertThat(naked()).isEqualTo(65);

    desk.buy(1, put(24_000), "5.00");
    desk.sell(1, option(FAR, 24_500, InstrumentKind.PUT), "70.00");
    assertThat(naked()).isEqualTo(65);
    desk.buy(1, option(FAR, 24_000, InstrumentKind.PUT), "7.00");
    assertThat(naked()).isZero();
  }

  @Test
  void futuresCoverShortOptionsOnTheirSide() {
    desk.sell(1, call(25_000), "50.00");
    desk.buy(1, FUTURE, "24500.00");
    assertThat(naked()).isZero();

    desk.sell(1, put(24_000), "50.00");
    assertThat(naked()).isEqualTo(65);
    desk.sell(2, FUTURE, "24500.00");
    assertThat(naked()).isEqualTo(65);
  }

  @Test
  void coverIsUsedOnceAndUnitForUnit() {
    desk.buy(2, put(24_000), "5.00");
    desk.sell(3, put(24_500), "50.00");
    desk.sell(1, option(NEAR, 24_400, InstrumentKind.PUT), "40.00");

    assertThat(naked()).isEqualTo(2 * 65);
  }

  @Test
  void momentsOfNakednessAreSeenAlthoughTheyPassed() {
    desk.sell(1, put(24_500), "50.00");
    desk.pass(250);
    desk.buy(1, put(24_000), "5.00");

    assertThat(naked()).isZero();
    assertThat(exposure().naked()).extracting(TrueExposure.Point::at)
        .containsOnly(SampleMarket.OPEN, SampleMarket.OPEN.plusMillis(250));
    assertThat(exposure().nakedAtTheEnd()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void aWorkingSaleIsARiskBeforeItFills() {
    desk.broker.otherwise(Script.accept());
    BrokerOrderId short1 = desk.sold(1, put(24_500), "50.00");
    assertThat(exposure().naked()).isEmpty();
    assertThat(exposure().risked()).hasSize(1);

    desk.answer(desk.broker.cancelOrder(short1));
    assertThat(last().worst()).isEqualTo(Quantity.ZERO);
  }

  @Test
  void sellingTheCoverOfAnOpenShortIsARisk() {
    desk.buy(1, put(24_000), "5.00");
    desk.sell(1, put(24_500), "50.00");
    desk.broker.otherwise(Script.accept());

    desk.sell(1, put(24_000), "4.00");

    assertThat(last().naked()).isEqualTo(Quantity.ZERO);
    assertThat(last().worst()).isEqualTo(Quantity.of(65));
  }

  @Test
  void whatOthersHoldCoversNoShortOfOurs() {
    desk.exchange.outsider(Desk.limit(Side.BUY, 1, put(24_000), "5.00"), Script.fill());
    desk.sell(1, put(24_500), "50.00");

    assertThat(naked()).isEqualTo(65);
    assertThat(exposure().open(new GroupId(1))).containsOnlyKeys(put(24_500));
    assertThat(exposure().open(new GroupId(2))).isEmpty();
  }

  @Test
  void aFillAfterACancellationCounts() {
    desk.broker.otherwise(Script.accept().fillsAfterCancel(Duration.ofMillis(10)));
    InstrumentId sold = put(24_500);
    desk.answer(desk.broker.cancelOrder(desk.sold(1, sold, "50.00")));
    assertThat(naked()).isZero();

    desk.pass(10);

    assertThat(naked()).isEqualTo(65);
  }

  @Test
  void aLateSaleIsExcusedUntilItHasLastedTooLong() {
    soldLate();
    desk.pass(1_000);
    desk.broker.otherwise(Script.fill());
    desk.buy(1, put(24_500), "50.00");

    assertThat(exposure().risked()).isNotEmpty();
    assertThat(exposure().riskedBeyondLateSales(Duration.ofSeconds(2))).extracting(TrueExposure.Point::late)
        .containsExactly(Quantity.ZERO); // the order while it worked: that one we sent
    assertThat(exposure().riskedBeyondLateSales(Duration.ofMillis(500))).hasSizeGreaterThan(1);
  }

  @Test
  void aLateSaleExcusesNoOther() {
    soldLate();
    desk.broker.otherwise(Script.fill());
    desk.sell(1, put(24_400), "40.00");

    assertThat(exposure().riskedBeyondLateSales(Duration.ofSeconds(2))).last()
        .extracting(TrueExposure.Point::naked).isEqualTo(Quantity.of(130));
  }

  private void soldLate() {
    desk.broker.otherwise(Script.accept().fillsAfterCancel(Duration.ofMillis(10)));
    desk.answer(desk.broker.cancelOrder(desk.sold(1, put(24_500), "50.00")));
    desk.pass(10);
    assertThat(naked()).isEqualTo(65);
  }

  private TrueExposure exposure() {
    return new TrueExposure(desk.exchange.log(), SampleMarket.rules());
  }

  private TrueExposure.Point last() {
    return exposure().points().get(exposure().points().size() - 1);
  }

  private long naked() {
    return last().naked().units();
  }
}
