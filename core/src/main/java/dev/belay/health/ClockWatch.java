package dev.belay.health;

import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Objects;

/**
 * Finds out that this process stood still, or that its wall clock jumped. Either way what we know of the broker is of
 * another time: nothing is sent before it was read anew.
 *
 * <p>The caller looks at least every {@link #BEAT}. This class is immutable and thread-safe.
 *
 * @param last when it last looked
 */
public record ClockWatch(Moment last) {

  /** How often to look. */
  public static final Duration BEAT = Duration.ofSeconds(1);

  /** A look that comes so late means that the process stood still. */
  public static final Duration PAUSE = Duration.ofSeconds(5);

  /** A wall clock that differs so much from the monotonic one has jumped. */
  public static final Duration JUMP = Duration.ofSeconds(2);

  /** What was found. */
  public enum Finding {
    /** Nothing. */
    STEADY,
    /** The process stood still: a suspended machine, a long collection, a debugger. */
    STOOD_STILL,
    /** The wall clock was set. */
    JUMPED
  }

  /**
   * A look, and what it found.
   *
   * @param watch the state after it
   * @param finding what was found
   */
  public record Look(ClockWatch watch, Finding finding) {}

  /** Refuses a missing moment. */
  public ClockWatch {
    Objects.requireNonNull(last, "last");
  }

  /**
   * {@return what a look finds}
   *
   * @param now the present moment
   */
  public Look at(Moment now) {
    Duration passed = now.since(last);
    Duration byWall = Duration.between(last.wall(), now.wall());
    Finding finding = Finding.STEADY;
    if (byWall.minus(passed).abs().compareTo(JUMP) > 0) {
      finding = Finding.JUMPED;
    } else if (passed.compareTo(PAUSE) > 0) {
      finding = Finding.STOOD_STILL;
    }
    return new Look(new ClockWatch(now), finding);
  }
}
