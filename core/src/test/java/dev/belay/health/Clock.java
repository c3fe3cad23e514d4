package dev.belay.health;

import dev.belay.order.BrokerOrderId;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;

/** Moments by their second, and short names of events. */
final class Clock {

  private static final Moment ZERO = new Moment(Instant.parse("2026-08-04T04:00:00Z"), 1_000);

  private Clock() {}

  static Moment at(double second) {
    return ZERO.plus(Duration.ofMillis(Math.round(second * 1_000)));
  }

  /** A moment whose wall clock is ahead of its monotonic one. */
  static Moment at(double second, double wallAhead) {
    return new Moment(at(second + wallAhead).wall(), at(second).nanos());
  }

  static BrokerOrderId order(int number) {
    return new BrokerOrderId("24080400" + number);
  }

  static SortedSet<BrokerOrderId> orders(Integer... numbers) {
    TreeSet<BrokerOrderId> all = new TreeSet<>();
    Arrays.stream(numbers).forEach(each -> all.add(order(each)));
    return all;
  }

  static StreamEvent connected(long epoch, double second) {
    return new StreamEvent.Connected(epoch, at(second));
  }

  static StreamEvent disconnected(double second) {
    return new StreamEvent.Disconnected(at(second));
  }

  static StreamEvent heard(int order, double second) {
    return new StreamEvent.Heard(order(order), at(second));
  }

  static StreamEvent readFirst(int order, double second) {
    return new StreamEvent.ReadFirst(orders(order), at(second));
  }

  static StreamEvent resynced(double begun, double second) {
    return new StreamEvent.Resynced(at(begun), at(second));
  }

  static StreamEvent ticked(double second) {
    return new StreamEvent.Ticked(at(second));
  }
}
