package dev.belay.testkit;

import static dev.belay.testkit.Desk.CALL;
import static dev.belay.testkit.Desk.PUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.broker.BrokerPosition;
import dev.belay.market.Exchange;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What others do to the account. */
class OutsideWorldTest {

  private final Desk desk = new Desk();
  private final OutsideWorld others = desk.exchange.outside();

  @Test
  void theRiskDeskBuysOurShortBack() {
    desk.sell(2, PUT, "90.00");

    others.closes(PUT, Product.NRML, at("95.00"));
    desk.pass(0);

    assertThat(rows()).containsExactly("PUT NRML 0");
    assertThat(desk.exchange.log().story()).endsWith("#260803000000002 BUY 130 NFO:NIFTY2681124000PE @95.00: taken",
        "#260803000000002 opened", "#260803000000002 filled 130 @95.00");
  }

  @Test
  void aPersonSellsAPartOfOurProtection() {
    desk.buy(3, PUT, "40.00");

    others.reduces(PUT, Product.NRML, Desk.units(1), at("41.00"));
    desk.pass(0);

    assertThat(rows()).containsExactly("PUT NRML 130 @40.00");
  }

  @Test
  void nothingCanBeReducedWhereNothingIsOpen() {
    assertThatThrownBy(() -> others.closes(PUT, Product.NRML, at("1.00"))).hasMessage(
        "nothing is open in NFO:NIFTY2681124000PE NRML");
  }

  @Test
  void aConversionMovesThePositionAtItsAverageAndTradesNothing() {
    desk.sell(1, PUT, "90.00");
    desk.sell(1, PUT, "92.00");

    others.converts(PUT, Product.NRML, Product.MIS, Desk.units(2));

    assertThat(rows()).containsExactly("PUT NRML 0", "PUT MIS -130 @91.00");
    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(-130));
    assertThat(desk.answer(desk.broker.trades()).value().orElseThrow()).hasSize(2);
  }

  @Test
  void moreThanIsOpenCannotBeConverted() {
    desk.buy(1, PUT, "90.00");

    assertThatThrownBy(() -> others.converts(PUT, Product.NRML, Product.MIS, Desk.units(2)))
        .hasMessage("no 130 open in NFO:NIFTY2681124000PE NRML");
  }

  @Test
  void theBrokersSquareOffCancelsAndClosesIntradayOrdersOnly() {
    desk.sell(1, CALL, "95.00");
    desk.place(intraday(Side.SELL, "90.00"));
    desk.broker.otherwise(Script.accept());
    desk.place(intraday(Side.BUY, "60.00"));
    desk.exchange.lastPrice(PUT, at("88.00"));

    others.squaresOff(Product.MIS);
    desk.pass(0);

    assertThat(rows()).containsExactly("PUT MIS 0", "CALL NRML -65 @95.00");
    assertThat(desk.exchange.log().story()).endsWith("E0.2 cancelled",
        "#260803000000004 BUY 65 NFO:NIFTY2681124000PE @88.00: taken", "#260803000000004 opened",
        "#260803000000004 filled 65 @88.00");
  }

  @Test
  void aSegmentsSessionEndsWithoutTheOthers() {
    desk.broker.otherwise(Script.accept());
    desk.buy(1, PUT, "90.00");

    others.sessionEnds(Exchange.BFO);
    assertThat(desk.exchange.log().story()).endsWith("E0.0 opened");
    others.sessionEnds(Exchange.NFO);

    assertThat(desk.exchange.log().story()).endsWith("E0.0 lapsed");
  }

  @Test
  void anExpiredContractLeavesNeitherOrderNorPosition() {
    desk.sell(1, PUT, "90.00");
    desk.broker.otherwise(Script.accept());
    desk.buy(1, PUT, "1.00");

    others.expires(PUT, at("0.05"));

    assertThat(rows()).containsExactly("PUT NRML 0");
    assertThat(desk.exchange.log().story()).endsWith("E0.1 lapsed", "NFO:NIFTY2681124000PE -65 settled @0.05");
    assertThat(desk.exchange.log().open()).isEmpty();
    assertThat(new TrueExposure(desk.exchange.log(), SampleMarket.rules()).points()).last()
        .extracting(TrueExposure.Point::naked).isEqualTo(Quantity.ZERO);
  }

  private List<String> rows() {
    return desk.answer(desk.broker.positions()).value().orElseThrow().stream().map(OutsideWorldTest::text)
        .toList();
  }

  private static String text(BrokerPosition row) {
    return (row.instrument().equals(PUT) ? "PUT " : "CALL ") + row.product() + " " + row.net()
        + row.averagePrice().map(price -> " @" + price).orElse("");
  }

  private static OrderTerms intraday(Side side, String limit) {
    return new OrderTerms(PUT, Product.MIS, side, Desk.units(1), new PriceTerms.Limit(at(limit)));
  }

  private static Price at(String price) {
    return Price.parse(price);
  }
}
