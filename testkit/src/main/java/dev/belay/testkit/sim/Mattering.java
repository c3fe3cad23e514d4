package dev.belay.testkit.sim;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often a strike mattered, by samples: the same seed is run again with all its strikes but that one. It mattered if
 * then Belay asked the broker for something else, other orders filled, or the host was told something else, or at
 * another time. A strike that changed only what was read or pushed did not.
 */
final class Mattering {

  /** So many strikes of a fault are looked at. */
  private static final int SAMPLES = 10;

  /** One seed in so many is looked at. */
  private static final int SEEDS = 10;

  private final SimOptions options;
  private final int[] looked = new int[Fault.values().length];
  private final int[] mattered = new int[Fault.values().length];

  Mattering(SimOptions options) {
    this.options = options;
  }

  void look(SeedResult result) {
    if (result.seed() % SEEDS != 0 || result.failure().isPresent()) {
      return;
    }
    Map<Fault, Firing> samples = samples(result);
    if (!samples.isEmpty() && effects(result.seed(), result.firings()) == result.effects()) {
      samples.forEach((fault, strike) -> {
        List<Firing> others = result.firings().stream().filter(each -> !each.equals(strike)).toList();
        looked[fault.ordinal()]++;
        mattered[fault.ordinal()] += effects(result.seed(), others) == result.effects() ? 0 : 1;
      });
    }
  }

  /** One strike of each fault of which too few were looked at: not always the first, which often comes too early. */
  private Map<Fault, Firing> samples(SeedResult result) {
    Map<Fault, Firing> samples = new EnumMap<>(Fault.class);
    for (Fault each : result.struck()) {
      List<Firing> strikes = result.firings().stream().filter(strike -> strike.fault() == each).toList();
      if (looked[each.ordinal()] < SAMPLES && !strikes.isEmpty()) {
        samples.put(each, strikes.get((int) (result.seed() / SEEDS % strikes.size())));
      }
    }
    return samples;
  }

  private long effects(long seed, List<Firing> strikes) {
    return new Simulation(options.focus(options.focus().firings(strikes))).run(seed).effects();
  }

  String told(Fault fault) {
    return "mattered in " + mattered[fault.ordinal()] + " of " + looked[fault.ordinal()] + " samples";
  }
}
