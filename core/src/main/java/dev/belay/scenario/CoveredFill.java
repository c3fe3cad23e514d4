package dev.belay.scenario;

/**
 * The legs of one underlying and type whose shorts stay covered while they are unwound, and their worst fill
 * under that condition: a sum of linear costs with one bound on shorts, so taking the dearest first is exact.
 */
final class CoveredFill {

  private final int group;
  private final int[] shorts;
  private final int[] covers;

  /**
   * Names the legs.
   *
   * @param group the group that all of them belong to
   * @param shorts legs that sell options
   * @param covers legs that can cover them
   */
  CoveredFill(int group, int[] shorts, int[] covers) {
    this.group = group;
    this.shorts = shorts;
    this.covers = covers;
  }

  int group() {
    return group;
  }

  private static double sum(int[] legs, double[] most) {
    double sum = 0;
    for (int leg : legs) {
      sum += most[leg];
    }
    return sum;
  }

  /**
   * Writes the worst fill into the fills, given what a unit of each leg costs and how many units it may have.
   * Shorts may stand uncovered as far as they do once every leg has its most units.
   */
  void fill(double[] perUnit, double[] fills, double[] most) {
    dearestFirst(shorts, perUnit);
    dearestFirst(covers, perUnit);
    double supply = Math.max(0, sum(shorts, most) - sum(covers, most));
    int next = 0;
    for (int cover : covers) {
      boolean wanted = perUnit[cover] > 0;
      fills[cover] = wanted ? most[cover] : 0;
      supply += fills[cover];
      next += wanted ? 1 : 0;
    }
    for (int sold : shorts) {
      fills[sold] = perUnit[sold] > 0 ? Math.min(supply, most[sold]) : 0;
      supply -= fills[sold];
      while (fills[sold] < most[sold] && next < covers.length && perUnit[sold] + perUnit[covers[next]] > 0) {
        int cover = covers[next];
        double units = Math.min(most[cover] - fills[cover], most[sold] - fills[sold]);
        fills[cover] += units;
        fills[sold] += units;
        next += fills[cover] < most[cover] ? 0 : 1;
      }
    }
  }

  /** Sorts a few indexes in place. */
  private static void dearestFirst(int[] legs, double[] perUnit) {
    for (int i = 1; i < legs.length; i++) {
      int leg = legs[i];
      int place = i;
      while (place > 0 && perUnit[legs[place - 1]] < perUnit[leg]) {
        legs[place] = legs[place - 1];
        place--;
      }
      legs[place] = leg;
    }
  }
}
