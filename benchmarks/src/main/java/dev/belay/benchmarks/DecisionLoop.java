package dev.belay.benchmarks;

import dev.belay.broker.RequestLimits;
import dev.belay.broker.StreamListener;
import dev.belay.gateway.GatewayConfig;
import dev.belay.gateway.GatewayListener;
import dev.belay.gateway.GatewayParts;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.RateBudget;
import dev.belay.ledger.OrderLedger;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.recovery.OrderText;
import dev.belay.testkit.PacedTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A gateway alone on a real loop thread: each order is decided when the broker has taken the one before. */
final class DecisionLoop {

  private static final int WARM_UP = 10_000;
  private static final RequestLimits LIMITS = new RequestLimits(1_000_000, 10_000_000, 100_000_000, 10, 25);

  private final PacedTimeSource clock = new PacedTimeSource(Instant.parse("2026-08-03T04:01:07Z"));
  private final InstantBroker broker = new InstantBroker(clock);
  private final OrderLedger ledger = new OrderLedger(BenchOrders.ACCOUNT);
  private final CountDownLatch done = new CountDownLatch(1);
  private final InMemoryPersistence store = new InMemoryPersistence(new InstanceId("BLY"), new Epoch("0A1"));
  private final OrderGateway gateway = new OrderGateway(new GatewayParts(BenchOrders.ACCOUNT, broker, store,
      Optional.empty(), clock, task -> clock.after(Duration.ZERO, task), ledger, new RateBudget(LIMITS),
      GatewayConfig.standard(), order -> Optional.empty(), OrderText::entry, new Listener()));
  private long[] nanos = {};
  private long decided;
  private int count;

  /** {@return nanoseconds from each decision to the broker's call, sorted, after a warm-up} */
  long[] measure(int decisions) throws InterruptedException {
    nanos = new long[decisions + WARM_UP];
    store.open();
    broker.openStream(new Deaf());
    clock.after(Duration.ZERO, this::decide);
    done.await();
    clock.close();
    long[] counted = Arrays.copyOfRange(nanos, WARM_UP, nanos.length);
    Arrays.sort(counted);
    return counted;
  }

  private void decide() {
    if (count == nanos.length) {
      done.countDown();
      return;
    }
    OrderIntent intent = BenchOrders.intent(count);
    decided = clock.monotonicNanos();
    gateway.submit(List.of(intent), List.of());
  }

  private void accepted(OrderFact fact) {
    nanos[count++] = broker.placedAt().remove(fact.intent().tag()) - decided;
    gateway.forget(fact.intent().tag());
    clock.after(Duration.ZERO, this::decide);
  }

  private final class Listener implements GatewayListener {
    @Override
    public void onFacts(List<OrderFact> facts) {
      facts.forEach(DecisionLoop.this::accepted);
    }

    @Override
    public void onStoreFailed(String cause) {
      throw new IllegalStateException(cause);
    }
  }

  /** What happens after the call is not measured here. */
  private static final class Deaf implements StreamListener {
    @Override
    public void onOrder(OrderReport report) {}

    @Override
    public void onConnected(long connection) {}

    @Override
    public void onDisconnected(String reason) {}
  }
}
