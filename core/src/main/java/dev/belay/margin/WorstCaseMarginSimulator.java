package dev.belay.margin;

import dev.belay.broker.Funds;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the point at which a plan needs the most, over every portfolio that it can pass through and every shock, and
 * says whether that fits the money that is there (DESIGN rule 7.4).
 *
 * <p>What counts is the increment: the requirement at the point less what the present positions need now, because the
 * broker's available figure is what is left after those. A point at which the plan needs no more than the present
 * positions would need under the same shock never blocks: the plan makes nothing worse there.
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
    if (question.plan().legs().size() > PlanStates.MOST_LEGS) {
      return unavailable(left, List.of("a check of more than " + PlanStates.MOST_LEGS + " legs"));
    }
    MarginEstimate now = model.estimate(question.present(), Shock.NONE);
    if (!(now instanceof MarginEstimate.Known present)) {
      return unavailable(left, ((MarginEstimate.Unavailable) now).missing());
    }
    Search search = new Search(question, model, present.requirement());
    new PlanStates(question.plan()).all().forEach(search::visit);
    return search.missing.isEmpty() ? judge(search, left) : unavailable(left, List.copyOf(search.missing));
  }

  private WorstCaseReport judge(Search search, Funds left) {
    Money margin = limits.allowedMargin(left.available());
    Money cash = limits.allowedCash(left.cash());
    Optional<WorstPoint> worst = search.worst(false);
    Optional<WorstPoint> blocking = search.worst(true);
    boolean tooMuch = blocking.isPresent() && blocking.get().increment().isMoreThan(margin);
    boolean noCash = search.worstCash != null && search.worstCash.need().premiumCash().isMoreThan(cash);
    Verdict verdict = !tooMuch ? noCash ? Verdict.CASH_EXCEEDED : Verdict.PASSES
        : search.worstBefore.isMoreThan(margin) ? Verdict.BOOK_EXCEEDED : Verdict.MARGIN_EXCEEDED;
    return new WorstCaseReport(verdict, tooMuch ? blocking : worst, Optional.ofNullable(search.worstCash),
        Optional.ofNullable(search.hedgeLost), margin, cash, search.present, search.path, List.of());
  }

  private WorstCaseReport unavailable(Funds left, List<String> missing) {
    return new WorstCaseReport(Verdict.UNAVAILABLE, Optional.empty(), Optional.empty(), Optional.empty(),
        limits.allowedMargin(left.available()), limits.allowedCash(left.cash()), Money.ZERO, List.of(), missing);
  }

  /** Walks the portfolios and keeps the worst points. */
  private final class Search {
    private final MarginQuestion question;
    private final MarginModel model;
    private final Money present;
    private final List<Money> before = new ArrayList<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private final List<WorstPoint> path = new ArrayList<>();
    private Money worstBefore = Money.ZERO;
    private WorstPoint worst;
    private WorstPoint worsened;
    private WorstPoint worstCash;
    private WorstPoint hedgeLost;

    Search(MarginQuestion question, MarginModel model, Money present) {
      this.question = question;
      this.model = model;
      this.present = present;
    }

    /** {@return the worst point; if asked, only among those where the plan makes it worse} */
    Optional<WorstPoint> worst(boolean onlyWorsened) {
      return Optional.ofNullable(onlyWorsened ? worsened : worst);
    }

    void visit(PlanState state) {
      WorstPoint peak = null;
      for (int i = 0; i < limits.shocks().size(); i++) {
        Shock shock = limits.shocks().get(i);
        MarginEstimate estimate = model.estimate(question.after(state.filled()), shock);
        if (estimate instanceof MarginEstimate.Known known) {
          WorstPoint point = point(state, shock, known);
          peak = largerIncrement(peak, point);
          compare(point, i);
        } else {
          missing.addAll(((MarginEstimate.Unavailable) estimate).missing());
        }
      }
      if (peak != null) {
        path.add(peak);
      }
    }

    private void compare(WorstPoint point, int shock) {
      Money requirement = point.need().requirement();
      if (point.state().way() == PlanState.Way.BEFORE) {
        before.add(requirement);
        worstBefore = worstBefore.max(point.increment());
      }
      boolean lost = point.state().way() == PlanState.Way.HEDGE_LOST;
      if (lost) {
        hedgeLost = largerIncrement(hedgeLost, point);
      }
      if (!lost || limits.hedgeLossBlocks()) {
        worst = largerIncrement(worst, point);
        worstCash = worstCash == null
            || point.need().premiumCash().isMoreThan(worstCash.need().premiumCash()) ? point : worstCash;
        if (shock < before.size() && requirement.isMoreThan(before.get(shock))) {
          worsened = largerIncrement(worsened, point);
        }
      }
    }

    private WorstPoint point(PlanState state, Shock shock, MarginEstimate.Known known) {
      MarginEstimate.Known need = known.withPremium(restingPremium(state));
      return new WorstPoint(state, shock, need, need.requirement().minus(present).max(Money.ZERO));
    }

    /** Brokers block the premium of a resting buy stop although it would close a short. */
    private Money restingPremium(PlanState state) {
      Money premium = Money.ZERO;
      for (OrderTerms stop : question.restingStops()) {
        if (stop.side() == Side.BUY && question.instrument(stop.instrument()).isOption()) {
          Price limit = stop.price().limitPrice().orElseThrow(
              () -> new IllegalArgumentException("a resting stop has a limit: " + stop));
          premium = premium.plus(limit.times(stop.quantity().min(sold(state, stop))));
        }
      }
      return premium;
    }

    private Quantity sold(PlanState state, OrderTerms stop) {
      Quantity sold = Quantity.ZERO;
      for (Leg leg : question.plan().legs()) {
        if (leg.side() == Side.SELL && leg.instrument().id().equals(stop.instrument())) {
          sold = sold.plus(state.filled().getOrDefault(leg.id(), Quantity.ZERO));
        }
      }
      return sold;
    }
  }

  private static WorstPoint largerIncrement(WorstPoint former, WorstPoint point) {
    return former == null || point.increment().isMoreThan(former.increment()) ? point : former;
  }
}
