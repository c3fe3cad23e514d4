package dev.belay.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginQuality;
import dev.belay.margin.MarginSource;
import dev.belay.margin.PlanState;
import dev.belay.margin.Shock;
import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.margin.WorstPoint;
import dev.belay.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MarginViolationsTest {

  private static final String POINT = " Worst point: before, filled: nothing; price -3 %, volatility 0 %, spread x1;"
      + " needs 46000.00 more (requirement 46000.00, premium cash 900.00, fixed, complete)";

  @Test
  void aPlanThatPassesHasNone() {
    assertThat(MarginViolations.of(report(Verdict.PASSES))).isEmpty();
  }

  @Test
  void theNumbersAndTheWorstPointAreInTheViolation() {
    assertThat(List.of(Verdict.MARGIN_EXCEEDED, Verdict.BOOK_EXCEEDED, Verdict.CASH_EXCEEDED, Verdict.UNAVAILABLE))
        .flatMap(verdict -> MarginViolations.of(report(verdict))).extracting(Violation::toString).containsExactly(
            "MARGIN_EXCEEDED actual=46000.00 limit=44100.00: At its worst point the group needs more margin than the"
                + " allowed share of what is left." + POINT,
            "MARGIN_BOOK actual=46000.00 limit=44100.00: The present positions alone would pass the limit, and the"
                + " group makes it worse." + POINT,
            "MARGIN_CASH actual=900.00 limit=800.00: At its worst point the group needs more premium than the allowed"
                + " share of the cash." + POINT,
            "MARGIN_UNAVAILABLE missing=spot of NIFTY: An input of the margin check is missing or stale.");
  }

  private static WorstCaseReport report(Verdict verdict) {
    WorstPoint point = new WorstPoint(new PlanState(PlanState.Way.BEFORE, new TreeMap<>()),
        new Shock(-300, 0, Shock.ONE), new MarginEstimate.Known(Money.rupees(46_000), Money.rupees(900),
            MarginSource.FIXED, MarginQuality.COMPLETE, Instant.EPOCH, ""), Money.rupees(46_000));
    return new WorstCaseReport(verdict, Optional.of(point), Optional.of(point), Optional.empty(),
        Money.rupees(44_100), Money.rupees(800), Money.ZERO, List.of(point), List.of("spot of NIFTY"));
  }
}
