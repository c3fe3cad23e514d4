package dev.belay.testkit;

import static dev.belay.testkit.Desk.PUT;
import static dev.belay.testkit.Desk.limit;
import static dev.belay.testkit.Desk.stop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerRead;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.ReadFailure;
import dev.belay.broker.RequestLimits;
import dev.belay.market.Exchange;
import dev.belay.market.InstrumentId;
import dev.belay.market.PriceBand;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExchangeRulesTest {

  private final Desk desk = new Desk();

  @Test
  void theProfileHasANameAndADate() {
    assertThat(SampleMarket.rules().name()).isEqualTo("india-2026-08");
    assertThat(SampleMarket.rules().from()).isEqualTo(LocalDate.of(2026, 8, 3));
    assertThat(SampleMarket.rules().without(ExchangeRules.Rule.TICK).name()).isEqualTo("india-2026-08-no-TICK");
  }

  @Test
  void anUnknownContractIsRefusedAtOnce() {
    assertThat(refusal(limit(Side.BUY, 1, new InstrumentId(Exchange.NFO, "NIFTY"), "1.00")).reason())
        .isEqualTo(RejectionReason.INSTRUMENT);
  }

  @Test
  void nothingIsTakenWhileTheSegmentIsClosed() {
    desk.time.advance(Duration.ofHours(6));

    assertThat(refusal(limit(Side.BUY, 1, PUT, "1.00")).reason()).isEqualTo(RejectionReason.SESSION);
  }

  @Test
  void aBrokenLotIsRefusedAtOnce() {
    OrderTerms odd = new OrderTerms(PUT, Product.NRML, Side.BUY, Quantity.of(66),
        new PriceTerms.Limit(Price.parse("1.00")));

    assertThat(refusal(odd).text()).isEqualTo("66 is no multiple of the lot 65");
  }

  @Test
  void aPriceOffTheTickIsRefusedAtOnce() {
    assertThat(refusal(limit(Side.BUY, 1, PUT, "1.02")).text()).isEqualTo("price off the tick 0.05");
    assertThat(refusal(stop(Side.BUY, 1, PUT, "1.01", "1.05")).text()).isEqualTo("price off the tick 0.05");
  }

  @Test
  void moreThanTheFreezeQuantityIsRefusedWithTheLargestOrder() {
    BrokerRejection refusal = refusal(limit(Side.BUY, 28, PUT, "1.00"));

    assertThat(refusal.reason()).isEqualTo(RejectionReason.FREEZE_QUANTITY);
    assertThat(refusal.freezeLimit()).contains(Quantity.of(1755));
    assertThat(desk.buy(27, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  @Test
  void aStopWhoseLimitCannotFillIsRefusedAtOnce() {
    assertThat(refusal(stop(Side.BUY, 1, PUT, "15.00", "14.95")).reason()).isEqualTo(RejectionReason.MALFORMED);
    assertThat(refusal(stop(Side.SELL, 1, PUT, "15.00", "15.05")).reason()).isEqualTo(RejectionReason.MALFORMED);
  }

  @Test
  void aProtectedMarketOrderNeedsALastPrice() {
    OrderTerms market = new OrderTerms(PUT, Product.NRML, Side.BUY, Quantity.of(65),
        new PriceTerms.ProtectedMarket(BigDecimal.ONE));

    assertThat(refusal(market).reason()).isEqualTo(RejectionReason.PROTECTION);
    desk.buy(1, PUT, "12.00");
    assertThat(desk.place(market).kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  @Test
  void aStopTooFarFromItsTriggerIsRejectedByTheExchange() {
    assertThat(rejection(stop(Side.BUY, 1, PUT, "15.00", "25.05"))).isEqualTo(RejectionReason.STOP_GAP);
    assertThat(rejection(stop(Side.BUY, 1, PUT, "100.00", "120.05"))).isEqualTo(RejectionReason.STOP_GAP);

    desk.broker.otherwise(Script.accept());
    desk.place(stop(Side.BUY, 1, PUT, "100.00", "120.00"));
    assertThat(desk.exchange.log().story()).endsWith("E0.2 opened");
  }

  @Test
  void aPriceOutsideTheBandIsRejectedByTheExchange() {
    desk.exchange.band(PUT, new PriceBand(Price.parse("5.00"), Price.parse("20.00")));

    assertThat(rejection(limit(Side.BUY, 1, PUT, "20.05"))).isEqualTo(RejectionReason.PRICE_BAND);
    desk.buy(1, PUT, "20.00");
    assertThat(desk.exchange.net(PUT)).isEqualTo(Quantity.of(65));
  }

  @Test
  void requestsBeyondTheLimitsAreRefusedWhereTheRulesCount() {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    Desk counted = new Desk(time, new SimulatedExchange(time, SampleMarket.rules()
        .with(new RequestLimits(2, 4, 5, 1, 25)).enforcingRequestLimits()));

    assertThat(counted.buy(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(counted.buy(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(reason(counted.buy(1, PUT, "1.00"))).isEqualTo(RejectionReason.RATE);
    counted.pass(1000);
    assertThat(counted.buy(1, PUT, "1.00").kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
    assertThat(reason(counted.buy(1, PUT, "1.00"))).isEqualTo(RejectionReason.REQUEST_LIMIT);
    counted.pass(60_000);
    assertThat(reason(counted.buy(1, PUT, "1.00"))).isEqualTo(RejectionReason.REQUEST_LIMIT);

    assertThat(counted.answer(counted.broker.trades()).value()).isPresent();
    assertThat(counted.answer(counted.broker.trades()))
        .isEqualTo(new BrokerRead.Failed<>(ReadFailure.RATE, "Too many requests"));
  }

  private static RejectionReason reason(PlaceResult refused) {
    return ((PlaceResult.Refused) refused).rejection().reason();
  }

  private BrokerRejection refusal(OrderTerms terms) {
    return ((PlaceResult.Refused) desk.place(terms)).rejection();
  }

  /** The reason of an order that got an id and was rejected then. */
  private RejectionReason rejection(OrderTerms terms) {
    PlaceResult.Accepted taken = (PlaceResult.Accepted) desk.place(terms);
    return desk.exchange.book().find(taken.id()).orElseThrow().rejection().orElseThrow().reason();
  }
}
