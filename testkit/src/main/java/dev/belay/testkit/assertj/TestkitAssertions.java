package dev.belay.testkit.assertj;

import dev.belay.testkit.ExchangeLog;

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
}
