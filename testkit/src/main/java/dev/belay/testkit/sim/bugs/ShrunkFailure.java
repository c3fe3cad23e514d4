package dev.belay.testkit.sim.bugs;

import dev.belay.testkit.sim.RegressionTest;
import dev.belay.testkit.sim.Shrinker;
import dev.belay.testkit.sim.SimArguments;
import dev.belay.testkit.sim.StoreFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Shrinks a failing seed, in whatever classes it was loaded with. It takes the words of a simulation and answers the
 * report: first the number of faults that are left, last where a test of it was written to, if one was asked for.
 */
public final class ShrunkFailure implements Function<List<String>, List<String>> {

  /** Made by its name. */
  public ShrunkFailure() {}

  @Override
  public List<String> apply(List<String> words) {
    SimArguments arguments = SimArguments.of(words, name -> StoreFactory.inMemory());
    Shrinker.Shrunk shrunk = Shrinker.shrink(arguments.options(), arguments.first());
    List<String> lines = new ArrayList<>();
    lines.add(shrunk.firings().size() + " faults are left after " + shrunk.runs() + " runs");
    lines.addAll(shrunk.report());
    arguments.tests().ifPresent(folder -> lines.add("  test   " + RegressionTest.of(shrunk).write(folder)));
    return lines;
  }
}
