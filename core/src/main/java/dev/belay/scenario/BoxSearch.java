package dev.belay.scenario;

import dev.belay.margin.FillBox;
import dev.belay.margin.MarginQuestion;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
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

  /**
   * One search. Each contract has its corners: whole and empty fills of each leg on it, between which nothing
   * is worse. A corner's units and its cost besides the scenarios are worked out once, for all scenarios.
   */
  private final class Run {
    private final ScenarioModel.Prices prices;
    private final boolean covers;
    private final double[] least = new double[legs.size()];
    private final double[] most = new double[legs.size()];
    private final double[] extra = new double[legs.size()];
    private final double[][] units = new double[present.length][];
    private final double[][] besides = new double[present.length][];
    private final int[] corner = new int[present.length];
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
      for (int c = 0; c < present.length; c++) {
        corners(c);
      }
    }

    private void corners(int c) {
      int[] own = legsOf[c];
      units[c] = new double[1 << own.length];
      besides[c] = new double[1 << own.length];
      for (int mask = 0; mask < units[c].length; mask++) {
        double change = 0;
        double cost = 0;
        for (int i = 0; i < own.length; i++) {
          double filled = at(own, i, mask);
          change += sign[own[i]] * filled;
          cost += extra[own[i]] * filled;
        }
        units[c][mask] = present[c] + change;
        besides[c][mask] = cost + prices.besides(c, present[c] + change) + prices.premium(c, Math.max(0, change));
      }
    }

    private double at(int[] own, int i, int mask) {
      return (mask >> i & 1) == 1 ? most[own[i]] : least[own[i]];
    }

    int worstOfGroup(int group) {
      double worst = Double.NEGATIVE_INFINITY;
      int active = Scenario.ROWS;
      for (int row = 0; row <= Scenario.ROWS; row++) {
        if (covers) {
          fillCovered(group, row);
        }
        double sum = 0;
        for (int c : contractsOf[group]) {
          sum += isFilled(c) ? cost(c, row, 0) + slopes[legsOf[c][0]] * tried[legsOf[c][0]] : worstCorner(c, row);
        }
        if (!(sum <= worst)) {
          worst = sum;
          active = row;
          keep(group);
        }
      }
      return active;
    }

    private boolean isFilled(int c) {
      return covers && legsOf[c].length == 1 && isCovered[legsOf[c][0]];
    }

    private void keep(int group) {
      for (int c : contractsOf[group]) {
        for (int i = 0; i < legsOf[c].length; i++) {
          fills[legsOf[c][i]] = isFilled(c) ? tried[legsOf[c][i]] : at(legsOf[c], i, corner[c]);
        }
      }
    }

    private double worstCorner(int c, int row) {
      double worst = Double.NEGATIVE_INFINITY;
      for (int mask = 0; mask < units[c].length; mask++) {
        double cost = cost(c, row, mask);
        if (!(cost <= worst)) {
          worst = cost;
          corner[c] = mask;
        }
      }
      return worst;
    }

    private double cost(int c, int row, int mask) {
      double scenario = row == Scenario.ROWS ? 0 : prices.moved().rows[c][row] * prices.safety();
      return units[c][mask] * scenario + besides[c][mask];
    }

    /** Chooses the fills of the legs whose shorts stay covered. */
    private void fillCovered(int group, int row) {
      for (int c : contractsOf[group]) {
        if (isFilled(c)) {
          int leg = legsOf[c][0];
          slopes[leg] = most[leg] == 0 ? 0 : (cost(c, row, 1) - cost(c, row, 0)) / most[leg];
        }
      }
      for (CoveredFill each : covered) {
        if (each.group() == group) {
          each.fill(slopes, tried, most);
        }
      }
    }

    Found found(int[] active) {
      double[] lowest = present.clone();
      double[] highest = present.clone();
      double[] change = new double[present.length];
      SortedMap<LegId, Quantity> filled = new TreeMap<>();
      for (int i = 0; i < fills.length; i++) {
        int c = placeOf[i];
        lowest[c] += sign[i] > 0 ? least[i] : -most[i];
        highest[c] += sign[i] > 0 ? most[i] : -least[i];
        change[c] += sign[i] * fills[i];
        filled.put(legs.get(i).id(), Quantity.of((long) fills[i]));
      }
      double premium = 0;
      double total = 0;
      for (int group = 0; group < active.length; group++) {
        for (int c : contractsOf[group]) {
          double held = present[c] + change[c];
          double paid = prices.premium(c, Math.max(0, change[c]));
          double row = active[group] == Scenario.ROWS ? 0 : prices.moved().rows[c][active[group]];
          premium += paid;
          total += held * row * prices.safety() + prices.besides(c, held) + paid;
        }
      }
      return new Found(total, premium, active, filled, lowest, highest);
    }
  }
}
