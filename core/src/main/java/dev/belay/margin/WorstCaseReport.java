package dev.belay.margin;

import dev.belay.money.Money;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer of the worst-case check, with every number that was compared.
 *
 * @param verdict whether the plan may go out
 * @param worst the point that needs the most margin; empty when nobody can say
 * @param hedgeLost the point that needs the most margin if filled protection were lost; told, and counted
 *     only where {@link MarginLimits#hedgeLossBlocks()}; empty when that needs no more than the worst point
 * @param worstCash the point that needs the most premium in cash; empty when nobody can say
 * @param allowedMargin what the increment may reach
 * @param allowedCash what the premium may reach
 * @param presentRequirement what the present positions need now
 * @param path the worst point of each portfolio, in the order in which the portfolios are met
 * @param missing what was missing, when nobody can say
 */
public record WorstCaseReport(Verdict verdict, Optional<WorstPoint> worst, Optional<WorstPoint> worstCash,
    Optional<WorstPoint> hedgeLost, Money allowedMargin, Money allowedCash, Money presentRequirement,
    List<WorstPoint> path, List<String> missing) {

  /** Whether the plan may go out. */
  public enum Verdict {
    /** Every point fits. */
    PASSES,
    /** Some point needs more margin than allowed. */
    MARGIN_EXCEEDED,
    /** Some point needs more premium in cash than allowed. */
    CASH_EXCEEDED,
    /** The present positions alone pass the limit under some shock, and the plan makes it worse. */
    BOOK_EXCEEDED,
    /** An input is missing or stale; entries fail closed. */
    UNAVAILABLE
  }

  /** Copies the lists. */
  public WorstCaseReport {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(worst, "worst");
    Objects.requireNonNull(worstCash, "worstCash");
    Objects.requireNonNull(hedgeLost, "hedgeLost");
    path = List.copyOf(path);
    missing = List.copyOf(missing);
  }

  /** {@return whether the plan may go out} */
  public boolean passes() {
    return verdict == Verdict.PASSES;
  }

  /**
   * {@return what to reserve: the largest increment and the largest premium; nothing of both when nobody can
   * say}
   *
   * @param requestsPerMinute requests that the group may need within a minute
   * @param requestsPerDay requests that it may need until the end of the day
   */
  public Reserved reservation(int requestsPerMinute, int requestsPerDay) {
    return new Reserved(worst.map(WorstPoint::increment).orElse(Money.ZERO),
        worstCash.map(point -> point.need().premiumCash()).orElse(Money.ZERO), requestsPerMinute, requestsPerDay);
  }

  /** {@return verdict, limits and worst points for a person, several lines} */
  public String describe() {
    StringBuilder text = new StringBuilder("worst case: ").append(verdict)
        .append("; margin allowed ").append(allowedMargin).append(", cash allowed ").append(allowedCash)
        .append(", present requirement ").append(presentRequirement);
    worst.ifPresent(point -> text.append("\n  margin: ").append(point));
    worstCash.ifPresent(point -> text.append("\n  cash:   ").append(point));
    hedgeLost.ifPresent(point -> text.append("\n  if protection were lost: ").append(point));
    missing.forEach(each -> text.append("\n  missing: ").append(each));
    return text.toString();
  }
}
