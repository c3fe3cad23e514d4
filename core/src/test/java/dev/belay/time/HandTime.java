package dev.belay.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that moves by hand. Tasks run inside {@link #advance} and {@link #settle}, by due time, then in order. */
public final class HandTime implements TimeSource {

  /** When every test begins: a Thursday, 10:00 in Mumbai. */
  public static final Instant START = Instant.parse("2026-01-08T04:30:00Z");

  private static final class Task {
    private final long due;
    private final Runnable what;

    Task(long due, Runnable what) {
      this.due = due;
      this.what = what;
    }
  }

  private final List<Task> tasks = new ArrayList<>();
  private long nanos;

  @Override
  public Instant wall() {
    return START.plusNanos(nanos / 1_000 * 1_000);
  }

  @Override
  public long monotonicNanos() {
    return nanos;
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    Task added = new Task(nanos + Math.max(0, delay.toNanos()), task);
    tasks.add(added);
    return () -> tasks.remove(added);
  }

  @Override
  public long entropy() {
    return 42;
  }

  /** Runs what is due now, and what that makes due. */
  public void settle() {
    advance(Duration.ZERO);
  }

  /** Moves time on and runs what falls due, each task at its own time. */
  public void advance(Duration step) {
    long until = nanos + step.toNanos();
    while (true) {
      Task next = tasks.stream().min(Comparator.comparingLong(each -> each.due)).orElse(null);
      if (next == null || next.due > until) {
        nanos = until;
        return;
      }
      tasks.remove(next);
      nanos = Math.max(nanos, next.due);
      next.what.run();
    }
  }

  /** {@return how many tasks wait} */
  public int waiting() {
    return tasks.size();
  }
}
