package dev.belay.margin;

import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The same portfolios as {@link PlanStates}, as boxes: one for each phase, one for the unwinding, and the
 * whole box, which holds those that have lost their protection.
 */
final class FillBoxes {

  private FillBoxes() {}

  static List<FillBox> of(ExecutionPlan plan, SortedMap<LegId, Price> extra) {
    List<FillBox> boxes = new ArrayList<>();
    for (int phase = 0; phase < plan.phases(); phase++) {
      int present = phase;
      boxes.add(new FillBox(PlanState.Way.ENTERING, filled(plan, leg -> leg.phase() < present),
          filled(plan, leg -> leg.phase() <= present), false, extra));
    }
    SortedMap<LegId, Quantity> all = filled(plan, leg -> true);
    boxes.add(new FillBox(PlanState.Way.UNWINDING, new TreeMap<>(), all, true, extra));
    boxes.add(new FillBox(PlanState.Way.HEDGE_LOST, new TreeMap<>(), all, false, extra));
    return boxes;
  }

  static SortedMap<LegId, Quantity> filled(ExecutionPlan plan, Predicate<Leg> which) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    plan.legs().stream().filter(which).forEach(leg -> filled.put(leg.id(), leg.quantity()));
    return filled;
  }
}
