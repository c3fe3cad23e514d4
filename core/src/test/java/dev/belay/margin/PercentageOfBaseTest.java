package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.Funds;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.money.Money;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PercentageOfBaseTest {

  private final MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);
  private final MarginModel model =
      FixedMarginTest.model(new PercentageOfBase(FixedMargin.whole(Money.rupees(30_000))), question);
  private final WorstCaseMarginSimulator simulator = new WorstCaseMarginSimulator(MarginLimits.DEFAULT);

  @Test
  void theWorstPointOfThirtyThousandIsFortyFourThousandFourHundred() {
    WorstCaseReport report = simulator.check(question, model, funds(100_000));

    assertThat(report.verdict()).isEqualTo(Verdict.PASSES);
    assertThat(report.worst().orElseThrow().increment()).isEqualTo(Money.rupees(44_400));
    assertThat(report.worst().orElseThrow().shock()).isEqualTo(new Shock(300, 5_000, 20_000));
    assertThat(report.allowedMargin()).isEqualTo(Money.rupees(90_000));
  }

  @Test
  void fortyNineThousandAvailableIsNotEnough() {
    WorstCaseReport report = simulator.check(question, model, funds(49_000));

    assertThat(report.verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
    assertThat(report.allowedMargin()).isEqualTo(Money.rupees(44_100));
  }

  @Test
  void aFallLowersItInProportion() {
    MarginEstimate fallen = model.estimate(question.after(new PlanStates(question.plan()).all().get(1).filled()),
        new Shock(-300, 0, Shock.ONE));

    assertThat(((MarginEstimate.Known) fallen).requirement()).isEqualTo(Money.rupees(29_100));
  }

  @Test
  void aBaseThatFailsIsAFailureAndABaseWithoutAFigureHasNone() {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    IllegalStateException broken = new IllegalStateException("no answer");
    new PercentageOfBase(asked -> CompletableFuture.failedStage(broken)).prepare(question)
        .whenComplete((none, thrown) -> failure.set(thrown));
    MarginModel blind = FixedMarginTest.model(new PercentageOfBase(FixedMargin.unavailable("spot")), question);

    assertThat(failure.get()).hasRootCause(broken);
    assertThat(simulator.check(question, blind, funds(1_000_000)).missing()).containsExactly("spot");
  }

  private static Funds funds(long rupees) {
    return new Funds(Money.rupees(rupees), Money.rupees(rupees), Money.ZERO);
  }
}
