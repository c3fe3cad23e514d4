package dev.belay.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The legs of one underlying and type whose shorts stay covered while they are unwound, and their worst fill
 * under that condition: a sum of linear costs with one bound on shorts, so taking the dearest first is exact.
 */
final class CoveredFill {

  /** A leg by its index, with the cost of one filled unit. */
  private record Slope(int leg, double perUnit) {}

  private static final Comparator<Slope> DEAREST = Comparator.comparingDouble(Slope::perUnit).reversed();

  private final int group;
  private final int[] shorts;
  private final int[] covers;
  private final double[] most;
  private final double allowance;

  /**
   * Names the legs.
   *
   * @param group the group that all of them belong to
   * @param shorts legs that sell options
   * @param covers legs that can cover them
   * @param most units of each leg of the plan
   */
  CoveredFill(int group, int[] shorts, int[] covers, double[] most) {
    this.group = group;
    this.shorts = shorts;
    this.covers = covers;
    this.most = most;
    this.allowance = Math.max(0, sum(shorts) - sum(covers));
  }

  int group() {
    return group;
  }

  private double sum(int[] legs) {
    double sum = 0;
    for (int leg : legs) {
      sum += most[leg];
    }
    return sum;
  }

  /** Writes the worst fill into the fills, given what a unit of each leg costs. */
  void fill(double[] perUnit, double[] fills) {
    double supply = allowance;
    for (int cover : covers) {
      fills[cover] = perUnit[cover] > 0 ? most[cover] : 0;
      supply += fills[cover];
    }
    List<Slope> free = sorted(covers, perUnit);
    free.removeIf(cover -> fills[cover.leg()] > 0);
    int next = 0;
    for (Slope sold : sorted(shorts, perUnit)) {
      fills[sold.leg()] = sold.perUnit() > 0 ? Math.min(supply, most[sold.leg()]) : 0;
      supply -= fills[sold.leg()];
      while (fills[sold.leg()] < most[sold.leg()] && next < free.size()
          && sold.perUnit() + free.get(next).perUnit() > 0) {
        int cover = free.get(next).leg();
        double units = Math.min(most[cover] - fills[cover], most[sold.leg()] - fills[sold.leg()]);
        fills[cover] += units;
        fills[sold.leg()] += units;
        next += fills[cover] < most[cover] ? 0 : 1;
      }
    }
  }

  private static List<Slope> sorted(int[] legs, double[] perUnit) {
    List<Slope> slopes = new ArrayList<>();
    for (int leg : legs) {
      slopes.add(new Slope(leg, perUnit[leg]));
    }
    slopes.sort(DEAREST);
    return slopes;
  }
}
