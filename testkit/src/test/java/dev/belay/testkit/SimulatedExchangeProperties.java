package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerPosition;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is scripted, the exchange's books agree with each other and repeat from the seed. */
class SimulatedExchangeProperties {

  @Property(tries = 60)
  void theSameSeedMakesTheSameLog(@ForAll long seed) {
    assertThat(run(seed).exchange.log()).isEqualTo(run(seed).exchange.log());
  }

  @Property(tries = 60)
  void tradesAddUpToOrdersAndToPositions(@ForAll long seed) {
    Desk desk = run(seed);
    List<OrderReport> orders = desk.exchange.views().orders(desk.time.wall());
    List<TradeReport> trades = desk.exchange.views().trades(desk.time.wall());

    for (OrderReport order : orders) {
      assertThat(sum(trades.stream().filter(each -> each.order().equals(order.id()))
          .map(TradeReport::quantity).toList())).isEqualTo(order.filled());
    }
    for (BrokerPosition position : desk.exchange.positions()) {
      assertThat(sum(trades.stream().filter(each -> each.instrument().equals(position.instrument()))
          .map(each -> each.side().signed(each.quantity())).toList())).isEqualTo(position.net());
    }
  }

  @Property(tries = 60)
  void whatFilledIsNeverTakenBack(@ForAll long seed) {
    Desk desk = run(seed);

    for (OrderReport order : desk.exchange.views().orders(desk.time.wall())) {
      assertThat(desk.exchange.views().history(order.id(), desk.time.wall()))
          .extracting(OrderReport::filled).isSorted();
    }
  }

  @Property(tries = 60)
  void everyEventComesBackFromItsText(@ForAll long seed) {
    assertThat(run(seed).exchange.log().events())
        .allSatisfy(event -> assertThat(EventText.read(EventText.write(event))).isEqualTo(event));
  }

  private static Desk run(long seed) {
    Draws draws = new Draws(seed, "test");
    Desk desk = new Desk();
    desk.exchange.latency(Latency.TYPICAL);
    for (int i = 0; i < 20; i++) {
      desk.broker.otherwise(script(draws));
      Side side = draws.chance("side", 500) ? Side.BUY : Side.SELL;
      String price = "1" + draws.below("price", 10) + ".50";
      desk.place(draws.chance("stop", 200)
          ? Desk.stop(side, 1 + draws.below("lots", 5), Desk.PUT, price, price)
          : Desk.limit(side, 1 + draws.below("lots", 5), Desk.PUT, price));
      desk.pass(draws.below("pause", 400));
      disturb(desk, draws);
    }
    desk.pass(60_000);
    return desk;
  }

  private static void disturb(Desk desk, Draws draws) {
    desk.exchange.lastPrice(Desk.PUT, Price.parse("1" + draws.below("market", 10) + ".00"));
    BrokerOrderId any = new BrokerOrderId(String.format(Locale.ROOT, "260803%09d", 1 + draws.below("which", 20)));
    if (draws.chance("cancel", 300)) {
      desk.answer(desk.broker.cancelOrder(any));
    }
    if (draws.chance("modify", 300)) {
      desk.answer(desk.broker.modifyOrder(any, new PriceTerms.Limit(Price.parse("15.00"))));
    }
  }

  private static Script script(Draws draws) {
    Duration some = Duration.ofMillis(draws.below("some", 3000));
    Script base = switch (draws.below("fills", 6)) {
      case 0 -> Script.accept();
      case 1 -> Script.fill();
      case 2 -> Script.accept().after(some).fillInParts(3, some);
      case 3 -> Script.fillOnPrice();
      case 4 -> Script.accept().fillUpTo(1, 2).after(some).thenFillOnPrice();
      default -> Script.accept().fillUpTo(3, 2);
    };
    return switch (draws.below("trouble", 8)) {
      case 0 -> Script.reject(RejectionReason.MARGIN, "none");
      case 1 -> base.rejectAfter(some, RejectionReason.PRICE_BAND, "out");
      case 2 -> base.loseAnswer().cancelTakes(some);
      case 3 -> Script.lost();
      case 4 -> base.cancelLosesToFill().fillOnceModified();
      case 5 -> base.fillsAfterCancel(some);
      case 6 -> base.arriveAfter(some).answerAfter(some);
      default -> base;
    };
  }

  private static Quantity sum(List<Quantity> quantities) {
    return quantities.stream().reduce(Quantity.ZERO, Quantity::plus);
  }
}
