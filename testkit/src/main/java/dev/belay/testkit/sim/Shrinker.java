package dev.belay.testkit.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes a failing run small: fewer fault kinds, then fewer single strikes, fewer groups, legs and lots, a shorter time
 * of faults, shorter delays, as long as the same invariant breaks. Every draw has its own name, so what is taken away
 * leaves the rest where it was.
 */
public final class Shrinker {

  /** A run takes some hundredths of a second: with so many the work is done in seconds. */
  private static final int MOST_RUNS = 400;

  private static final long[] HEAL_MILLIS = {2_000, 5_000, 10_000, 20_000};
  private static final int[] PERCENTS = {0, 5, 20, 50};

  private final long seed;
  private final Predicate<SeedResult> same;
  private SimOptions smallest;
  private int runs;

  private Shrinker(SimOptions options, long seed, Predicate<SeedResult> same) {
    this.seed = seed;
    this.same = same;
    this.smallest = options;
  }

  /**
   * {@return the smallest run that was found in which the same invariant breaks}
   *
   * @param options how the seed was run
   * @param seed a seed that fails
   * @throws java.util.NoSuchElementException when it does not fail
   */
  public static Shrunk shrink(SimOptions options, long seed) {
    return shrink(options, new Simulation(options).run(seed));
  }

  /**
   * {@return the smallest run that was found in which the same invariant breaks}
   *
   * @param options how the seed was run
   * @param failed what became of it
   * @throws java.util.NoSuchElementException when it did not fail
   */
  public static Shrunk shrink(SimOptions options, SeedResult failed) {
    Invariant broken = failed.failure().orElseThrow().invariant();
    return shrink(options, failed,
        result -> result.failure().filter(each -> each.invariant() == broken).isPresent());
  }

  /**
   * {@return the smallest run that was found in which something happens, such as a rare state that it reaches}
   *
   * @param options how the seed was run
   * @param first a run in which it happened
   * @param same whether it happened in a run
   */
  public static Shrunk shrink(SimOptions options, SeedResult first, Predicate<SeedResult> same) {
    Shrinker shrinker = new Shrinker(options, first.seed(), same);
    shrinker.smallest = exactly(options, first);
    shrinker.shrink();
    return new Shrunk(shrinker.smallest, shrinker.runs, new Simulation(shrinker.smallest.traced()).run(first.seed()));
  }

  /**
   * The same run, told by its strikes instead of by its rates. A fault that is on and has not struck is named too: what
   * waits for its moment takes a place among what waits, and so has a say in what comes first. Deaths by a blow are no
   * strikes of the seed.
   */
  static SimOptions exactly(SimOptions options, SeedResult run) {
    Plan plan = new Plan(run.seed(), options);
    List<Firing> strikes = new ArrayList<>(run.firings());
    strikes.removeIf(each -> !plan.isOn(each.fault()));
    plan.on().stream().filter(each -> run.fired(each) == 0).map(Firing::moment).forEach(strikes::add);
    return options.focus(options.focus().firings(strikes));
  }

  /** Again and again, until nothing gets smaller: a run of fewer legs may need fewer strikes, and the reverse. */
  private void shrink() {
    SimOptions before;
    do {
      before = smallest;
      for (Fault each : kinds()) {
        keepOnly(firings().stream().filter(firing -> firing.fault() != each).toList());
      }
      thinOut();
      smaller();
    } while (smallest != before && runs < MOST_RUNS);
  }

  private Set<Fault> kinds() {
    EnumSet<Fault> kinds = EnumSet.noneOf(Fault.class);
    firings().forEach(each -> kinds.add(each.fault()));
    return kinds;
  }

  /** Takes away what is not a strike. */
  private void smaller() {
    Focus kept = smallest.focus();
    for (Blow each : kept.blows()) {
      tries(focus -> focus.blows(focus.blows().stream().filter(other -> !other.equals(each)).toList()));
    }
    if (!kept.second().equals(Optional.of(false))) {
      tries(focus -> focus.second(false));
    }
    if (!kept.exits().equals(Optional.of(false))) {
      tries(focus -> focus.exits(false));
    }
    Arrays.stream(Structure.values()).sorted(Comparator.comparing(each -> each.legs().size()))
        .filter(each -> each.legs().size() < legs()).anyMatch(each -> accepts(smallest.structure(each)));
    if (!kept.lots().equals(OptionalInt.of(1))) {
      tries(focus -> focus.lots(1));
    }
    Arrays.stream(HEAL_MILLIS).anyMatch(millis -> millis < healMillis() && tries(focus -> focus.healMillis(millis)));
    Arrays.stream(PERCENTS).anyMatch(percent -> percent < smallest.focus().delayPercent()
        && tries(focus -> focus.delayPercent(percent)));
  }

  private List<Firing> firings() {
    return smallest.focus().firings().orElseThrow();
  }

  private int legs() {
    return new Plan(seed, smallest).structure().legs().size();
  }

  private long healMillis() {
    return new Plan(seed, smallest).healAt() / 1_000_000;
  }

  /** Delta debugging: takes away halves, quarters and so on down to single strikes. */
  private void thinOut() {
    int chunk = Math.max(1, firings().size() / 2);
    while (true) {
      for (int from = 0; from < firings().size(); ) {
        List<Firing> without = new ArrayList<>(firings());
        without.subList(from, Math.min(without.size(), from + chunk)).clear();
        if (!keepOnly(without)) {
          from += chunk;
        }
      }
      if (chunk == 1) {
        return;
      }
      chunk /= 2;
    }
  }

  private boolean keepOnly(List<Firing> fewer) {
    return fewer.size() < firings().size() && tries(focus -> focus.firings(fewer));
  }

  private boolean tries(UnaryOperator<Focus> change) {
    return accepts(smallest.focus(change.apply(smallest.focus())));
  }

  private boolean accepts(SimOptions smaller) {
    if (runs >= MOST_RUNS) {
      return false;
    }
    runs++;
    boolean still = same.test(new Simulation(smaller).run(seed));
    smallest = still ? smaller : smallest;
    return still;
  }

  /**
   * A run that was made small.
   *
   * @param options how it is run
   * @param runs how many runs that took
   * @param result what became of it, with every event in words
   */
  public record Shrunk(SimOptions options, int runs, SeedResult result) {

    /** {@return the strikes that are left} */
    public List<Firing> firings() {
      return List.copyOf(new TreeSet<>(options.focus().firings().orElse(result.firings())));
    }

    /** {@return the report: what broke, the plan that is left, truth against belief, the end of the trace} */
    public List<String> report() {
      List<String> lines = new ArrayList<>(result.report());
      lines.add("  shrunk to " + firings().size() + " faults in " + runs + " runs");
      lines.add("  again  " + String.join(" ", words().stream().map(Shrunk::quoted).toList()));
      return lines;
    }

    private static String quoted(String word) {
      return word.indexOf(';') < 0 ? word : "'" + word + "'";
    }

    /** {@return the words with which {@link Simulator} runs it again} */
    public List<String> words() {
      List<String> words = new ArrayList<>(List.of("--seed=" + result.seed()));
      options.structure().ifPresent(each -> words.add("--structure=" + each.code()));
      String plan = options.focus().toString();
      if (options.focus().firings().isEmpty()) {
        options.only().ifPresent(only ->
            words.add("--faults=" + String.join(",", only.stream().map(Fault::code).toList())));
      }
      if (!plan.isEmpty()) {
        words.add("--plan=" + plan);
      }
      words.add("--trace");
      return words;
    }
  }
}
