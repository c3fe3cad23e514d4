package dev.belay.risk;

import dev.belay.margin.WorstCaseReport;
import dev.belay.margin.WorstPoint;
import java.util.List;
import java.util.Optional;

/** Turns the answer of the worst-case check into violations, with the numbers and the worst point. */
public final class MarginViolations {

  private MarginViolations() {}

  /**
   * {@return what speaks against the plan, and how many of its packages would pass; empty when it passes}
   *
   * @param report the answer of the worst-case check
   * @param packages how many packages would pass, 0 or more
   */
  public static List<Violation> of(WorstCaseReport report, long packages) {
    return of(report).stream().map(each -> report.verdict() == WorstCaseReport.Verdict.UNAVAILABLE ? each
        : each.with("packages_that_pass", packages)).toList();
  }

  /**
   * {@return what speaks against the plan; empty when it passes}
   *
   * @param report the answer of the worst-case check
   */
  public static List<Violation> of(WorstCaseReport report) {
    return switch (report.verdict()) {
      case PASSES -> List.of();
      case MARGIN_EXCEEDED -> List.of(margin(RefusalCode.MARGIN_EXCEEDED, report));
      case BOOK_EXCEEDED -> List.of(margin(RefusalCode.MARGIN_BOOK, report));
      case CASH_EXCEEDED -> List.of(at(Violation.of(RefusalCode.MARGIN_CASH)
          .with("actual", report.worstCash().orElseThrow().need().premiumCash())
          .with("limit", report.allowedCash()), report.worstCash()));
      case UNAVAILABLE -> report.missing().stream()
          .map(missing -> Violation.of(RefusalCode.MARGIN_UNAVAILABLE).with("missing", missing)).toList();
    };
  }

  private static Violation margin(RefusalCode code, WorstCaseReport report) {
    return at(Violation.of(code).with("actual", report.worst().orElseThrow().increment())
        .with("limit", report.allowedMargin()), report.worst());
  }

  private static Violation at(Violation violation, Optional<WorstPoint> point) {
    return violation.saying(violation.message() + " Worst point: " + point.orElseThrow());
  }
}
