package dev.belay.margin;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Walks the portfolios of one plan under all shocks and keeps the worst points. */
final class WorstSearch {

  private static final PlanState BEFORE = new PlanState(PlanState.Way.BEFORE, new TreeMap<>());

  private final MarginQuestion question;
  private final MarginModel model;
  private final MarginLimits limits;
  private final Money present;
  private final RestingPremium resting;
  private final List<Money> before = new ArrayList<>();
  final TreeSet<String> missing = new TreeSet<>();
  final List<WorstPoint> path = new ArrayList<>();
  Money worstBefore = Money.ZERO;
  WorstPoint worst;
  WorstPoint worsened;
  WorstPoint worstCash;
  WorstPoint hedgeLost;

  WorstSearch(MarginQuestion question, MarginModel model, MarginLimits limits, Money present) {
    this.question = question;
    this.model = model;
    this.limits = limits;
    this.present = present;
    this.resting = new RestingPremium(question);
  }

  Money present() {
    return present;
  }

  /** One portfolio after the other; for models of any kind. */
  void enumerate() {
    for (PlanState state : new PlanStates(question.plan()).all()) {
      visitAll(state);
    }
  }

  /** Box by box; the complete portfolio is visited too, because there the premium is largest. */
  void search(BoxModel boxes) {
    visitAll(BEFORE);
    for (FillBox box : FillBoxes.of(question.plan(), resting.perUnit())) {
      WorstPoint peak = null;
      for (int shock = 0; shock < limits.shocks().size(); shock++) {
        BoxWorst found = boxes.worst(box, limits.shocks().get(shock));
        peak = larger(peak, visit(new PlanState(box.way(), found.filled()), shock, found.estimate()));
      }
      keep(peak);
    }
    visitAll(new PlanState(PlanState.Way.ENTERING, FillBoxes.filled(question.plan(), leg -> true)));
  }

  private void visitAll(PlanState state) {
    SortedMap<InstrumentId, Quantity> held = question.after(state.filled());
    WorstPoint peak = null;
    for (int shock = 0; shock < limits.shocks().size(); shock++) {
      peak = larger(peak, visit(state, shock, model.estimate(held, limits.shocks().get(shock))));
    }
    keep(peak);
  }

  private void keep(WorstPoint peak) {
    if (peak != null) {
      path.add(peak);
    }
  }

  /** {@return the point, or null when nobody can say} */
  private WorstPoint visit(PlanState state, int shock, MarginEstimate estimate) {
    if (!(estimate instanceof MarginEstimate.Known known)) {
      missing.addAll(((MarginEstimate.Unavailable) estimate).missing());
      return null;
    }
    MarginEstimate.Known need = known.withPremium(resting.of(state.filled()));
    WorstPoint point = new WorstPoint(state, limits.shocks().get(shock), need,
        need.requirement().minus(present).max(Money.ZERO));
    compare(point, shock);
    return point;
  }

  private void compare(WorstPoint point, int shock) {
    Money requirement = point.need().requirement();
    if (point.state().way() == PlanState.Way.BEFORE) {
      before.add(requirement);
      worstBefore = worstBefore.max(point.increment());
    }
    boolean lost = point.state().way() == PlanState.Way.HEDGE_LOST;
    if (lost) {
      hedgeLost = larger(hedgeLost, point);
    }
    if (!lost || limits.hedgeLossBlocks()) {
      worst = larger(worst, point);
      worstCash = worstCash == null
          || point.need().premiumCash().isMoreThan(worstCash.need().premiumCash()) ? point : worstCash;
      if (shock < before.size() && requirement.isMoreThan(before.get(shock))) {
        worsened = larger(worsened, point);
      }
    }
  }

  private static WorstPoint larger(WorstPoint former, WorstPoint point) {
    return former == null || point != null && point.increment().isMoreThan(former.increment()) ? point : former;
  }
}
