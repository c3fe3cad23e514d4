package dev.belay.time;

import java.time.Duration;
import java.time.Instant;

/**
 * Wall time, monotonic time, delayed tasks and random bits: all that the core takes from the machine.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Every method may be called from any thread and returns at once.
 *   <li>Tasks run one at a time on one thread. It is the coordinator's event loop, so nothing else may run there.
 *   <li>Tasks that are due at the same time run in the order in which they were given.
 *   <li>A task that throws must not end the loop.
 *   <li>{@link #wall()} is cut to microseconds, so that what a store keeps equals what memory holds.
 * </ul>
 */
public interface TimeSource {

  /** {@return the wall clock's instant, cut to microseconds} */
  Instant wall();

  /** {@return monotonic nanoseconds; only differences within one process mean anything} */
  long monotonicNanos();

  /**
   * Runs a task after a delay.
   *
   * @param delay how long to wait; zero or negative means as soon as the loop is free
   * @param task what to run
   * @return a handle that calls it off
   */
  Timer after(Duration delay, Runnable task);

  /** {@return 64 random bits, for identities that must differ from run to run} */
  long entropy();

  /** {@return one reading of both clocks} */
  default Moment now() {
    return new Moment(wall(), monotonicNanos());
  }
}
