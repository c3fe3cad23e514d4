package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.PositionKey;
import dev.belay.order.TradeReport;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the broker's reads of this trading day have shown, which is what grades the next one (DESIGN rule 2.5). A read
 * is SUSPECT when it lacks an order, a trade or a non-zero position that an earlier one showed, an order of today that
 * the broker is known to have, or a row for a key that we hold: an answer that is truncated, empty or behind itself.
 * Once three reads at least 5 s apart lack the same, they are believed.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class ReadMemory {

  private final LocalDate day;
  private final Seen<BrokerOrderId> orders;
  private final Seen<TradeMark> trades;
  private final Seen<PositionKey> positions;

  private ReadMemory(LocalDate day, Seen<BrokerOrderId> orders, Seen<TradeMark> trades, Seen<PositionKey> positions) {
    this.day = Objects.requireNonNull(day, "day");
    this.orders = orders;
    this.trades = trades;
    this.positions = positions;
  }

  /**
   * A read and its grade.
   *
   * @param memory what is remembered from now on
   * @param grade how far the read may be believed
   * @param lacks what it lacks without enough others to agree, as text for a person; empty when it is Ok
   */
  public record Graded(ReadMemory memory, Grade grade, List<String> lacks) {

    /** Copies the list. */
    public Graded {
      Objects.requireNonNull(memory, "memory");
      Objects.requireNonNull(grade, "grade");
      lacks = List.copyOf(lacks);
    }

    /** {@return whether rules that wait for an Ok read may take it} */
    public boolean isOk() {
      return grade == Grade.OK;
    }
  }

  /**
   * {@return a memory of nothing}
   *
   * @param day the trading day
   */
  public static ReadMemory of(LocalDate day) {
    return new ReadMemory(day, Seen.nothing(), Seen.nothing(), Seen.nothing());
  }

  /**
   * {@return the memory for a day: the same on the same day, empty on another, because the books are the day's}
   *
   * @param today the trading day
   */
  public ReadMemory on(LocalDate today) {
    return today.equals(day) ? this : of(today);
  }

  /**
   * {@return the grade of an order book}
   *
   * @param rows the book
   * @param known ids of our orders of today that the broker had taken before the read began
   * @param begun when the read began
   * @param received when it arrived
   */
  public Graded orders(List<OrderReport> rows, Collection<BrokerOrderId> known, Moment begun, Moment received) {
    List<BrokerOrderId> ids = rows.stream().map(OrderReport::id).toList();
    Seen<BrokerOrderId> after = orders.after(ids, known, List.of(), begun, received);
    return graded(new ReadMemory(day, after, trades, positions), after.absences());
  }

  /**
   * {@return the grade of a trade book}
   *
   * @param rows the book
   * @param begun when the read began
   * @param received when it arrived
   */
  public Graded trades(List<TradeReport> rows, Moment begun, Moment received) {
    List<TradeMark> marks = rows.stream().map(TradeMark::of).toList();
    Seen<TradeMark> after = trades.after(marks, List.of(), List.of(), begun, received);
    return graded(new ReadMemory(day, orders, after, positions), after.absences());
  }

  /**
   * {@return the grade of a positions read; a row that turned zero is evidence, one that vanished is not}
   *
   * @param net signed net by key, zero rows included
   * @param held keys on which our own fills leave something open
   * @param begun when the read began
   * @param received when it arrived
   */
  public Graded positions(SortedMap<PositionKey, Quantity> net, Collection<PositionKey> held, Moment begun,
      Moment received) {
    List<PositionKey> open = new ArrayList<>();
    SortedSet<PositionKey> closed = new TreeSet<>();
    net.forEach((key, units) -> (units.isZero() ? closed : open).add(key));
    Seen<PositionKey> after = positions.after(open, held, closed, begun, received);
    return graded(new ReadMemory(day, orders, trades, after), after.absences());
  }

  /**
   * {@return whether a trade was shown of an order that no order book has shown: the books are behind it, and the order
   * may be one of ours that nobody kept}
   *
   * @param now the moment that it is
   * @param most only trades that were first shown no longer ago
   */
  public boolean isOutrunByTrades(Moment now, Duration most) {
    return trades.shown().entrySet().stream().anyMatch(each -> !now.isPast(each.getValue(), most)
        && !orders.shown().containsKey(each.getKey().order()));
  }

  private static <K extends Comparable<K>> Graded graded(ReadMemory memory, Absences<K> absences) {
    List<String> lacks = absences.doubted().stream().map(Object::toString).toList();
    return new Graded(memory, lacks.isEmpty() ? Grade.OK : Grade.SUSPECT, lacks);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReadMemory && day.equals(((ReadMemory) other).day)
        && orders.equals(((ReadMemory) other).orders) && trades.equals(((ReadMemory) other).trades)
        && positions.equals(((ReadMemory) other).positions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(day, orders, trades, positions);
  }
}
