package dev.belay.coordinator;

import dev.belay.time.TimeSource;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;

/**
 * A time source whose timers run on the loop: inside its boundary for failures, and never after it was stopped. A
 * coordinator that was closed must not send what still waited for a rate token.
 */
record LoopTime(TimeSource time, EventLoop loop) implements TimeSource {

  @Override
  public Instant wall() {
    return time.wall();
  }

  @Override
  public long monotonicNanos() {
    return time.monotonicNanos();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    boolean[] cancelled = {false};
    Timer timer = loop.after(delay, () -> {
      if (!cancelled[0]) { // cancelled after it had rung and before the loop came to it
        task.run();
      }
    });
    return () -> {
      cancelled[0] = true;
      timer.cancel();
    };
  }

  @Override
  public long entropy() {
    return time.entropy();
  }
}
