package dev.belay.testkit.sim.exhaustive;

import dev.belay.testkit.sim.Blow;
import dev.belay.testkit.sim.SeedResult;
import dev.belay.testkit.sim.SimOptions;
import dev.belay.testkit.sim.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Runs a {@link Scenario} once for every operation and every way in which it can fail, and counts the points that were
 * run and the invariants that broke. One thread; nothing is kept between scenarios but the sums.
 */
public final class EveryOperation {

  /** No scenario has so many operations: one that does never ends. */
  private static final int MOST = 5_000;

  private final Consumer<String> out;
  private final List<String> violations = new ArrayList<>();
  private int points;

  /**
   * Prepares runs.
   *
   * @param out takes a line for each scenario, and the report of each violation
   */
  public EveryOperation(Consumer<String> out) {
    this.out = out;
  }

  /**
   * Does what a word asks for and says how many points were run and how many invariants broke.
   *
   * @param word a scenario's code for its singles, {@code pairs} for all pairs of the shortest one, or {@code all}
   * @return 0 when no invariant broke, else 1
   * @throws IllegalArgumentException when nothing has that name
   */
  public int command(String word) {
    for (Scenario each : Scenario.values()) {
      if (each.code().equals(word) || word.equals("all") && each != Scenario.VERTICAL) {
        singles(each);
      }
    }
    if (word.equals("pairs") || word.equals("all")) {
      for (Blow.Kind kind : Blow.Kind.values()) {
        pairs(Scenario.VERTICAL, kind);
      }
    }
    if (points == 0) {
      throw new IllegalArgumentException("no scenario is called " + word);
    }
    out.accept("exhaustive: points=" + points + " violations=" + violations.size());
    return violations.isEmpty() ? 0 : 1;
  }

  /**
   * Tries every operation by itself: deaths by kill and by power cut, failures with and without effect, each once and
   * for ever.
   *
   * @param scenario which
   */
  public void singles(Scenario scenario) {
    for (Blow.Kind kind : Blow.Kind.values()) {
      for (boolean forEver : new boolean[] {false, true}) {
        int reached = 0;
        while (reached < MOST && run(scenario, List.of(new Blow(kind, scenario.life(), reached + 1, forEver)))) {
          reached++;
        }
        said(scenario, kind + (forEver ? " for ever" : " once"), reached);
      }
    }
  }

  /**
   * Tries every pair: the first blow at every operation, and with it the second one at every operation that comes
   * after: of the same life for failures, of the next one for deaths.
   *
   * @param scenario which; a short one
   * @param kind what befalls it twice
   */
  public void pairs(Scenario scenario, Blow.Kind kind) {
    int pairs = 0;
    int first = 0;
    boolean reached = true;
    while (reached && first < MOST) {
      first++;
      Blow one = new Blow(kind, scenario.life(), first, false);
      int second = kind.isDeath() ? 0 : first;
      boolean both = true;
      while (both && second < MOST) {
        second++;
        both = run(scenario, List.of(one, new Blow(kind, scenario.life() + (kind.isDeath() ? 1 : 0), second, false)));
        pairs += both ? 1 : 0;
      }
      reached = run(scenario, List.of(one));
    }
    said(scenario, kind + " twice", pairs);
  }

  private void said(Scenario scenario, String how, int reached) {
    out.accept(String.format(Locale.ROOT, "exhaustive %-9s %-24s %5d points", scenario.code(),
        how.toLowerCase(Locale.ROOT).replace('_', ' '), reached));
  }

  /** Whether the run reached everything that was to befall it. */
  private boolean run(Scenario scenario, List<Blow> blows) {
    SimOptions options = scenario.options(blows);
    SeedResult result = new Simulation(options).run(scenario.seed());
    int expected = options.focus().blows().size();
    if (result.landed() < expected) {
      return false;
    }
    points++;
    result.failure().ifPresent(failure -> {
      String line = "violation " + scenario.code() + " " + blows + ": " + failure + "; again with --seed="
          + scenario.seed() + " --structure=" + options.structure().orElseThrow().code() + " --plan="
          + options.focus();
      violations.add(line);
      out.accept(line);
    });
    return true;
  }

  /** {@return how many points were run, over all scenarios so far} */
  public int points() {
    return points;
  }

  /** {@return a line for each run that broke an invariant} */
  public List<String> violations() {
    return List.copyOf(violations);
  }
}
