package dev.belay.scenario;

import dev.belay.margin.FillBox;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Finds the worst fill of a box without trying its corners: because the margin is a maximum over scenarios of
 * sums over contracts, the maximum over all fills is, scenario by scenario, the sum of what each contract
 * contributes at most. Exact, partial fills included, in time that grows with the number of legs
 * (docs/margin.md has the argument).
 */
final class BoxSearch {

  /**
   * The worst fill of a box.
   *
   * @param total margin and premium there, without the calendar charge and the box's extra cost
   * @param premium the premium there
   * @param active the scenario of each group
   * @param filled units by leg
   * @param lowest the lowest position of each contract in the box
   * @param highest the highest
   */
  record Found(double total, double premium, int[] active, SortedMap<LegId, Quantity> filled, double[] lowest,
      double[] highest) {}

  private final List<Leg> legs;
  private final double[] present;
  private final int[] placeOf;
  private final double[] sign;
  private final int[][] legsOf;
  private final int[][] contractsOf;
  private final List<CoveredFill> covered;
  private final boolean[] isCovered;

  BoxSearch(MarginQuestion question, Contract[] contracts, SortedMap<InstrumentId, Integer> places, int groups) {
    this.legs = question.plan().legs();
    this.present = new double[contracts.length];
    question.present().forEach((id, units) -> present[places.get(id)] = units.units());
    this.placeOf = legs.stream().mapToInt(leg -> places.get(leg.instrument().id())).toArray();
    this.sign = legs.stream().mapToDouble(leg -> leg.side() == Side.BUY ? 1 : -1).toArray();
    this.legsOf = new int[contracts.length][];
    for (int c = 0; c < contracts.length; c++) {
      int contract = c;
      legsOf[c] = indexes(legs.size(), leg -> placeOf[leg] == contract);
    }
    this.contractsOf = new int[groups][];
    for (int g = 0; g < groups; g++) {
      int group = g;
      contractsOf[g] = indexes(contracts.length, c -> contracts[c].group() == group);
    }
    this.isCovered = new boolean[legs.size()];
    this.covered = CoverClasses.of(legs, contracts, placeOf, present, isCovered);
  }

  static int[] indexes(int count, IntPredicate which) {
    return IntStream.range(0, count).filter(which).toArray();
  }

  Found worst(FillBox box, ScenarioModel.Prices prices) {
    Run run = new Run(box, prices);
    int[] active = new int[contractsOf.length];
    for (int group = 0; group < active.length; group++) {
      active[group] = run.worstOfGroup(group);
    }
    return run.found(active);
  }

  /** One search: the box in arrays, and the worst fills found so far. */
  private final class Run {
    private final ScenarioModel.Prices prices;
    private final boolean covers;
    private final double[] least = new double[legs.size()];
    private final double[] most = new double[legs.size()];
    private final double[] extra = new double[legs.size()];
    private final double[] tried = new double[legs.size()];
    private final double[] slopes = new double[legs.size()];
    private final double[] fills = new double[legs.size()];

    Run(FillBox box, ScenarioModel.Prices prices) {
      this.prices = prices;
      this.covers = box.covered();
      for (int i = 0; i < legs.size(); i++) {
        LegId leg = legs.get(i).id();
        least[i] = box.least().getOrDefault(leg, Quantity.ZERO).units();
        most[i] = box.most().getOrDefault(leg, Quantity.ZERO).units();
        extra[i] = box.extra().containsKey(leg) ? Market.rupees(box.extra().get(leg)) : 0;
      }
    }

    int worstOfGroup(int group) {
      double worst = Double.NEGATIVE_INFINITY;
      int active = Scenario.ROWS;
      for (int row = 0; row <= Scenario.ROWS; row++) {
        double sum = 0;
        if (covers) {
          fillCovered(group, row);
        }
        for (int c : contractsOf[group]) {
          sum += worstOfContract(c, row);
        }
        if (!(sum <= worst)) {
          worst = sum;
          active = row;
          keep(group);
        }
      }
      return active;
    }

    private void keep(int group) {
      for (int c : contractsOf[group]) {
        for (int leg : legsOf[c]) {
          fills[leg] = tried[leg];
        }
      }
    }

    /** Whole and empty fills of each leg on the contract; between them nothing is worse. */
    private double worstOfContract(int c, int row) {
      int[] own = legsOf[c];
      if (covers && own.length == 1 && isCovered[own[0]]) {
        return cost(c, row, tried);
      }
      double worst = Double.NEGATIVE_INFINITY;
      int corner = 0;
      for (int mask = 0; mask < 1 << own.length; mask++) {
        set(own, mask);
        double cost = cost(c, row, tried);
        if (!(cost <= worst)) {
          worst = cost;
          corner = mask;
        }
      }
      set(own, corner);
      return worst;
    }

    private void set(int[] own, int mask) {
      for (int i = 0; i < own.length; i++) {
        tried[own[i]] = (mask >> i & 1) == 1 ? most[own[i]] : least[own[i]];
      }
    }

    /** Chooses the fills of covered legs; their cost is added contract by contract afterwards. */
    private void fillCovered(int group, int row) {
      for (int c : contractsOf[group]) {
        for (int leg : legsOf[c]) {
          if (isCovered[leg]) {
            tried[leg] = 0;
            double none = cost(c, row, tried);
            tried[leg] = most[leg];
            slopes[leg] = (cost(c, row, tried) - none) / most[leg];
          }
        }
      }
      for (CoveredFill each : covered) {
        if (each.group() == group) {
          each.fill(slopes, tried);
        }
      }
    }

    private double cost(int c, int row, double[] filled) {
      double change = 0;
      double besides = 0;
      for (int leg : legsOf[c]) {
        change += sign[leg] * filled[leg];
        besides += extra[leg] * filled[leg];
      }
      double units = present[c] + change;
      double scenario = row == Scenario.ROWS ? 0 : units * prices.moved().rows[c][row] * prices.safety();
      return scenario + prices.besides(c, units) + prices.premium(c, Math.max(0, change)) + besides;
    }

    Found found(int[] active) {
      double[] lowest = present.clone();
      double[] highest = present.clone();
      double[] change = new double[present.length];
      SortedMap<LegId, Quantity> filled = new TreeMap<>();
      double extras = 0;
      for (int i = 0; i < fills.length; i++) {
        int c = placeOf[i];
        lowest[c] += sign[i] > 0 ? least[i] : -most[i];
        highest[c] += sign[i] > 0 ? most[i] : -least[i];
        change[c] += sign[i] * fills[i];
        extras += extra[i] * fills[i];
        filled.put(legs.get(i).id(), Quantity.of((long) fills[i]));
      }
      double premium = 0;
      for (int c = 0; c < change.length; c++) {
        premium += prices.premium(c, Math.max(0, change[c]));
      }
      return new Found(total(active) - extras, premium, active, filled, lowest, highest);
    }

    private double total(int[] active) {
      double total = 0;
      for (int group = 0; group < active.length; group++) {
        for (int c : contractsOf[group]) {
          total += cost(c, active[group], fills);
        }
      }
      return total;
    }
  }

  static double[] mostOf(List<Leg> legs) {
    double[] most = new double[legs.size()];
    Arrays.setAll(most, i -> legs.get(i).quantity().units());
    return most;
  }
}
