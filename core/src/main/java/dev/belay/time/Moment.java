package dev.belay.time;

import java.time.Duration;
import java.time.Instant;

/**
 * One reading of both clocks. Deadlines, ages and debounce windows use the monotonic part; sessions, expiry and token
 * life use the wall part. A wall clock that jumps therefore neither fires nor skips an exit.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param wall the instant, cut to microseconds by the {@link TimeSource}
 * @param nanos monotonic nanoseconds; only differences mean anything, and only within one process
 */
public record Moment(Instant wall, long nanos) {

  /** Refuses a missing instant. */
  public Moment {
    java.util.Objects.requireNonNull(wall, "wall");
  }

  /**
   * {@return how long ago another moment was; negative when it lies ahead}
   *
   * @param earlier the other moment, of the same process
   */
  public Duration since(Moment earlier) {
    return Duration.ofNanos(nanos - earlier.nanos);
  }

  /**
   * {@return whether this moment is at or past a deadline given as a start and a time limit}
   *
   * @param start when the limit began to run
   * @param limit how long it runs
   */
  public boolean isPast(Moment start, Duration limit) {
    return nanos - start.nanos >= limit.toNanos();
  }

  /**
   * {@return the moment that lies so much later on both clocks}
   *
   * @param step how much later
   */
  public Moment plus(Duration step) {
    return new Moment(wall.plus(step), nanos + step.toNanos());
  }

  /**
   * {@return when an instant was that an earlier process noted, by the monotonic clock of this one; what seems to lie
   *     ahead is taken to be now}
   *
   * @param noted the instant
   */
  public Moment recall(Instant noted) {
    Duration passed = Duration.between(noted, wall);
    return new Moment(noted, nanos - (passed.isNegative() ? 0 : passed.toNanos()));
  }

  /**
   * {@return whether this moment comes before another one, by the monotonic clock}
   *
   * @param other the other moment, of the same process
   */
  public boolean isBefore(Moment other) {
    return nanos - other.nanos < 0;
  }
}
