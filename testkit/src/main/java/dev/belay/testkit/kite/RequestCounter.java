package dev.belay.testkit.kite;

import dev.belay.broker.RequestLimits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Counts requests as the broker does: per calendar second of its own clock, per minute and per day, refused
 * ones included. Runs on the time source's thread.
 */
final class RequestCounter {

  private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
  private static final int SECONDS = 60;

  private final RequestLimits limits;
  private long second = -1;
  private int writesThisSecond;
  private int readsThisSecond;
  private int quotesThisSecond;
  private long minute = -1;
  private int writesThisMinute;
  private long day = -1;
  private int placedToday;

  RequestCounter(RequestLimits limits) {
    this.limits = limits;
  }

  Optional<Reply> count(WireCall call, Instant now) {
    turn(now);
    if (call.path().startsWith("/quote")) {
      quotesThisSecond++;
      return quotesThisSecond > 1 ? Optional.of(tooMany()) : Optional.empty();
    }
    if (!call.isWrite()) {
      readsThisSecond++;
      return readsThisSecond > limits.readsPerSecond() ? Optional.of(tooMany()) : Optional.empty();
    }
    writesThisSecond++;
    writesThisMinute++;
    placedToday += call.method().equals("POST") ? 1 : 0;
    if (writesThisSecond > limits.ordersPerSecond()) {
      return Optional.of(tooMany());
    }
    boolean over = writesThisMinute > limits.ordersPerMinute() || placedToday > limits.ordersPerDay();
    return over ? Optional.of(limitReached()) : Optional.empty();
  }

  private void turn(Instant now) {
    if (now.getEpochSecond() != second) {
      second = now.getEpochSecond();
      writesThisSecond = 0;
      readsThisSecond = 0;
      quotesThisSecond = 0;
    }
    if (second / SECONDS != minute) {
      minute = second / SECONDS;
      writesThisMinute = 0;
    }
    long today = now.atZone(INDIA).toLocalDate().toEpochDay();
    if (today != day) {
      day = today;
      placedToday = 0;
    }
  }

  static Reply tooMany() {
    return Reply.error(429, "NetworkException", "Too many requests");
  }

  static Reply limitReached() {
    return Reply.error(429, "NetworkException", "Maximum allowed order requests exceeded");
  }
}
