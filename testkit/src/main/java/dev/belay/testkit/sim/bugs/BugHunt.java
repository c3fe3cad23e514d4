package dev.belay.testkit.sim.bugs;

import dev.belay.testkit.sim.SimArguments;
import dev.belay.testkit.sim.Simulation;
import dev.belay.testkit.sim.StoreFactory;
import dev.belay.time.TimeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hunts seeded bugs: {@code --bug=NAME} one of them, until its first failing seed, which is shrunk and reported; {@code
 * --bugs} all of them. Further words are those of a simulation, such as {@code --seeds=1-100000}. A seed that fails
 * without the bug too is not counted.
 */
public final class BugHunt {

  private static final String ONE = "--bug=";
  private static final String ALL = "--bugs";

  private final BugShelf shelf;
  private final TimeSource time;
  private final Consumer<String> out;

  /**
   * Where a bug was found.
   *
   * @param bug which
   * @param seed the first seed that fails with it and not without it; empty when it lives
   * @param invariant what that seed broke; empty when it lives
   */
  public record Kill(SeededBug bug, Optional<Long> seed, String invariant) {}

  /**
   * Prepares a hunt.
   *
   * @param shelf the bugs
   * @param time tells how long it takes
   * @param out takes the lines
   */
  public BugHunt(BugShelf shelf, TimeSource time, Consumer<String> out) {
    this.shelf = shelf;
    this.time = time;
    this.out = out;
  }

  /**
   * {@return whether words ask for a hunt}
   *
   * @param words the words of a run
   */
  public static boolean isWanted(List<String> words) {
    return words.stream().anyMatch(word -> word.startsWith(ONE) || word.equals(ALL));
  }

  /**
   * Does what words ask for.
   *
   * @param words the words of a run
   * @return 1 when the one bug was found, as failing simulations do, or when of all bugs one lives; else 0
   */
  public int run(List<String> words) {
    List<String> rest = words.stream().filter(word -> !isWanted(List.of(word))).toList();
    Optional<String> one = words.stream().filter(word -> word.startsWith(ONE)).findFirst();
    return one.isPresent() ? one(shelf.find(one.get().substring(ONE.length())), rest) : all(rest);
  }

  private int one(SeededBug bug, List<String> asked) {
    long begun = time.monotonicNanos();
    List<String> words = where(bug, asked);
    out.accept("bug " + bug.name() + " (" + bug.after() + "): " + bug.story());
    if (!bug.hunt().isEmpty()) {
      out.accept("hunted where its meeting is less rare: " + String.join(" ", bug.hunt()));
    }
    try (PatchedCore core = PatchedCore.with(bug, shelf.patched(bug))) {
      Kill kill = hunt(bug, core, words);
      kill.seed().ifPresent(seed -> shrink(core, words, seed).forEach(out));
      SimArguments arguments = arguments(words);
      out.accept(String.format(Locale.ROOT, "simulate: seeds=%d failures=%d bug=%s ms=%d",
          kill.seed().orElse(arguments.last()) - arguments.first() + 1, kill.seed().isPresent() ? 1 : 0, bug.name(),
          millisSince(begun)));
      return kill.seed().isPresent() ? 1 : 0;
    }
  }

  /** What is asked for says more than the bug does. */
  private static List<String> where(SeededBug bug, List<String> asked) {
    List<String> words = new ArrayList<>(bug.hunt());
    words.addAll(asked);
    return words;
  }

  private int all(List<String> asked) {
    List<Long> seeds = new ArrayList<>();
    List<Long> faults = new ArrayList<>();
    List<Long> millis = new ArrayList<>();
    List<SeededBug> bugs = shelf.all();
    for (SeededBug bug : bugs) {
      List<String> words = where(bug, asked);
      try (PatchedCore core = PatchedCore.with(bug, shelf.patched(bug))) {
        Kill kill = hunt(bug, core, words);
        kill.seed().ifPresent(seed -> {
          long begun = time.monotonicNanos();
          seeds.add(seed - arguments(words).first() + 1);
          faults.add(Long.parseLong(shrink(core, words, seed).get(0).split(" ", 2)[0]));
          millis.add(millisSince(begun));
        });
        out.accept(String.format(Locale.ROOT, "bug %-28s %s%s", bug.name(), kill.seed().map(seed -> "seed " + seed
            + " " + kill.invariant() + ", " + last(faults) + " faults after " + last(millis) + " ms").orElse("lives"),
            bug.hunt().isEmpty() ? "" : ", hunted with " + String.join(" ", bug.hunt())));
      }
    }
    out.accept("bugs: total=" + bugs.size() + " killed=" + seeds.size() + " medianSeeds=" + median(seeds)
        + " mostSeeds=" + most(seeds) + " shrunkFaultsMedian=" + median(faults) + " shrunkFaultsMost=" + most(faults)
        + " shrunkMillisMedian=" + median(millis) + " shrunkMillisMost=" + most(millis));
    return seeds.size() == bugs.size() ? 0 : 1;
  }

  private long millisSince(long begun) {
    return (time.monotonicNanos() - begun) / 1_000_000;
  }

  private static List<String> shrink(PatchedCore core, List<String> words, long seed) {
    List<String> shrink = new ArrayList<>(words);
    shrink.add("--seed=" + seed);
    return core.run(ShrunkFailure.class, shrink);
  }

  private static long last(List<Long> figures) {
    return figures.get(figures.size() - 1);
  }

  private static long most(List<Long> figures) {
    return figures.isEmpty() ? 0 : Collections.max(figures);
  }

  private static long median(List<Long> figures) {
    return figures.stream().sorted().skip(figures.size() / 2).findFirst().orElse(0L);
  }

  /**
   * {@return where a bug is found}
   *
   * @param bug which
   * @param words the words of a simulation; those of the bug hold too where these say nothing
   * @throws IllegalStateException when the bug no longer applies
   */
  public Kill hunt(SeededBug bug, List<String> words) {
    try (PatchedCore core = PatchedCore.with(bug, shelf.patched(bug))) {
      return hunt(bug, core, where(bug, words));
    }
  }

  private static Kill hunt(SeededBug bug, PatchedCore core, List<String> words) {
    SimArguments arguments = arguments(words);
    Simulation sound = new Simulation(arguments.options());
    long from = arguments.first();
    while (from <= arguments.last()) {
      List<String> next = new ArrayList<>(words);
      next.add("--seeds=" + from + "-" + arguments.last());
      List<String> found = core.run(FirstFailure.class, next);
      if (found.isEmpty()) {
        break;
      }
      long seed = Long.parseLong(found.get(0));
      if (sound.run(seed).failure().isEmpty()) {
        return new Kill(bug, Optional.of(seed), found.get(1));
      }
      from = seed + 1;
    }
    return new Kill(bug, Optional.empty(), "");
  }

  private static SimArguments arguments(List<String> words) {
    return SimArguments.of(words, name -> StoreFactory.inMemory());
  }
}
