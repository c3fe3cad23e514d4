package dev.belay.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What time it is for the exchange: our wall clock, and how far the broker's is ahead of it. Past {@link #TRUSTED}
 * the broker's clock is the session's (DESIGN rule 6.11).
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param ours our wall clock
 * @param skew how far the broker's clock is ahead of ours; negative when it is behind, zero while it is not known
 */
public record SessionClock(Instant ours, Duration skew) {

  /** How far the clocks may differ before ours is no longer believed. */
  public static final Duration TRUSTED = Duration.ofSeconds(2);

  /** Refuses missing parts. */
  public SessionClock {
    Objects.requireNonNull(ours, "ours");
    Objects.requireNonNull(skew, "skew");
  }

  /**
   * {@return a clock that agrees with the broker's}
   *
   * @param ours our wall clock
   */
  public static SessionClock agreed(Instant ours) {
    return new SessionClock(ours, Duration.ZERO);
  }

  /** {@return the broker's clock, as far as we know} */
  public Instant brokers() {
    return ours.plus(skew);
  }

  /** {@return whether the clocks differ by more than {@link #TRUSTED}} */
  public boolean isSkewed() {
    return skew.abs().compareTo(TRUSTED) > 0;
  }

  /** {@return session time: the broker's once the clocks differ too much, else ours} */
  public Instant now() {
    return isSkewed() ? brokers() : ours;
  }
}
