package dev.belay.testkit.sim;

import dev.belay.testkit.Draws;
import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of one life of the Belay process. A dead process runs nothing any more; one that stands still runs it when
 * it goes on. Every task and every call that leaves the process is a numbered point at which it can die.
 */
final class ProcessTime implements TimeSource {

  private final WorldClock clock;
  private final long seed;
  private final int life;
  private final Runnable onPoint;
  private long skewMicros;
  private long pausedUntil;
  private long entropy;
  private int points;
  private boolean dead;

  ProcessTime(WorldClock clock, long seed, int life, Runnable onPoint) {
    this.clock = clock;
    this.seed = seed;
    this.life = life;
    this.onPoint = onPoint;
  }

  @Override
  public Instant wall() {
    return skewMicros == 0 ? clock.wall() : clock.wall(skewMicros);
  }

  @Override
  public long monotonicNanos() {
    return clock.monotonicNanos();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return clock.after(delay, () -> run(task));
  }

  @Override
  public long entropy() {
    return Draws.draw(seed, "process", "entropy " + life, entropy++);
  }

  /** Something from outside reaches the process: now, later, or never. */
  void run(Runnable task) {
    if (dead) {
      return;
    }
    if (clock.monotonicNanos() < pausedUntil) {
      clock.at(pausedUntil, () -> run(task));
      return;
    }
    if (point()) {
      task.run();
    }
  }

  /** A numbered point: false when the process dies here, or is dead. */
  boolean point() {
    if (dead) {
      return false;
    }
    points++;
    onPoint.run();
    return !dead;
  }

  int points() {
    return points;
  }

  int life() {
    return life;
  }

  boolean isDead() {
    return dead;
  }

  boolean isPaused() {
    return clock.monotonicNanos() < pausedUntil;
  }

  boolean isAwakeFor(Duration time) {
    return clock.monotonicNanos() - pausedUntil >= time.toNanos();
  }

  /** How far its wall clock is behind the world's; not below zero. */
  long behindNanos() {
    return Math.max(0, -skewMicros * 1000);
  }

  void die() {
    dead = true;
  }

  void pause(long nanos) {
    pausedUntil = clock.monotonicNanos() + nanos;
  }

  void jump(long micros) {
    skewMicros += micros;
  }
}
