package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.MarginParts;
import dev.belay.exposure.DeclaredNaked;
import dev.belay.market.ContractRules;
import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.Leg;
import dev.belay.plan.LegRole;
import dev.belay.plan.PriceLadder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The algebra of baskets that brokers have published, to the paisa; sources and dates in docs/margin.md. */
class PublishedBasketsTest {

  /** The broker's own sample: SELL 75 20600CE @35.65, BUY 75 20700CE @6.95. */
  @Test
  void theBrokersSampleAddsUpAndHoldsWhatItsPremiumCreditHides() {
    BasketMargin sample = new BasketMargin(parts("66832.5", "29151.225", "521.25"),
        parts("7788", "29151.225", "-2152.5"),
        List.of(parts("66832.5", "29151.225", "0"), parts("0", "0", "521.25")));

    assertThat(sample.initial().total()).isEqualTo(Money.parse("96504.975"));
    assertThat(sample.settled().total()).isEqualTo(Money.parse("34786.725"));
    assertThat(sample.orders()).extracting(MarginParts::total)
        .containsExactly(Money.parse("95983.725"), Money.parse("521.25"));
    BrokerBasket basket = basket(sell(75, "35.65"), buy(75, "6.95"));
    assertThat(basket.objection(sample, 0)).isEmpty();
    assertThat(basket.hold(sample)).isEqualTo(Money.parse("37460.475"));
    // the exposure is 2 % of the underlying's price
    assertThat(29_151.225 / 75 / 0.02).isCloseTo(19_434.15, within(1e-9));
  }

  /** A live answer of the order margins: BUY 25900CE @155.45, SELL 25700CE @232.05, 75 each. */
  @Test
  void orderMarginsGiveAShortNoCreditForItsHedge() {
    MarginParts bought = parts("0", "0", "11658.75");
    MarginParts sold = parts("159005.25", "38523", "0");

    assertThat(bought.total()).isEqualTo(Price.parse("155.45").times(Quantity.of(75)));
    assertThat(sold.total()).isEqualTo(Money.parse("197528.25"));
    assertThat(38_523 / 75.0 / 0.02).isCloseTo(25_682, within(1e-9));
  }

  /** The broker's page: bull spread 15500/15700, required 120,104.55, final 29,422.05. */
  @Test
  void whatAHedgedBasketHoldsIsWhatTheBrokerRequiresAndNotItsFinalFigure() {
    Money soldPremium = Money.parse("90682.5");
    Money boughtPremium = Money.parse("100750.55");
    Money hedgedShort = Money.parse("19354");
    BasketMargin page = new BasketMargin(
        MarginParts.of(hedgedShort, Money.ZERO, boughtPremium, Money.ZERO),
        MarginParts.of(hedgedShort, Money.ZERO, boughtPremium.minus(soldPremium), Money.ZERO),
        List.of(MarginParts.of(Money.ZERO, Money.ZERO, boughtPremium, Money.ZERO),
            MarginParts.of(hedgedShort, Money.ZERO, Money.ZERO, Money.ZERO)));

    assertThat(page.initial().total()).isEqualTo(Money.parse("120104.55"));
    assertThat(page.settled().total()).isEqualTo(Money.parse("29422.05"));
    assertThat(page.initial().total().minus(soldPremium)).isEqualTo(page.settled().total());
    BrokerBasket basket = basket(buy(75, "1.00"), sell(75, "1.00"));
    assertThat(basket.objection(page, 0)).isEmpty();
    assertThat(basket.hold(page)).isEqualTo(Money.parse("120104.55"));
  }

  /** A straddle: spans 179,780 and 0, initial 258,139, final 191,119; asked one by one 429,255. */
  @Test
  @Tag("E18")
  void aStraddleHoldsItsBasketsMarginAndNotTheSumOfItsOrders() {
    Money exposureOfOne = Money.parse("39179.5");
    BasketMargin straddle = new BasketMargin(
        MarginParts.of(Money.parse("179780"), exposureOfOne.times(2), Money.ZERO, Money.ZERO),
        MarginParts.of(Money.parse("179780"), exposureOfOne.times(2), Money.parse("-67020"), Money.ZERO),
        List.of(MarginParts.of(Money.parse("179780"), exposureOfOne, Money.ZERO, Money.ZERO),
            MarginParts.of(Money.ZERO, exposureOfOne, Money.ZERO, Money.ZERO)));

    BrokerBasket basket = basket(sell(75, "446.80"), sell(75, "446.80"));

    assertThat(straddle.initial().total()).isEqualTo(Money.rupees(258_139));
    assertThat(straddle.settled().total()).isEqualTo(Money.rupees(191_119));
    assertThat(straddle.initial().total().minus(straddle.settled().total())).isEqualTo(Money.rupees(67_020));
    assertThat(basket.objection(straddle, 0)).isEmpty();
    assertThat(basket.hold(straddle)).isEqualTo(Money.rupees(258_139)).isLessThan(Money.rupees(429_255));
  }

  private static MarginParts parts(String span, String exposure, String premium) {
    return MarginParts.of(Money.parse(span), Money.parse(exposure), Money.parse(premium), Money.ZERO);
  }

  private record Order(Side side, int units, String price) {}

  private static Order buy(int units, String price) {
    return new Order(Side.BUY, units, price);
  }

  private static Order sell(int units, String price) {
    return new Order(Side.SELL, units, price);
  }

  private static BrokerBasket basket(Order... orders) {
    List<Leg> legs = new ArrayList<>();
    for (Order each : orders) {
      Instrument option = new Instrument(new InstrumentId(Exchange.NFO, "NIFTY" + legs.size()), InstrumentKind.CALL,
          Nifty.NIFTY, Optional.of(Price.parse("20600")), Optional.of(LocalDate.of(2026, 1, 27)),
          new ContractRules(LocalDate.of(2020, 1, 1), Quantity.of(each.units()), Price.parse("0.05"),
              Optional.empty()));
      legs.add(new Leg(new LegId(legs.size()), option, each.side(), Quantity.of(each.units()),
          each.side() == Side.BUY ? LegRole.PROTECTION : LegRole.RISK, 0, PriceLadder.at(Price.parse(each.price()))));
    }
    ExecutionPlan plan = new ExecutionPlan(new GroupId(1), new RequestKey("k"), new StrategyId("s"),
        new AccountId("A"), Product.NRML, 1, GroupPolicy.DEFAULT, legs, DeclaredNaked.none(), NOW.wall());
    return new BrokerBasket(MarginQuestion.of(plan, NOW), legs);
  }
}
