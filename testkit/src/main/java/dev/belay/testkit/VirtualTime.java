package dev.belay.testkit;

import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A clock and a queue of tasks that move only when they are cranked. Tasks run on the thread that cranks, one at a
 * time, by their due time and then in the order in which they were given.
 *
 * <p>Tasks may be given, and the clocks read, from any thread; crank from one. A task that throws does not stop the
 * others: the cranking method throws the first exception at its end, with the later ones suppressed in it.
 */
public final class VirtualTime implements TimeSource {

  private final Object lock = new Object();
  private final PriorityQueue<Task> queue = new PriorityQueue<>();
  private final Instant start;
  private final Draws draws;
  private long nanos;
  private long wallOffset;
  private long shownAt;
  private Instant shown;
  private long given;

  private record Task(long due, long number, Runnable body) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      int byDue = Long.compare(due, other.due);
      return byDue != 0 ? byDue : Long.compare(number, other.number);
    }
  }

  /**
   * Stands still at an instant; entropy is drawn from seed 0.
   *
   * @param start what the wall clock shows first
   */
  public VirtualTime(Instant start) {
    this(start, 0);
  }

  /**
   * Stands still at an instant.
   *
   * @param start what the wall clock shows first
   * @param seed what {@link #entropy()} is drawn from
   */
  public VirtualTime(Instant start, long seed) {
    this.start = start.truncatedTo(ChronoUnit.MICROS);
    this.shown = this.start;
    this.draws = new Draws(seed, "time");
  }

  @Override
  public Instant wall() {
    synchronized (lock) {
      if (shownAt != nanos + wallOffset) {
        shownAt = nanos + wallOffset;
        shown = start.plusNanos(shownAt).truncatedTo(ChronoUnit.MICROS);
      }
      return shown;
    }
  }

  /** {@return nanoseconds since the start} */
  @Override
  public long monotonicNanos() {
    synchronized (lock) {
      return nanos;
    }
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    synchronized (lock) {
      Task waiting = new Task(nanos + Math.max(0, delay.toNanos()), given++, task);
      queue.add(waiting);
      return () -> {
        synchronized (lock) {
          queue.remove(waiting);
        }
      };
    }
  }

  @Override
  public long entropy() {
    synchronized (lock) {
      return draws.next("entropy");
    }
  }

  /** {@return how long until the next task is due, zero when one is due now; empty when none waits} */
  public Optional<Duration> nextDue() {
    synchronized (lock) {
      return Optional.ofNullable(queue.peek()).map(task -> Duration.ofNanos(task.due() - nanos));
    }
  }

  /** {@return how many tasks wait} */
  public int waiting() {
    synchronized (lock) {
      return queue.size();
    }
  }

  /**
   * Lets so much time pass and runs what becomes due meanwhile, each task at its own time.
   *
   * @param step how much; zero runs what is due now
   * @return how many tasks ran
   */
  public int advance(Duration step) {
    long end = monotonicNanos() + step.toNanos();
    int ran = crank(end, Integer.MAX_VALUE, () -> false);
    moveTo(end);
    return ran;
  }

  /**
   * Runs tasks, moving on to each, until none waits.
   *
   * @param limit how many tasks may run at the most
   * @return how many ran
   * @throws IllegalStateException when tasks still wait after so many: something repeats for ever
   */
  public int runUntilIdle(int limit) {
    int ran = crank(Long.MAX_VALUE, limit, () -> false);
    if (waiting() > 0) {
      throw new IllegalStateException("not idle after " + limit + " tasks");
    }
    return ran;
  }

  /**
   * Runs tasks, moving on to each, until a condition holds or so much time has passed.
   *
   * @param condition asked before each task
   * @param most how long at the most
   * @return whether it holds
   */
  public boolean runUntil(BooleanSupplier condition, Duration most) {
    long end = monotonicNanos() + most.toNanos();
    crank(end, Integer.MAX_VALUE, condition);
    if (condition.getAsBoolean()) {
      return true;
    }
    moveTo(end);
    return condition.getAsBoolean();
  }

  /**
   * Somebody sets the wall clock. No time passes, and no task becomes due.
   *
   * @param by how far ahead; negative for back
   */
  public void jumpWall(Duration by) {
    synchronized (lock) {
      wallOffset += by.toNanos();
    }
  }

  /**
   * Everything stands still, as a machine that was put to sleep: both clocks go on, but no task runs before the next
   * cranking, and then what became due meanwhile runs late.
   *
   * @param by how long
   */
  public void stall(Duration by) {
    moveTo(monotonicNanos() + by.toNanos());
  }

  private int crank(long end, int limit, BooleanSupplier enough) {
    RuntimeException failure = null;
    int ran = 0;
    while (ran < limit && !enough.getAsBoolean()) {
      Optional<Task> due = take(end);
      if (due.isEmpty()) {
        break;
      }
      ran++;
      try {
        due.get().body().run();
      } catch (RuntimeException thrown) {
        if (failure == null) {
          failure = thrown;
        } else if (failure != thrown) {
          failure.addSuppressed(thrown);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
    return ran;
  }

  private Optional<Task> take(long end) {
    synchronized (lock) {
      Task next = queue.peek();
      if (next == null || next.due() > end) {
        return Optional.empty();
      }
      nanos = Math.max(nanos, next.due());
      return Optional.of(queue.remove());
    }
  }

  private void moveTo(long end) {
    synchronized (lock) {
      nanos = Math.max(nanos, end);
    }
  }
}
