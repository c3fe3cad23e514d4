package dev.belay.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Planner;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.SampleMarket;
import dev.belay.time.Moment;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link MarginEstimator} and of the {@link MarginModel} that it prepares, one test each. Extend it and
 * implement {@link #create}; the question is a bear call spread of the {@link SampleMarket}, two packages of one lot.
 */
public abstract class MarginEstimatorContract {

  private static final LegId SOLD = new LegId(0);
  private static final LegId BOUGHT = new LegId(1);
  private static final List<Shock> SHOCKS = MarginLimits.DEFAULT.shocks();

  private MarginEstimator estimator;
  private MarginQuestion question;

  /** For subclasses. */
  protected MarginEstimatorContract() {}

  /**
   * {@return an estimator that has every input it needs for contracts of the {@link SampleMarket}; called once for each
   * test}
   */
  protected abstract MarginEstimator create();

  /**
   * {@return the question as the estimator needs it, such as with quotes; the given one unless overridden}
   *
   * @param plain without quotes, of an account that holds nothing
   */
  protected MarginQuestion equip(MarginQuestion plain) {
    return plain;
  }

  /**
   * Takes away an input without which the estimator under test cannot answer.
   *
   * @return whether it has such an input; if not, the rule about missing inputs is shown as aborted
   */
  protected boolean missAnInput() {
    return false;
  }

  @BeforeEach
  final void ask() {
    estimator = create();
    question = equip(MarginQuestion.of(plan(), new Moment(SampleMarket.OPEN, 0)));
  }

  @Test
  final void required_MARGIN_01_everyQuestionIsAnsweredWithAModel() {
    CompletionStage<MarginModel> first = estimator.prepare(question);
    CompletionStage<MarginModel> second = estimator.prepare(question);

    assertThat(Answers.of(first)).as("the first model").isNotNull();
    assertThat(Answers.of(second)).as("the second model").isNotNull();
  }

  @Test
  final void required_MARGIN_02_theSameQuestionHasTheSameAnswer() {
    MarginModel model = model();
    MarginEstimate first = model.estimate(held(130, 130), SHOCKS.get(1));
    model.estimate(held(65, 130), Shock.NONE);

    assertThat(model.estimate(held(130, 130), SHOCKS.get(1))).isEqualTo(first);
  }

  @Test
  final void required_MARGIN_03_thePortfolioIsNotChanged() {
    SortedMap<InstrumentId, Quantity> held = Collections.unmodifiableSortedMap(held(130, 130));

    assertThat(model().estimate(held, Shock.NONE).kind()).isEqualTo(MarginEstimate.Kind.KNOWN);
    assertThat(held).isEqualTo(held(130, 130));
  }

  @Test
  final void required_MARGIN_04_anEmptyPortfolioNeedsNothingUnderAnyShock() {
    MarginModel model = model();

    assertThat(SHOCKS).allSatisfy(shock ->
        assertThat(known(model, held(0, 0), shock).requirement()).isEqualTo(Money.ZERO));
  }

  @Test
  final void required_MARGIN_05_whatIsBoughtCostsItsPremiumInCashAtTheCollar() {
    assertThat(known(model(), held(0, 130), Shock.NONE).premiumCash()).isEqualTo(Money.rupees(130 * 50));
  }

  @Test
  final void required_MARGIN_06_premiumThatIsReceivedIsNotCredited() {
    assertThat(known(model(), held(130, 130), Shock.NONE).premiumCash()).isEqualTo(Money.rupees(130 * 50));
  }

  @Test
  final void required_MARGIN_07_theRequirementHoldsThePremium() {
    MarginModel model = model();

    assertThat(SHOCKS).allSatisfy(shock -> {
      MarginEstimate.Known need = known(model, held(65, 130), shock);
      assertThat(need.requirement()).isGreaterThanOrEqualTo(need.premiumCash());
    });
  }

  @Test
  final void required_MARGIN_08_aShortNeedsMarginUnderAnyShock() {
    MarginModel model = model();

    assertThat(SHOCKS).allSatisfy(shock ->
        assertThat(known(model, held(65, 0), shock).requirement()).isGreaterThan(Money.ZERO));
  }

  @Test
  final void required_MARGIN_09_twiceTheShortsNeverNeedLess() {
    MarginModel model = model();

    assertThat(SHOCKS).allSatisfy(shock -> assertThat(known(model, held(130, 0), shock).requirement())
        .isGreaterThanOrEqualTo(known(model, held(65, 0), shock).requirement()));
  }

  @Test
  final void required_MARGIN_10_aPartialFillNeverNeedsMoreThanTheDearerOfTheWholeOnes() {
    MarginModel model = model();

    assertThat(SHOCKS).allSatisfy(shock -> assertThat(known(model, held(65, 130), shock).requirement())
        .isLessThanOrEqualTo(known(model, held(130, 130), shock).requirement()
            .max(known(model, held(0, 130), shock).requirement())));
  }

  @Test
  final void required_MARGIN_11_theModelAnswersForOtherSizesOfThePlanToo() {
    MarginModel model = model();

    assertThat(known(model, held(650, 650), Shock.NONE).requirement())
        .isGreaterThan(known(model, held(130, 130), Shock.NONE).requirement());
  }

  @Test
  final void required_MARGIN_12_aMissingInputIsUnavailableAndNeverAGuess() {
    assumeTrue(missAnInput(), "this estimator needs no input");

    assertThat(model().estimate(held(130, 130), Shock.NONE).kind()).isEqualTo(MarginEstimate.Kind.UNAVAILABLE);
  }

  private MarginModel model() {
    return Answers.of(estimator.prepare(question));
  }

  private static MarginEstimate.Known known(MarginModel model, SortedMap<InstrumentId, Quantity> held, Shock shock) {
    MarginEstimate answer = model.estimate(held, shock);
    assertThat(answer).isInstanceOf(MarginEstimate.Known.class);
    return (MarginEstimate.Known) answer;
  }

  private SortedMap<InstrumentId, Quantity> held(long sold, long bought) {
    TreeMap<InstrumentId, Quantity> held = new TreeMap<>();
    held.put(question.plan().leg(SOLD).instrument().id(), Quantity.of(-sold));
    held.put(question.plan().leg(BOUGHT).instrument().id(), Quantity.of(bought));
    held.values().removeIf(Quantity::isZero);
    return held;
  }

  private static ExecutionPlan plan() {
    List<LegSpec> legs = List.of(
        LegSpec.sell(SampleMarket.call(24_500), 1, PriceLadder.at(Price.parse("95"))),
        LegSpec.buy(SampleMarket.call(24_700), 1, PriceLadder.between(Price.parse("45"), Price.parse("50"))));
    TreeMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    legs.forEach(leg -> SampleMarket.catalog().find(leg.instrument(), SampleMarket.NEAR)
        .ifPresent(each -> instruments.put(each.id(), each)));
    GroupRequest request = GroupRequest.enter(new RequestKey("margin"), new StrategyId("contract"), Product.NRML, legs,
        new Sizing.Lots(2), GroupPolicy.DEFAULT);
    return Planner.plan(new GroupId(0), new AccountId("AB1234"), request, 2, legs, instruments, SampleMarket.OPEN);
  }
}
