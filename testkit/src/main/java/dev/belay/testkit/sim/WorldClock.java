package dev.belay.testkit.sim;

import dev.belay.testkit.Draws;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/**
 * The world's own time: a queue of tasks, of which those due at the same moment run in an order drawn from the seed.
 * One thread only.
 */
final class WorldClock implements TimeSource {

  private final PriorityQueue<Task> queue = new PriorityQueue<>(64);
  private final long startSeconds;
  private final long seed;
  private long nanos;
  private long given;
  private long wallAt = -1;
  private Instant wall;

  /** One task that waits; cancelled ones stay in the queue and do nothing. */
  private static final class Task implements Comparable<Task>, Timer {
    private final long due;
    private final long tie;
    private final long number;
    private Runnable body;

    Task(long due, long tie, long number, Runnable body) {
      this.due = due;
      this.tie = tie;
      this.number = number;
      this.body = body;
    }

    @Override
    public int compareTo(Task other) {
      int byDue = Long.compare(due, other.due);
      int byTie = byDue != 0 ? byDue : Long.compare(tie, other.tie);
      return byTie != 0 ? byTie : Long.compare(number, other.number);
    }

    @Override
    public void cancel() {
      body = null;
    }
  }

  WorldClock(Instant start, long seed) {
    this.startSeconds = start.getEpochSecond();
    this.seed = seed;
  }

  @Override
  public Instant wall() {
    if (wallAt != nanos) {
      wall = wall(0);
      wallAt = nanos;
    }
    return wall;
  }

  /** The wall clock of somebody whose clock is wrong by so many microseconds. */
  Instant wall(long skewMicros) {
    long micros = nanos / 1000 + skewMicros;
    return Instant.ofEpochSecond(startSeconds + Math.floorDiv(micros, 1_000_000L),
        Math.floorMod(micros, 1_000_000L) * 1000);
  }

  @Override
  public long monotonicNanos() {
    return nanos;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return at(nanos + Math.max(0, delay.toNanos()), task);
  }

  /** Runs a task at a moment of this clock, in nanoseconds since the start. */
  Timer at(long due, Runnable task) {
    long number = given++;
    Task waiting = new Task(Math.max(due, nanos), Draws.tie(seed, number), number, task);
    queue.add(waiting);
    return waiting;
  }

  @Override
  public long entropy() {
    return Draws.draw(seed, "world", "entropy", given++);
  }

  /** Runs the next task, unless it is due later than the end; false when there is none. */
  boolean step(long end) {
    while (true) {
      Task next = queue.peek();
      if (next == null || next.due > end) {
        nanos = Math.max(nanos, end);
        return false;
      }
      queue.poll();
      if (next.body != null) {
        nanos = Math.max(nanos, next.due);
        next.body.run();
        return true;
      }
    }
  }
}
