package dev.belay.testkit.sim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
    Invariant broken = new Simulation(options).run(seed).failure().orElseThrow().invariant();
    return shrink(options, seed,
        result -> result.failure().filter(each -> each.invariant() == broken).isPresent());
  }

  /**
   * {@return the smallest run that was found in which something happens, such as a rare state that it reaches}
   *
   * @param options how the seed was run
   * @param seed a seed in whose run it happens
   * @param same whether it happened in a run
   */
  public static Shrunk shrink(SimOptions options, long seed, Predicate<SeedResult> same) {
    Shrinker shrinker = new Shrinker(options, seed, same);
    shrinker.shrink(new Simulation(options).run(seed));
    return new Shrunk(shrinker.smallest, shrinker.runs, new Simulation(shrinker.smallest.traced()).run(seed));
  }

  private void shrink(SeedResult first) {
    if (!tries(focus -> focus.firings(first.firings()))) {
      return; // blows of a scenario, or deaths that were not drawn: nothing is left out
    }
    for (Fault each : first.struck()) {
      keepOnly(firings().stream().filter(firing -> firing.fault() != each).toList());
    }
    thinOut();
    tries(focus -> focus.second(false));
    tries(focus -> focus.exits(false));
    Arrays.stream(Structure.values()).sorted(Comparator.comparing(each -> each.legs().size()))
        .filter(each -> each.legs().size() < legs()).anyMatch(each -> accepts(smallest.structure(each)));
    tries(focus -> focus.lots(1));
    Arrays.stream(HEAL_MILLIS).anyMatch(millis -> millis < healMillis() && tries(focus -> focus.healMillis(millis)));
    Arrays.stream(PERCENTS).anyMatch(percent -> tries(focus -> focus.delayPercent(percent)));
    thinOut();
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
