package dev.belay.health;

import dev.belay.time.Moment;
import java.time.Duration;
import java.util.Objects;

/**
 * Finds out that this process stood still, or that its wall clock jumped. Either way what we know of the broker is of
 * another time: nothing is sent before it was read anew.
 *
 * <p>The caller looks whenever a timer of its own fires, and says when the next one is due. This class is immutable and
 * thread-safe.
 *
 * @param last when it last looked
 * @param due when it will look again at the latest
 */
public record ClockWatch(Moment last, Moment due) {

  /** A look that comes so much later than it was due means that the process stood still. */
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

  /** Refuses missing moments. */
  public ClockWatch {
    Objects.requireNonNull(last, "last");
    Objects.requireNonNull(due, "due");
  }

  /**
   * {@return what a look finds}
   *
   * @param now the present moment
   * @param next how long it is until the next look at the latest
   */
  public Look at(Moment now, Duration next) {
    Duration passed = now.since(last);
    Duration byWall = Duration.between(last.wall(), now.wall());
    Finding finding = Finding.STEADY;
    if (byWall.minus(passed).abs().compareTo(JUMP) > 0) {
      finding = Finding.JUMPED;
    } else if (now.since(due).compareTo(PAUSE) > 0) {
      finding = Finding.STOOD_STILL;
    }
    return new Look(new ClockWatch(now, now.plus(next)), finding);
  }
}
