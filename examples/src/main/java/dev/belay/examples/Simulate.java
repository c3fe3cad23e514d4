package dev.belay.examples;

import dev.belay.testkit.sim.SimArguments;
import dev.belay.testkit.sim.Simulator;
import dev.belay.testkit.sim.StoreFactory;
import dev.belay.testkit.sim.bugs.BugHunt;
import dev.belay.testkit.sim.bugs.BugShelf;
import dev.belay.testkit.sim.exhaustive.EveryOperation;
import dev.belay.time.SystemTimeSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs Belay in simulated worlds full of faults: {@code --seeds=1-20000}, or {@code --seed=42 --trace} for one of them,
 * {@code --threads=2} for two at a time; or a short scenario with a death and a failure at each of its operations:
 * {@code --exhaustive=all}; or with bugs planted in core, to see whether they are found: {@code --bugs}. The last
 * line says what was run; a failing seed makes the exit code 1.
 */
public final class Simulate {

  private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";
  private static final String EXHAUSTIVE = "--exhaustive=";

  private Simulate() {}

  /**
   * Runs.
   *
   * @param args see {@link Simulator}
   */
  public static void main(String[] args) {
    if (System.getProperty(LOG_LEVEL) == null) {
      System.setProperty(LOG_LEVEL, "off");
    }
    for (String arg : args) {
      if (arg.startsWith(EXHAUSTIVE)) {
        System.exit(new EveryOperation(System.out::println).command(arg.substring(EXHAUSTIVE.length())));
      }
    }
    try (SystemTimeSource time = new SystemTimeSource()) {
      if (BugHunt.isWanted(List.of(args))) {
        System.exit(new BugHunt(BugShelf.above(Path.of("")), time, System.out::println).run(List.of(args)));
      }
      SimArguments arguments = SimArguments.of(List.of(args), Simulate::stores);
      ExecutorService helpers = Executors.newCachedThreadPool();
      System.exit(new Simulator(arguments, time, System.out::println).run(helpers, arguments.threads() - 1));
    }
  }

  private static StoreFactory stores(String name) {
    return switch (name) {
      case "memory" -> StoreFactory.inMemory();
      case "sqlite" -> SqliteStores.inTempFolder();
      default -> throw new IllegalArgumentException("no store is called " + name + "; there are memory and sqlite");
    };
  }
}
