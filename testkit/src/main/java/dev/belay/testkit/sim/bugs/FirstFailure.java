package dev.belay.testkit.sim.bugs;

import dev.belay.testkit.sim.SeedResult;
import dev.belay.testkit.sim.SimArguments;
import dev.belay.testkit.sim.Simulation;
import dev.belay.testkit.sim.StoreFactory;
import java.util.List;
import java.util.function.Function;

/**
 * Runs seeds until one fails, in whatever classes it was loaded with. It takes the words of a simulation and
 * answers the failing seed and the invariant, or nothing.
 */
public final class FirstFailure implements Function<List<String>, List<String>> {

  /** Made by its name. */
  public FirstFailure() {}

  @Override
  public List<String> apply(List<String> words) {
    SimArguments arguments = SimArguments.of(words, name -> StoreFactory.inMemory());
    for (long seed = arguments.first(); seed <= arguments.last(); seed++) {
      SeedResult result = new Simulation(arguments.options()).run(seed);
      if (result.failure().isPresent()) {
        return List.of(Long.toString(seed), result.failure().get().invariant().name());
      }
    }
    return List.of();
  }
}
