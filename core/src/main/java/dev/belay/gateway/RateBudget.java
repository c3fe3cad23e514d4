package dev.belay.gateway;

import dev.belay.broker.RequestLimits;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Our own share of the broker's request limits (rule 5.7). Orders and reads have separate windows of one
 * second; orders also one of a minute and a count of the day. The first lanes have a part reserved.
 *
 * <p>Of the second's orders nine tenths are used, and of these a fifth is kept for covers and exits. Of the
 * minute's limit entries use three quarters, of the day's nine tenths; what lowers risk is held back only
 * by the broker's own limits of the second and the minute, and by no count of the day.
 *
 * <p>Pure: time is passed in. Not thread-safe.
 */
public final class RateBudget {

  private static final long SECOND = 1_000_000_000L;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MARGINS_PER_SECOND = 3;

  private final RequestLimits limits;
  private final Window second;
  private final Window minute;
  private final Window reads;
  private final Window margins;
  private int placedToday;
  private Optional<Moment> pausedUntil = Optional.empty();

  /**
   * Makes an unused budget.
   *
   * @param limits the broker's limits
   */
  public RateBudget(RequestLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    second = new Window(SECOND, share(limits.ordersPerSecond(), 9, 10));
    minute = new Window(60 * SECOND, limits.ordersPerMinute());
    reads = new Window(SECOND, share(limits.readsPerSecond(), 9, 10));
    margins = new Window(SECOND, MARGINS_PER_SECOND);
  }

  /**
   * {@return how long an order request must wait; zero when it may go now, empty when it may not go today}
   *
   * @param lane its lane
   * @param places whether it places an order; modifications and cancellations do not count for the day
   * @param now the time
   */
  public Optional<Duration> untilOrder(SendLane lane, boolean places, Moment now) {
    if (places && lane == SendLane.ENTRY && ordersLeftToday() == 0) {
      return Optional.empty();
    }
    boolean first = lane == SendLane.COVER || lane == SendLane.EXIT;
    int ofSecond = first ? second.limit() : share(second.limit(), 4, 5);
    int ofMinute = lane.isRiskReducing() ? minute.limit() : share(minute.limit(), 3, 4);
    long wait = Math.max(second.untilFree(now.nanos(), ofSecond), minute.untilFree(now.nanos(), ofMinute));
    return Optional.of(Duration.ofNanos(Math.max(wait, pause(now))));
  }

  /**
   * Books an order request.
   *
   * @param places whether it places an order
   * @param now the time
   */
  public void takeOrder(boolean places, Moment now) {
    second.take(now.nanos());
    minute.take(now.nanos());
    placedToday += places ? 1 : 0;
  }

  /**
   * Books what an earlier life asked of the broker in the last minute: its limits know of no restart. When each request
   * left is not known, because it may have waited for its turn: where there are any, nothing leaves for a second.
   *
   * @param orders the orders of earlier lives; one whose cancellation was asked for counts twice
   * @param now the time
   */
  public void recall(Collection<ChildOrder> orders, Moment now) {
    List<Duration> ages = new ArrayList<>();
    for (ChildOrder each : orders) {
      Duration age = Duration.between(each.intent().decidedAt(), now.wall());
      if (!age.isNegative() && age.compareTo(MINUTE) < 0) {
        ages.add(age);
        if (each.status() == OrderStatus.CANCEL_REQUESTED) {
          ages.add(age);
        }
      }
    }
    ages.sort(Comparator.reverseOrder());
    for (Duration age : ages) {
      minute.take(now.nanos() - age.toNanos());
    }
    for (int i = 0; !ages.isEmpty() && i < second.limit(); i++) {
      second.take(now.nanos());
    }
  }

  /**
   * {@return how long a read must wait; zero when it may go now}
   *
   * @param lane its lane
   * @param now the time
   */
  public Duration untilRead(ReadLane lane, Moment now) {
    int allowed = lane == ReadLane.EVIDENCE ? reads.limit() : share(reads.limit(), 4, 5);
    long wait = reads.untilFree(now.nanos(), allowed);
    return Duration.ofNanos(lane == ReadLane.MARGIN
        ? Math.max(wait, margins.untilFree(now.nanos(), MARGINS_PER_SECOND)) : wait);
  }

  /**
   * Books a read.
   *
   * @param lane its lane
   * @param now the time
   */
  public void takeRead(ReadLane lane, Moment now) {
    reads.take(now.nanos());
    if (lane == ReadLane.MARGIN) {
      margins.take(now.nanos());
    }
  }

  /**
   * The broker said that there were too many requests: nothing goes for a second.
   *
   * @param now the time
   */
  public void refused(Moment now) {
    pausedUntil = Optional.of(now.plus(Duration.ofSeconds(1)));
  }

  /**
   * Takes the day's count from the broker's order book, all origins.
   *
   * @param rows how many orders the book shows today
   */
  public void seenToday(int rows) {
    placedToday = Math.max(placedToday, rows);
  }

  /** Begins a new trading day. */
  public void newDay() {
    placedToday = 0;
  }

  /** {@return how many entries may still be placed today} */
  public int ordersLeftToday() {
    return Math.max(0, share(limits.ordersPerDay(), 9, 10) - placedToday);
  }

  /**
   * {@return how many entries may still be placed in the minute that ends now}
   *
   * @param now the time
   */
  public int ordersLeftThisMinute(Moment now) {
    return Math.max(0, share(minute.limit(), 3, 4) - minute.inUse(now.nanos()));
  }

  private long pause(Moment now) {
    return pausedUntil.filter(now::isBefore).map(until -> until.nanos() - now.nanos()).orElse(0L);
  }

  private static int share(int of, int numerator, int denominator) {
    return Math.max(1, of * numerator / denominator);
  }
}
