package dev.belay.testkit.market;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.PlaceResult;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.testkit.Draws;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.Script;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The market walks, and orders meet it. */
class PricePathTest {

  private static final InstrumentId PUT = SampleMarket.put(24_000);
  private static final InstrumentId LOWER_PUT = SampleMarket.put(23_800);
  private static final InstrumentId CALL = SampleMarket.call(25_000);
  private static final Price START = Price.parse("24500.00");

  private final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  private final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());

  @Test
  void theSameDrawsMakeTheSamePathAndOthersAnother() {
    assertThat(prices(7)).hasSize(61 * 2).isEqualTo(prices(7)).isNotEqualTo(prices(8));
  }

  @Test
  void oneMoveIsOneMoveForAllContracts() {
    PricePath path = still();
    Price put = last(PUT);
    Price call = last(CALL);
    Price lower = last(LOWER_PUT);
    assertThat(lower.isBelow(put)).isTrue();

    path.gap(-200);

    assertThat(path.spot()).isEqualTo(Price.parse("24010.00"));
    assertThat(last(SampleMarket.FUTURE)).isEqualTo(Price.parse("24010.00"));
    assertThat(last(PUT).isAbove(put)).isTrue();
    assertThat(last(LOWER_PUT).isAbove(lower)).isTrue();
    assertThat(last(CALL).isBelow(call)).isTrue();
    assertThat(last(CALL).isMultipleOf(Price.parse("0.05"))).isTrue();
  }

  @Test
  void aGapPassesOverTheLimitOfAStop() {
    PricePath path = still();
    Price trigger = last(PUT).plus(Price.parse("20.00"));
    place(Side.BUY, new PriceTerms.StopLimit(trigger, trigger.plus(Price.parse("2.00"))));

    path.gap(-200);
    time.advance(Duration.ofSeconds(30));

    assertThat(exchange.log().story()).hasSize(3).last().isEqualTo("#260803000000001 triggered");
    assertThat(exchange.net(PUT)).isEqualTo(Quantity.ZERO);
  }

  @Test
  void aRestingLimitFillsWhenTheMarketComesToIt() {
    PricePath path = still();
    Price limit = last(PUT).plus(Price.parse("10.00"));
    place(Side.SELL, new PriceTerms.Limit(limit));
    path.gap(-10);
    assertThat(exchange.net(PUT)).isEqualTo(Quantity.ZERO);

    path.gap(-100);

    assertThat(exchange.net(PUT)).isEqualTo(Quantity.of(-65));
  }

  @Test
  void nothingTradesWhileTheMarketIsHalted() {
    PricePath path = path(PathStyle.WILD, 3);
    path.halt();
    int before = exchange.log().events().size();

    time.advance(Duration.ofMinutes(5));
    assertThat(exchange.log().events()).hasSize(before);
    path.resume();
    time.advance(Duration.ofSeconds(1));

    assertThat(exchange.log().events().size()).isGreaterThan(before);
  }

  @Test
  void aWildMarketGaps() {
    PricePath path = path(PathStyle.WILD, 3);
    long largest = 0;

    for (int second = 0; second < 300; second++) {
      long before = path.spot().tenThousandths();
      time.advance(Duration.ofSeconds(1));
      largest = Math.max(largest, Math.abs(path.spot().tenThousandths() - before) * 10_000 / before);
    }

    assertThat(largest).isBetween(50L, 200L);
  }

  private PricePath still() {
    return path(new PathStyle(Duration.ofHours(1), 0, 0, 0, 14), 1);
  }

  private PricePath path(PathStyle style, long seed) {
    PricePath path = new PricePath(exchange, time, SampleMarket.catalog(), style, new Draws(seed, "market"));
    path.follow(START, List.of(PUT, LOWER_PUT, CALL, SampleMarket.FUTURE));
    return path;
  }

  private static List<ExchangeEvent> prices(long seed) {
    VirtualTime time = new VirtualTime(SampleMarket.OPEN);
    SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
    new PricePath(exchange, time, SampleMarket.catalog(), PathStyle.WILD, new Draws(seed, "market"))
        .follow(START, List.of(PUT, CALL));
    time.advance(Duration.ofMinutes(1));
    return exchange.log().events();
  }

  private void place(Side side, PriceTerms price) {
    PlaceResult taken = exchange.outsider(new OrderTerms(PUT, Product.NRML, side, SampleMarket.LOT, price),
        Script.fillOnPrice());
    time.advance(Duration.ZERO);
    assertThat(taken.kind()).isEqualTo(PlaceResult.Kind.ACCEPTED);
  }

  private Price last(InstrumentId instrument) {
    Price last = Price.ZERO;
    for (ExchangeEvent event : exchange.log().events()) {
      if (event instanceof ExchangeEvent.Priced priced && priced.instrument().equals(instrument)) {
        last = priced.price();
      }
    }
    return last;
  }
}
