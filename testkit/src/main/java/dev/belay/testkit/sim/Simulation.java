package dev.belay.testkit.sim;

/** Runs seeds, one at a time. Each run is a world of its own; runs in different threads do not know each other. */
public final class Simulation {

  private final SimOptions options;

  /**
   * Prepares runs.
   *
   * @param options how they are run
   */
  public Simulation(SimOptions options) {
    this.options = options;
  }

  /**
   * {@return what becomes of a seed}
   *
   * @param seed the seed
   */
  public SeedResult run(long seed) {
    return new World(seed, options).run();
  }
}
