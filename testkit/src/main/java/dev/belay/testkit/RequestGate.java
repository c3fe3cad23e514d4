package dev.belay.testkit;

import dev.belay.broker.RequestLimits;
import dev.belay.order.BrokerRejection;
import dev.belay.order.RejectionReason;
import java.time.Instant;
import java.util.Optional;

/**
 * Counts requests as the broker does: by second, minute and day of its own clock, not by rolling windows. Requests that
 * are refused count too. Only placing counts towards the day.
 */
final class RequestGate {

  private final RequestLimits limits;
  private final Count second = new Count();
  private final Count minute = new Count();
  private final Count day = new Count();
  private final Count reads = new Count();

  private static final class Count {
    private long window = Long.MIN_VALUE;
    private int requests;

    boolean passes(long now, int most) {
      requests = now == window ? requests + 1 : 1;
      window = now;
      return requests <= most;
    }
  }

  RequestGate(RequestLimits limits) {
    this.limits = limits;
  }

  Optional<BrokerRejection> write(Instant at, long dayNumber, boolean places) {
    boolean inSecond = second.passes(at.getEpochSecond(), limits.ordersPerSecond());
    boolean inMinute = minute.passes(at.getEpochSecond() / 60, limits.ordersPerMinute());
    boolean inDay = !places || day.passes(dayNumber, limits.ordersPerDay());
    if (!inSecond) {
      return Optional.of(BrokerRejection.of(RejectionReason.RATE, "Too many requests"));
    }
    return inMinute && inDay ? Optional.empty() : Optional.of(BrokerRejection.of(RejectionReason.REQUEST_LIMIT,
        "Maximum allowed order requests exceeded."));
  }

  boolean read(Instant at) {
    return reads.passes(at.getEpochSecond(), limits.readsPerSecond());
  }
}
