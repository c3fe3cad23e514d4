package dev.belay.testkit.assertj;

import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.sim.SimulatedBelay;

/** Where assertions about simulated exchanges begin. */
public final class TestkitAssertions {

  private TestkitAssertions() {}

  /**
   * {@return assertions about what happened at an exchange}
   *
   * @param log what happened
   */
  public static ExchangeLogAssert assertThat(ExchangeLog log) {
    return new ExchangeLogAssert(log);
  }

  /**
   * {@return assertions about a simulated world}
   *
   * @param belay the world
   */
  public static SimulatedBelayAssert assertThat(SimulatedBelay belay) {
    return new SimulatedBelayAssert(belay);
  }
}
