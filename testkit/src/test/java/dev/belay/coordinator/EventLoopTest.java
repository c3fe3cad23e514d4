package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.time.SystemTimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What ends a loop while a task runs on it; with real threads. */
@Timeout(20)
class EventLoopTest {

  private final SystemTimeSource time = new SystemTimeSource("loop-under-test");
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final EventLoop loop = new EventLoop(time, () -> told.add("flushed"), bug -> told.add("failed"));

  @AfterEach
  void end() {
    time.close();
  }

  @Test
  void whoStopsItWaitsUntilTheTurnThatRunsIsFlushed() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    loop.post(() -> {
      begun.countDown();
      awaited(go);
      told.add("decided");
    });
    loop.post(() -> told.add("never"));
    begun.await();

    Thread host = new Thread(() -> {
      loop.stop();
      told.add("stopped");
    });
    host.start();
    while (host.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    go.countDown();
    host.join();

    assertThat(told).containsExactly("decided", "flushed", "stopped");
  }

  @Test
  void aTaskMayStopItsOwnLoop() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    time.after(Duration.ZERO, () -> {
      loop.post(() -> {
        loop.stop();
        told.add("stopped");
      });
      loop.post(() -> told.add("never"));
      time.after(Duration.ofMillis(20), done::countDown);
    });

    assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(told).containsExactly("stopped", "flushed");
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
