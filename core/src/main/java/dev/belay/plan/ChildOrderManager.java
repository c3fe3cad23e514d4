package dev.belay.plan;

import dev.belay.market.ContractRules;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a quantity into child orders that the exchange takes: the one place that slices, for entries, unwinding,
 * hedges, stops and exits. Belay slices by itself because brokers' slicing may leave holes under a success answer.
 */
public final class ChildOrderManager {

  private ChildOrderManager() {}

  /**
   * Cuts an entry.
   *
   * @param quantity units, above zero, whole lots
   * @param rules lot and freeze quantity in force
   * @return children of at most the freeze quantity floored to whole lots, the largest first
   * @throws IllegalArgumentException when the freeze quantity is unknown: risk rules refuse such an entry before
   */
  public static List<Quantity> entrySlices(Quantity quantity, ContractRules rules) {
    Quantity largest = rules.largestOrder()
        .orElseThrow(() -> new IllegalArgumentException("an entry needs a known freeze quantity"));
    return slices(quantity, largest);
  }

  /**
   * Cuts an exit. Where the freeze quantity is unknown the children are of one lot, or of what was learnt: an exit is
   * never refused for want of a table, and all of it goes out.
   *
   * @param quantity units, above zero
   * @param rules lot and freeze quantity in force
   * @param learnt what a refusal named as the most, or half of what it refused; zero while none did
   * @return the children, the largest first
   */
  public static List<Quantity> exitSlices(Quantity quantity, ContractRules rules, Quantity learnt) {
    Quantity known = learnt.isZero() ? Quantity.ZERO : learnt.max(rules.lot());
    Quantity largest = rules.largestOrder()
        .map(freeze -> known.isZero() ? freeze : freeze.min(known)).orElse(known.max(rules.lot()));
    return slices(quantity, largest);
  }

  private static List<Quantity> slices(Quantity quantity, Quantity largest) {
    List<Quantity> children = new ArrayList<>();
    Quantity rest = quantity;
    while (rest.isPositive()) {
      Quantity child = rest.min(largest);
      children.add(child);
      rest = rest.minus(child);
    }
    return List.copyOf(children);
  }
}
