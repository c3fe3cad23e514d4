package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static dev.belay.margin.Nifty.buy;
import static dev.belay.margin.Nifty.call;
import static dev.belay.margin.Nifty.held;
import static dev.belay.margin.Nifty.plan;
import static dev.belay.margin.Nifty.put;
import static dev.belay.margin.Nifty.sell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.Funds;
import dev.belay.margin.PlanState.Way;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

class WorstCaseMarginSimulatorTest {

  private static final MarginLimits UNMOVED = MarginLimits.DEFAULT.withShocks(List.of(Shock.NONE));
  private final WorstCaseMarginSimulator simulator = new WorstCaseMarginSimulator(UNMOVED);

  @Test
  void anIronCondorPassesItsPhasesAndItsUnwinding() {
    List<PlanState> states = new PlanStates(Nifty.ironCondor()).all();

    assertThat(states.stream().map(PlanState::toString).filter(text -> !text.startsWith("hedge-lost")))
        .containsExactly(
            "before, filled: nothing",
            "entering, filled: leg 0 65", "entering, filled: leg 1 65", "entering, filled: leg 0 65, leg 1 65",
            "entering, filled: leg 0 65, leg 1 65, leg 2 65", "entering, filled: leg 0 65, leg 1 65, leg 3 65",
            "entering, filled: leg 0 65, leg 1 65, leg 2 65, leg 3 65",
            "unwinding, filled: leg 0 65, leg 2 65", "unwinding, filled: leg 1 65, leg 3 65");
    assertThat(states).hasSize(16);
  }

  @Test
  void aDeclaredNakedShortMayStandAloneWhileUnwinding() {
    ExecutionPlan ratio = plan(buy(call(24_800), "5.00"), sell(call(24_500), "24.00").lots(2));

    assertThat(new PlanStates(ratio).all()).extracting(PlanState::way)
        .containsExactly(Way.BEFORE, Way.ENTERING, Way.ENTERING, Way.HEDGE_LOST);
  }

  @Test
  void aLongFutureCoversAShortCallButNoShortPut() {
    ExecutionPlan covered = plan(buy(Nifty.future(), "24000.00"), sell(call(24_500), "24.00"), sell(put(23_500), "9"));

    assertThat(new PlanStates(covered).all()).filteredOn(state -> state.way() == Way.HEDGE_LOST)
        .extracting(PlanState::toString)
        .containsExactly("hedge-lost, filled: leg 1 65", "hedge-lost, filled: leg 1 65, leg 2 65");
  }

  @Test
  void theWorstPointIsNamedWithItsNumbers() {
    MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);
    MarginModel model = FixedMarginTest.model(FixedMargin.perLot(Money.rupees(100_000)), question);

    WorstCaseReport report = simulator.check(question, model, funds(200_000, 200_000));

    assertThat(report.verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
    assertThat(report.describe()).isEqualTo("""
        worst case: MARGIN_EXCEEDED; margin allowed 180000.00, cash allowed 180000.00, present requirement 0.00
          margin: entering, filled: leg 0 65, leg 1 65, leg 2 65, leg 3 65; price 0 %, volatility 0 %, spread x1; \
        needs 200715.00 more (requirement 200715.00, premium cash 715.00, fixed, complete)
          cash:   entering, filled: leg 0 65, leg 1 65; price 0 %, volatility 0 %, spread x1; \
        needs 715.00 more (requirement 715.00, premium cash 715.00, fixed, complete)""");
    assertThat(report.path()).hasSize(16);
  }

  @Test
  void aStateOnTheWayMayNeedMoreThanTheEnd() {
    ExecutionPlan spread = plan(buy(call(24_800), "5.00"), sell(call(24_500), "24.00"), sell(put(23_500), "28.00"));
    MarginQuestion question = MarginQuestion.of(spread, NOW);
    MarginModel humped = (held, shock) -> known(question, held.size() == 2 ? 60_000 : held.size() * 1_000);

    WorstCaseReport report = simulator.check(question, humped, funds(50_000, 50_000));

    assertThat(report.verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
    assertThat(report.worst().orElseThrow().state().filled()).hasSize(2);
  }

  @Test
  void theLossOfProtectionBlocksOnlyWhereTheHostAsksForIt() {
    ExecutionPlan spread = plan(buy(call(24_800), "5.00"), sell(call(24_500), "24.00"));
    MarginQuestion question = MarginQuestion.of(spread, NOW);
    MarginModel model = (held, shock) -> known(question, nakedShort(held) ? 170_000 : held.size() * 10_000L);

    WorstCaseReport asPlanned = simulator.check(question, model, funds(100_000, 1_000));
    WorstCaseReport strict = new WorstCaseMarginSimulator(UNMOVED.strict())
        .check(question, model, funds(100_000, 1_000));

    assertThat(asPlanned.verdict()).isEqualTo(Verdict.PASSES);
    assertThat(asPlanned.hedgeLost().orElseThrow().increment()).isEqualTo(Money.rupees(170_000));
    assertThat(strict.verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
  }

  @Test
  void theLotsThatWouldPassAreFoundAndTheNextOneWouldNot() {
    ExecutionPlan ten = Nifty.ironCondor().sized(10);
    MarginQuestion question = MarginQuestion.of(ten, NOW);
    MarginModel model = FixedMarginTest.model(FixedMargin.perLot(Money.rupees(100_000)), question);

    // one package needs 200,715, of which 90 % of the money may be used
    assertThat(simulator.packagesThatPass(question, model, funds(10_000_000, 100_000))).isEqualTo(10);
    assertThat(simulator.packagesThatPass(question, model, funds(1_000_000, 100_000))).isEqualTo(4);
    assertThat(simulator.packagesThatPass(question, model, funds(200_000, 100_000))).isZero();
    assertThat(simulator.packagesThatPass(question, model, funds(10_000_000, 2_400))).isEqualTo(3);
    assertThat(simulator.check(question.sized(4), model, funds(1_000_000, 100_000)).passes()).isTrue();
    assertThat(simulator.check(question.sized(5), model, funds(1_000_000, 100_000)).passes()).isFalse();
  }

  @Test
  void premiumMustBeThereInCash() {
    MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);
    MarginModel model = FixedMarginTest.model(FixedMargin.perLot(Money.rupees(1_000)), question);

    assertThat(simulator.check(question, model, funds(500_000, 794)).verdict()).isEqualTo(Verdict.CASH_EXCEEDED);
    assertThat(simulator.check(question, model, funds(500_000, 795)).verdict()).isEqualTo(Verdict.PASSES);
  }

  @Test
  void restingStopsOfShortsNeedTheirPremium() {
    MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW).withRestingStops(List.of(
        new OrderTerms(call(24_500).id(), Product.NRML, Side.BUY, Quantity.of(65),
            new PriceTerms.StopLimit(Price.parse("48.00"), Price.parse("50.00")))));
    MarginModel model = FixedMarginTest.model(FixedMargin.perLot(Money.rupees(1_000)), question);

    WorstCaseReport report = simulator.check(question, model, funds(500_000, 500_000));

    assertThat(report.worstCash().orElseThrow().need().premiumCash()).isEqualTo(Money.rupees(715 + 3_250));
    assertThat(report.worst().orElseThrow().increment()).isEqualTo(Money.rupees(2_715 + 3_250));
  }

  @Test
  void onlyWhatThePlanAddsIsComparedWithTheAvailableMoney() {
    MarginQuestion question = MarginQuestion.of(plan(sell(call(24_500), "24.00")), NOW)
        .withPresent(Nifty.described(put(23_500)), held(put(23_500), -650));
    MarginModel model = FixedMarginTest.model(FixedMargin.perLot(Money.rupees(10_000)), question);

    WorstCaseReport report = simulator.check(question, model, funds(11_200, 0));

    assertThat(report.presentRequirement()).isEqualTo(Money.rupees(100_000));
    assertThat(report.worst().orElseThrow().increment()).isEqualTo(Money.rupees(10_000));
    assertThat(report.verdict()).isEqualTo(Verdict.PASSES);
  }

  @Test
  void aPlanThatMakesNothingWorseIsNeverBlockedByTheBook() {
    MarginQuestion closing = MarginQuestion.of(plan(buy(call(24_500), "24.00")), NOW)
        .withPresent(Nifty.described(call(24_500)), held(call(24_500), -65));
    MarginModel model = (held, shock) -> known(closing, shock.equals(Shock.NONE) ? held.size() * 90_000L
        : held.size() * 190_000L);
    MarginLimits moved = MarginLimits.DEFAULT.withShocks(List.of(Shock.NONE, new Shock(300, 0, Shock.ONE)));

    WorstCaseReport report = new WorstCaseMarginSimulator(moved).check(closing, model, funds(10_000, 10_000));

    assertThat(report.worst().orElseThrow().increment()).isEqualTo(Money.rupees(100_000));
    assertThat(report.verdict()).isEqualTo(Verdict.PASSES);
  }

  @Test
  void aBookThatPassesTheLimitByItselfIsToldApart() {
    MarginQuestion question = MarginQuestion.of(plan(sell(call(24_500), "24.00")), NOW)
        .withPresent(Nifty.described(put(23_500)), held(put(23_500), -65));
    MarginModel model = (held, shock) -> known(question, held.size() * (shock.equals(Shock.NONE) ? 1_000 : 9_000));
    MarginLimits moved = MarginLimits.DEFAULT.withShocks(List.of(Shock.NONE, new Shock(300, 0, Shock.ONE)));

    assertThat(new WorstCaseMarginSimulator(moved).check(question, model, funds(5_000, 0)).verdict())
        .isEqualTo(Verdict.BOOK_EXCEEDED);
  }

  @Test
  void aMissingInputAtAnyPointFailsClosedAndIsNamed() {
    MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);
    MarginModel model = (held, shock) -> held.size() == 3
        ? MarginEstimate.unavailable("no quote for " + held.firstKey()) : known(question, held.size());

    WorstCaseReport report = simulator.check(question, model, funds(500_000, 500_000));

    assertThat(report.verdict()).isEqualTo(Verdict.UNAVAILABLE);
    assertThat(report.missing()).isNotEmpty().allMatch(text -> text.startsWith("no quote for NFO:NIFTY"));
    assertThat(report.worst()).isEmpty();
  }

  @Test
  void moreLegsThanCanBeListedFailClosed() {
    List<Nifty.Part> parts = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      parts.add(buy(call(24_000 + 50 * i), "1.00"));
    }
    MarginQuestion question = MarginQuestion.of(plan(parts.toArray(new Nifty.Part[0])), NOW);

    assertThat(simulator.check(question, (held, shock) -> known(question, 0), funds(1, 1)).missing())
        .containsExactly("a check of more than 12 legs by this model");
  }

  @Test
  void negativeFundsAllowNothing() {
    MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);
    WorstCaseReport report = simulator.check(question, (held, shock) -> known(question, held.isEmpty() ? 0 : 1),
        funds(-5_000, -5_000));

    assertThat(report.allowedMargin()).isEqualTo(Money.ZERO);
    assertThat(report.verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
  }

  private static boolean nakedShort(SortedMap<InstrumentId, Quantity> held) {
    return held.size() == 1 && held.get(held.firstKey()).isNegative();
  }

  private static MarginEstimate known(MarginQuestion question, long rupees) {
    return new MarginEstimate.Known(Money.rupees(rupees), Money.ZERO, MarginSource.HOST, MarginQuality.COMPLETE,
        question.now().wall(), "");
  }

  private static Funds funds(long margin, long cash) {
    return new Funds(Money.rupees(margin), Money.rupees(cash), Money.ZERO);
  }
}
