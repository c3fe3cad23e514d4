package dev.belay.reconcile;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Orders of one tag of which the broker works more than one: a modification over a link that broke may leave the old
 * order beside the new one. One intent may have one working order, so the newest that has not filled is surplus once
 * two order books, at least two seconds apart, show it so; it is told again every two seconds for as long as they do.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class LiveTwins {

  /** Two books that agree are at least so far apart; a cancellation that is not seen by then is asked again. */
  public static final Duration APART = Duration.ofSeconds(2);

  /** Nothing was seen. */
  public static final LiveTwins NONE = new LiveTwins(new TreeMap<>());

  private final SortedMap<BrokerOrderId, Moment> since;

  private LiveTwins(SortedMap<BrokerOrderId, Moment> since) {
    this.since = since;
  }

  /**
   * One order too many.
   *
   * @param tag the tag of both
   * @param kept the oldest of the others, which go on
   * @param surplus the order to cancel
   */
  public record Twin(OrderTag tag, BrokerOrderId kept, BrokerOrderId surplus) {}

  /**
   * What a book leads to.
   *
   * @param twins what is remembered from now on
   * @param due the orders to cancel now
   */
  public record Found(LiveTwins twins, List<Twin> due) {

    /** Copies the list. */
    public Found {
      Objects.requireNonNull(twins, "twins");
      due = List.copyOf(due);
    }
  }

  /**
   * {@return what a book leads to}
   *
   * @param rows the book; brokers number their orders upwards, so the highest id is the newest
   * @param at when it arrived
   */
  public Found after(List<OrderReport> rows, Moment at) {
    SortedMap<BrokerOrderId, Moment> next = new TreeMap<>();
    List<Twin> due = new ArrayList<>();
    twins(rows).forEach((tag, live) -> {
      OrderReport surplus = surplus(live);
      Moment first = since.getOrDefault(surplus.id(), at);
      boolean again = at.isPast(first, APART);
      next.put(surplus.id(), again ? at : first);
      if (again) {
        due.add(new Twin(tag, live.get(live.get(0).equals(surplus) ? 1 : 0).id(), surplus.id()));
      }
    });
    return new Found(new LiveTwins(next), due);
  }

  /** The rows that work, oldest first, under those tags that have several. */
  private static SortedMap<OrderTag, List<OrderReport>> twins(List<OrderReport> rows) {
    SortedMap<OrderTag, OrderReport> first = new TreeMap<>();
    SortedMap<OrderTag, List<OrderReport>> twins = new TreeMap<>();
    for (OrderReport each : rows) {
      if (each.tag().isPresent() && !each.status().claimsEnd()) {
        OrderTag tag = each.tag().get();
        OrderReport before = first.putIfAbsent(tag, each);
        if (before != null) {
          twins.computeIfAbsent(tag, same -> new ArrayList<>(List.of(before))).add(each);
        }
      }
    }
    twins.values().forEach(live -> live.sort(Comparator.comparing(OrderReport::id)));
    return twins;
  }

  /** The newest of which nothing has filled; where each has filled in part, the newest. */
  private static OrderReport surplus(List<OrderReport> live) {
    for (int i = live.size() - 1; i >= 0; i--) {
      if (live.get(i).filled().isZero()) {
        return live.get(i);
      }
    }
    return live.get(live.size() - 1);
  }
}
