package dev.belay.margin;

import dev.belay.broker.Funds;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * Finds the point at which a plan needs the most, over every portfolio that it can pass through and every
 * shock, and says whether that fits the money that is there (DESIGN rule 7.4).
 *
 * <p>What counts is the increment: the requirement at the point less what the present positions need now,
 * because the broker's available figure is what is left after those. A point at which the plan needs no more
 * than the present positions would need under the same shock never blocks: the plan makes nothing worse
 * there.
 *
 * <p>This class is immutable and thread-safe. It does no I/O.
 */
public final class WorstCaseMarginSimulator {

  private final MarginLimits limits;

  /**
   * Makes a check.
   *
   * @param limits shares and shocks
   */
  public WorstCaseMarginSimulator(MarginLimits limits) {
    this.limits = limits;
  }

  /**
   * Checks a plan.
   *
   * @param question the plan and what is held
   * @param model prepared for this question
   * @param left what the plan may count on: the account's money less {@link Reservations}
   * @return the verdict with the worst points and the numbers compared
   */
  public WorstCaseReport check(MarginQuestion question, MarginModel model, Funds left) {
    boolean byBoxes = model instanceof BoxModel;
    if (!byBoxes && question.plan().legs().size() > PlanStates.MOST_LEGS) {
      return unavailable(left, List.of("a check of more than " + PlanStates.MOST_LEGS + " legs by this model"));
    }
    MarginEstimate now = model.estimate(question.present(), Shock.NONE);
    if (!(now instanceof MarginEstimate.Known present)) {
      return unavailable(left, ((MarginEstimate.Unavailable) now).missing());
    }
    WorstSearch search = new WorstSearch(question, model, limits, present.requirement());
    if (byBoxes) {
      search.search((BoxModel) model);
    } else {
      search.enumerate();
    }
    return search.missing.isEmpty() ? judge(search, left) : unavailable(left, List.copyOf(search.missing));
  }

  /**
   * {@return the most packages of the plan that pass, up to its own number; 0 when not even one does. Found by
   * halving, so that the answer itself has passed}
   *
   * @param question the plan and what is held
   * @param model prepared for this question
   * @param left what the plan may count on
   */
  public long packagesThatPass(MarginQuestion question, MarginModel model, Funds left) {
    long passes = 0;
    long fails = question.plan().packages() + 1;
    while (fails - passes > 1) {
      long tried = passes + (fails - passes) / 2;
      if (check(question.sized(tried), model, left).passes()) {
        passes = tried;
      } else {
        fails = tried;
      }
    }
    return passes;
  }

  private WorstCaseReport judge(WorstSearch search, Funds left) {
    Money margin = limits.allowedMargin(left.available());
    Money cash = limits.allowedCash(left.cash());
    boolean tooMuch = search.worsened != null && search.worsened.increment().isMoreThan(margin);
    boolean noCash = search.worstCash.need().premiumCash().isMoreThan(cash);
    Verdict verdict = !tooMuch ? noCash ? Verdict.CASH_EXCEEDED : Verdict.PASSES
        : search.worstBefore.isMoreThan(margin) ? Verdict.BOOK_EXCEEDED : Verdict.MARGIN_EXCEEDED;
    Optional<WorstPoint> lost = Optional.ofNullable(search.hedgeLost)
        .filter(point -> point.increment().isMoreThan(search.worst.increment()) || limits.hedgeLossBlocks());
    return new WorstCaseReport(verdict, Optional.of(tooMuch ? search.worsened : search.worst),
        Optional.of(search.worstCash), lost, margin, cash, search.present(), search.path, List.of());
  }

  /**
   * {@return the report of a check that could not be made}
   *
   * @param left what the plan might have counted on
   * @param missing what was missing, one text each, at least one
   */
  public WorstCaseReport unavailable(Funds left, List<String> missing) {
    return new WorstCaseReport(Verdict.UNAVAILABLE, Optional.empty(), Optional.empty(), Optional.empty(),
        limits.allowedMargin(left.available()), limits.allowedCash(left.cash()), Money.ZERO, List.of(), missing);
  }
}
