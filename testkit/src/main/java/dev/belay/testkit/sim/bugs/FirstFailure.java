package dev.belay.testkit.sim.bugs;

import dev.belay.testkit.sim.Invariant;
import dev.belay.testkit.sim.SeedResult;
import dev.belay.testkit.sim.SimArguments;
import dev.belay.testkit.sim.SimOptions;
import dev.belay.testkit.sim.Simulation;
import dev.belay.testkit.sim.StoreFactory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Function;

/**
 * Runs seeds until one fails, in whatever classes it was loaded with. It takes the words of a simulation, and {@code
 * --unjudged=A,B} for invariants that are not judged; it answers the failing seed and the invariant, or nothing.
 */
public final class FirstFailure implements Function<List<String>, List<String>> {

  static final String UNJUDGED = "--unjudged=";

  /** Made by its name. */
  public FirstFailure() {}

  @Override
  public List<String> apply(List<String> words) {
    List<String> rest = new ArrayList<>(words);
    EnumSet<Invariant> unjudged = EnumSet.noneOf(Invariant.class);
    rest.removeIf(word -> word.startsWith(UNJUDGED));
    words.stream().filter(word -> word.startsWith(UNJUDGED)).map(word -> word.substring(UNJUDGED.length()))
        .flatMap(names -> List.of(names.split(",")).stream()).map(Invariant::valueOf).forEach(unjudged::add);
    SimArguments arguments = SimArguments.of(rest, name -> StoreFactory.inMemory());
    SimOptions options = arguments.options().unjudged(unjudged);
    for (long seed = arguments.first(); seed <= arguments.last(); seed++) {
      SeedResult result = new Simulation(options).run(seed);
      if (result.failure().isPresent()) {
        return List.of(Long.toString(seed), result.failure().get().invariant().name());
      }
    }
    return List.of();
  }
}
