package dev.belay.margin;

import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lists every portfolio of whole legs that a plan can pass through. Partial fills need no portfolio of their
 * own: where the requirement is convex in the quantities, the worst is at whole fills (MARGIN 6.3).
 *
 * <p>Entering: all legs of the former phases and any of the present one. Unwinding: any legs whose shorts are
 * covered by longs of the same underlying and type, or by futures, as far as the complete plan has them
 * covered. That is more than the unwinding can reach, never less: it buys a short back before it sells the
 * long that covers it.
 */
final class PlanStates {

  /** More legs would make more portfolios than a check may take; the entry fails closed. */
  static final int MOST_LEGS = 12;

  private final ExecutionPlan plan;
  private final List<Leg> legs;

  PlanStates(ExecutionPlan plan) {
    this.plan = plan;
    this.legs = plan.legs();
  }

  /**
   * {@return all of them: before, then entering by phase, then unwinding, then those that lost their
   * protection}
   */
  List<PlanState> all() {
    List<PlanState> states = new ArrayList<>();
    for (int mask = 0; mask < 1 << legs.size(); mask++) {
      states.add(new PlanState(way(mask), filled(mask)));
    }
    states.sort(Comparator.comparing(PlanState::way).thenComparing(state -> lastPhase(state))
        .thenComparing(state -> state.filled().size()));
    return states;
  }

  private int lastPhase(PlanState state) {
    return state.filled().keySet().stream().mapToInt(leg -> plan.leg(leg).phase()).max().orElse(0);
  }

  private PlanState.Way way(int mask) {
    if (mask == 0) {
      return PlanState.Way.BEFORE;
    }
    if (isEntering(mask)) {
      return PlanState.Way.ENTERING;
    }
    return isCovered(mask) ? PlanState.Way.UNWINDING : PlanState.Way.HEDGE_LOST;
  }

  private boolean isEntering(int mask) {
    int phase = lastPhase(new PlanState(PlanState.Way.ENTERING, filled(mask)));
    for (int i = 0; i < legs.size(); i++) {
      if (legs.get(i).phase() < phase && (mask >> i & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isCovered(int mask) {
    for (Leg leg : legs) {
      if (leg.isShortOption()) {
        Underlying underlying = leg.instrument().underlying();
        InstrumentKind kind = leg.instrument().kind();
        if (uncovered(mask, underlying, kind) > uncovered((1 << legs.size()) - 1, underlying, kind)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Units of shorts of one underlying and type beyond the longs that can cover them. */
  private long uncovered(int mask, Underlying underlying, InstrumentKind kind) {
    long shorts = 0;
    long covers = 0;
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      if ((mask >> i & 1) == 1 && leg.instrument().underlying().equals(underlying)) {
        long units = leg.quantity().units();
        boolean future = leg.instrument().kind() == InstrumentKind.FUTURE;
        if (leg.instrument().kind() == kind) {
          shorts += leg.side() == Side.SELL ? units : 0;
          covers += leg.side() == Side.BUY ? units : 0;
        } else if (future && (leg.side() == Side.BUY) == (kind == InstrumentKind.CALL)) {
          covers += units;
        }
      }
    }
    return Math.max(0, shorts - covers);
  }

  private SortedMap<LegId, Quantity> filled(int mask) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    for (int i = 0; i < legs.size(); i++) {
      if ((mask >> i & 1) == 1) {
        filled.put(legs.get(i).id(), legs.get(i).quantity());
      }
    }
    return filled;
  }
}
