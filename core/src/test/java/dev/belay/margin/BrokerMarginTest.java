package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static dev.belay.margin.Nifty.buy;
import static dev.belay.margin.Nifty.call;
import static dev.belay.margin.Nifty.plan;
import static dev.belay.margin.Nifty.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.MarginParts;
import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the broker is asked, what its answers mean, and which of them nobody should believe. */
class BrokerMarginTest {

  private static final long SPAN = 120_000;
  private static final long EXPOSURE = 30_000;
  private final MarginQuestion condor = MarginQuestion.of(Nifty.ironCondor(), NOW);

  @Test
  @Tag("E18")
  void threeQuestionsAreEnoughForAnyNumberOfLegs() {
    AskedBroker broker = AskedBroker.blocking(SPAN, EXPOSURE);

    new BrokerMargin(broker).prepare(condor);

    assertThat(broker.asked).extracting(BrokerMarginTest::legs).containsExactly(
        "+24800CE +23200PE -24500CE -23500PE", "+24800CE +23200PE -24500CE", "-24500CE -23500PE");
  }

  @Test
  void aSingleShortIsOneQuestionAndPurchasesAloneAreNone() {
    AskedBroker broker = AskedBroker.blocking(SPAN, EXPOSURE);
    BrokerMargin margin = new BrokerMargin(broker);

    margin.prepare(MarginQuestion.of(plan(sell(call(24_500), "24.00")), NOW));
    margin.prepare(MarginQuestion.of(plan(buy(call(24_800), "5.00")), NOW));

    assertThat(broker.asked).extracting(BrokerMarginTest::legs).containsExactly("-24500CE");
  }

  @Test
  void thePremiumOfASaleIsNeverCreditedAndThatOfAPurchaseIsPaid() {
    MarginModel model = FixedMarginTest.model(new BrokerMargin(AskedBroker.blocking(SPAN, EXPOSURE)), condor);

    MarginEstimate.Known complete = known(model.estimate(held(0, 1, 2, 3), Shock.NONE));

    assertThat(complete.requirement()).isEqualTo(Money.rupees(SPAN + 2 * EXPOSURE + 325 + 390));
    assertThat(complete.premiumCash()).isEqualTo(Money.rupees(325 + 390));
    assertThat(complete.source()).isEqualTo(MarginSource.BROKER);
    assertThat(complete.quality()).isEqualTo(MarginQuality.COMPLETE);
    assertThat(complete.asOf()).isEqualTo(NOW.wall());
  }

  @Test
  void whatWasNotAskedForIsBoundedByTheShortsAlone() {
    MarginModel model = FixedMarginTest.model(new BrokerMargin(AskedBroker.blocking(SPAN, EXPOSURE)), condor);

    MarginEstimate.Known between = known(model.estimate(held(0, 3), Shock.NONE));

    assertThat(between.requirement()).isEqualTo(Money.rupees(2 * SPAN + 2 * EXPOSURE + 325));
    assertThat(between.quality()).isEqualTo(MarginQuality.BOUNDED);
    assertThat(known(model.estimate(new TreeMap<>(), Shock.NONE)).requirement()).isEqualTo(Money.ZERO);
  }

  @Test
  void theBrokerKnowsNoShocks() {
    MarginModel model = FixedMarginTest.model(new BrokerMargin(AskedBroker.blocking(SPAN, EXPOSURE)), condor);

    assertThat(model.estimate(held(0), new Shock(300, 0, Shock.ONE))).isEqualTo(MarginEstimate.unavailable(
        "the broker's margin under price +3 %, volatility 0 %, spread x1"));
  }

  @Test
  void anAnswerIsKeptForFiveSecondsForTheSamePositions() {
    AskedBroker broker = AskedBroker.blocking(SPAN, EXPOSURE);
    BrokerMargin margin = new BrokerMargin(broker);
    margin.prepare(condor);

    margin.prepare(later(4_999));
    assertThat(broker.asked).hasSize(3);
    margin.prepare(condor.withPresent(Nifty.described(call(24_500)), Nifty.held(call(24_500), -65)));
    assertThat(broker.asked).hasSize(6);
    margin.prepare(later(5_000));
    assertThat(broker.asked).hasSize(9);
  }

  @Test
  void oneQuestionOfAPlanIsAskedAgainWhereThatMayHelp() {
    AskedBroker once = AskedBroker.blocking(SPAN, EXPOSURE).failing(ReadFailure.RATE);
    AskedBroker twice = AskedBroker.blocking(SPAN, EXPOSURE).failing(ReadFailure.UNREACHABLE, ReadFailure.RATE);
    AskedBroker never = AskedBroker.blocking(SPAN, EXPOSURE).failing(ReadFailure.TOKEN);

    assertThat(estimate(once)).isInstanceOf(MarginEstimate.Known.class);
    assertThat(once.asked).hasSize(4);
    assertThat(estimate(twice)).isEqualTo(MarginEstimate.unavailable("the broker's margin: no answer"));
    assertThat(twice.asked).hasSize(4);
    assertThat(estimate(never)).isEqualTo(MarginEstimate.unavailable("the broker's margin: no answer"));
  }

  @Test
  void anAnswerWithoutExposureIsNotBelieved() {
    assertThat(estimate(AskedBroker.blocking(SPAN, 0))).isEqualTo(MarginEstimate.unavailable("a broker's margin that"
        + " can be believed: exposure 0.00 for shorts that need 49920.00 at least"));
  }

  @Test
  void anAnswerThatDoesNotAddUpOrIsTooShortIsNotBelieved() {
    AskedBroker honest = AskedBroker.blocking(SPAN, EXPOSURE);
    BasketMargin right = new BasketMargin(AskedBroker.parts(SPAN, EXPOSURE, "0"),
        AskedBroker.parts(SPAN, EXPOSURE, "-1560"), List.of(AskedBroker.parts(SPAN, EXPOSURE, "0")));
    MarginParts wrong = new MarginParts(Money.rupees(SPAN), Money.rupees(EXPOSURE), Money.ZERO, Money.ZERO,
        Money.rupees(SPAN));

    assertThat(estimate(honest)).isInstanceOf(MarginEstimate.Known.class);
    assertThat(ofOneShort(right)).isInstanceOf(MarginEstimate.Known.class);
    for (BasketMargin each : List.of(new BasketMargin(wrong, right.settled(), right.orders()),
        new BasketMargin(right.initial(), wrong, right.orders()),
        new BasketMargin(right.initial(), right.settled(), List.of(wrong)),
        new BasketMargin(right.settled(), right.settled(), right.orders()))) {
      assertThat(ofOneShort(each)).isEqualTo(
          MarginEstimate.unavailable("a broker's margin that can be believed: its parts do not add up"));
    }
    assertThat(ofOneShort(new BasketMargin(right.initial(), right.settled(), List.of()))).isEqualTo(
        MarginEstimate.unavailable("a broker's margin that can be believed: 0 answers for 1 orders"));
  }

  private MarginEstimate estimate(AskedBroker broker) {
    return FixedMarginTest.model(new BrokerMargin(broker), condor).estimate(held(0, 1, 2, 3), Shock.NONE);
  }

  private static MarginEstimate ofOneShort(BasketMargin answer) {
    MarginQuestion question = MarginQuestion.of(plan(sell(call(24_500), "24.00")), NOW);
    return FixedMarginTest.model(new BrokerMargin(new AskedBroker(basket -> answer)), question)
        .estimate(Nifty.held(call(24_500), -65), Shock.NONE);
  }

  private MarginQuestion later(long millis) {
    ExecutionPlan plan = Nifty.ironCondor();
    return MarginQuestion.of(plan, NOW.plus(Duration.ofMillis(millis)));
  }

  private SortedMap<InstrumentId, Quantity> held(int... legs) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    for (int leg : legs) {
      filled.put(new LegId(leg), Nifty.LOT);
    }
    return condor.after(filled);
  }

  private static MarginEstimate.Known known(MarginEstimate estimate) {
    return (MarginEstimate.Known) estimate;
  }

  private static String legs(List<OrderTerms> basket) {
    List<String> texts = new ArrayList<>();
    basket.forEach(each -> texts.add((each.side() == Side.BUY ? "+" : "-")
        + each.instrument().symbol().substring("NIFTY260113".length())));
    return String.join(" ", texts);
  }
}
