package dev.belay.scenario;

import dev.belay.market.InstrumentKind;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Finds the legs whose unwinding keeps shorts covered in a way that {@link CoveredFill} can use: one
 * underlying and type, one group, one leg for each contract, and a cost that is linear in the fill. All other
 * legs are searched as if nothing covered them, which can only make the answer larger.
 */
final class CoverClasses {

  private CoverClasses() {}

  /** {@return the classes; marks their legs} */
  static List<CoveredFill> of(List<Leg> legs, Contract[] contracts, int[] placeOf, double[] present,
      boolean[] isCovered) {
    SortedMap<String, List<Integer>> byName = new TreeMap<>();
    for (int i = 0; i < legs.size(); i++) {
      String name = nameOf(legs.get(i));
      if (!name.isEmpty()) {
        byName.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
      }
    }
    List<CoveredFill> classes = new ArrayList<>();
    for (List<Integer> members : byName.values()) {
      int[] own = members.stream().mapToInt(Integer::intValue).toArray();
      int group = contracts[placeOf[own[0]]].group();
      boolean usable = Arrays.stream(own).allMatch(leg -> contracts[placeOf[leg]].group() == group
          && isLinear(legs, leg, placeOf, present));
      if (usable) {
        Arrays.stream(own).forEach(leg -> isCovered[leg] = true);
        classes.add(new CoveredFill(group, shorts(legs, own, true), shorts(legs, own, false)));
      }
    }
    return classes;
  }

  private static int[] shorts(List<Leg> legs, int[] own, boolean wanted) {
    return Arrays.stream(own).filter(leg -> legs.get(leg).isShortOption() == wanted).toArray();
  }

  /** Calls and long futures are one class, puts and short futures another; shares are in none. */
  private static String nameOf(Leg leg) {
    InstrumentKind kind = leg.instrument().kind();
    if (kind == InstrumentKind.EQUITY) {
      return "";
    }
    boolean calls = kind == InstrumentKind.CALL || kind == InstrumentKind.FUTURE && leg.side() == Side.BUY;
    return leg.instrument().underlying() + (calls ? " calls" : " puts");
  }

  private static boolean isLinear(List<Leg> legs, int leg, int[] placeOf, double[] present) {
    int place = placeOf[leg];
    boolean alone = Arrays.stream(placeOf).filter(other -> other == place).count() == 1;
    double sign = legs.get(leg).side() == Side.BUY ? 1 : -1;
    return alone && present[place] * sign >= 0;
  }
}
