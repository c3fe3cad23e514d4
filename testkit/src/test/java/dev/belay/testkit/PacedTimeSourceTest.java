package dev.belay.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PacedTimeSourceTest {

  private static final Instant MORNING = Instant.parse("2026-08-03T04:00:00Z");

  @Test
  void startsAtTheChosenInstantAndRunsAtTheMachinesPace() throws InterruptedException {
    try (PacedTimeSource time = new PacedTimeSource(MORNING)) {
      CountDownLatch ran = new CountDownLatch(1);
      AtomicReference<Instant> at = new AtomicReference<>();
      long before = time.monotonicNanos();

      time.after(Duration.ofMillis(20), () -> {
        at.set(time.wall());
        ran.countDown();
      });

      assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(at.get()).isAfterOrEqualTo(MORNING.plusMillis(20)).isBefore(MORNING.plusSeconds(60));
      assertThat(time.monotonicNanos() - before).isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void aSimulatedBrokerRunsAtThisPaceToo() throws Exception {
    try (PacedTimeSource time = new PacedTimeSource(MORNING)) {
      SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
      exchange.latency(Latency.TYPICAL);
      SimulatedBroker broker = new SimulatedBroker(exchange);
      broker.otherwise(Script.accept().fillInParts(2, Duration.ofMillis(20)));

      broker.placeOrder(new Desk().tag(), Desk.limit(Side.BUY, 2, Desk.PUT, "10.00"))
          .toCompletableFuture().get(30, TimeUnit.SECONDS);
      CountDownLatch filled = new CountDownLatch(1);
      time.after(Duration.ofMillis(60), filled::countDown);

      assertThat(filled.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(exchange.log().story()).containsExactly(
          "E0.0 BUY 130 NFO:NIFTY2681124000PE @10.00: taken", "E0.0 opened",
          "E0.0 filled 65 @10.00", "E0.0 filled 65 @10.00");
    }
  }

  @Test
  void tasksRunOnOneDaemonThread() throws InterruptedException {
    try (PacedTimeSource time = new PacedTimeSource(MORNING)) {
      CountDownLatch ran = new CountDownLatch(1);
      AtomicReference<Thread> thread = new AtomicReference<>();

      time.after(Duration.ZERO, () -> {
        thread.set(Thread.currentThread());
        ran.countDown();
      });

      assertThat(ran.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(thread.get().isDaemon()).isTrue();
      assertThat(thread.get().getName()).isEqualTo("belay-paced-loop");
    }
  }
}
