package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.belay.broker.Funds;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.PlanState;
import dev.belay.margin.Shock;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.margin.WorstPoint;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.order.Side;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One lot of an iron condor, 7 days to go, NIFTY at 24,000: the margin on the way in and its worst point. */
class IronCondorTest {

  private static final LocalDate EXPIRY = LocalDate.of(2026, 1, 13);
  private final Book book = new Book(LocalDate.of(2026, 1, 6), 24_000, 65);

  @BeforeEach
  void anIronCondorWithItsQuotes() {
    Instrument shortCall = book.option(InstrumentKind.CALL, 24_500, EXPIRY);
    Instrument shortPut = book.option(InstrumentKind.PUT, 23_500, EXPIRY);
    book.leg(Side.BUY, book.option(InstrumentKind.CALL, 24_800, EXPIRY), 1, 8.15)
        .leg(Side.BUY, book.option(InstrumentKind.PUT, 23_200, EXPIRY), 1, 10.03)
        .leg(Side.SELL, shortCall, 1, book.value(shortCall, 0.12))
        .leg(Side.SELL, shortPut, 1, book.value(shortPut, 0.14));
  }

  @Test
  @Tag("E18")
  void theRequirementGrowsWithTheFillsAndJumpsWithTheShorts() {
    assertThat(rupees(0)).isCloseTo(530, within(1.0));
    assertThat(rupees(0, 1)).isCloseTo(1_182, within(1.0));
    assertThat(rupees(0, 1, 2)).isCloseTo(51_860, withinPercentage(1));
    assertThat(rupees(0, 1, 2, 3)).isCloseTo(83_060, withinPercentage(1));
    assertThat(rupees(2, 3)).isCloseTo(176_815, withinPercentage(1));
  }

  @Test
  @Tag("E19")
  void theWorstReachablePointIsTheCompleteCondorUnderTheLargestShock() {
    WorstCaseReport report = check(200_000);

    WorstPoint worst = report.worst().orElseThrow();
    assertThat(report.verdict()).isEqualTo(Verdict.PASSES);
    assertThat(rupees(worst.increment())).isCloseTo(100_191, withinPercentage(2));
    assertThat(worst.state().way()).isEqualTo(PlanState.Way.ENTERING);
    assertThat(worst.state().filled()).hasSize(4);
    assertThat(worst.shock().volatility()).isEqualTo(5_000);
  }

  @Test
  void theLossOfProtectionIsToldWithItsOwnWorstPoint() {
    WorstPoint lost = check(200_000).hedgeLost().orElseThrow();

    assertThat(rupees(lost.increment())).isCloseTo(230_300, withinPercentage(2));
    assertThat(lost.shock().price()).isEqualTo(300);
    assertThat(lost.state().filled().keySet()).extracting(leg -> leg.index()).contains(2, 3).doesNotContain(0);
  }

  @Test
  @Tag("E18")
  void ninetyPercentOfTheAvailableMarginIsTheLimit() {
    Money need = check(200_000).worst().orElseThrow().increment();
    long justEnough = (need.tenThousandths() / 10_000 + 1) * 10 / 9 + 1;

    assertThat(check(justEnough).verdict()).isEqualTo(Verdict.PASSES);
    assertThat(check(justEnough - 10).verdict()).isEqualTo(Verdict.MARGIN_EXCEEDED);
  }

  private WorstCaseReport check(long available) {
    return new WorstCaseMarginSimulator(MarginLimits.DEFAULT).check(book.question(), book.model(),
        new Funds(Money.rupees(available), Money.rupees(available), Money.ZERO));
  }

  private double rupees(int... filled) {
    return Book.rupees(book.with(Shock.NONE, filled));
  }

  private static double rupees(Money money) {
    return money.toDecimal().doubleValue();
  }
}
