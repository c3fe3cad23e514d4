package dev.belay.market;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When each exchange segment trades: hours per segment, weekends, and the holidays that the host names.
 *
 * <p>This class is immutable and thread-safe. Hours are dated configuration: {@link #india} has those in force on
 * 2026-08-03 (NSE cash and derivatives 09:15–15:30, BSE derivatives 09:15–15:40, currency 09:00–17:00, commodities
 * 09:00–23:30).
 */
public final class TradingCalendar {

  /** The time zone of the Indian exchanges. */
  public static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");

  /**
   * One day's continuous trading.
   *
   * @param open when it opens
   * @param close when it closes, after the opening
   */
  public record Session(Instant open, Instant close) {

    /**
     * {@return whether the segment trades at an instant}
     *
     * @param at the instant
     */
    public boolean contains(Instant at) {
      return !at.isBefore(open) && at.isBefore(close);
    }
  }

  private record Hours(LocalTime open, LocalTime close) {}

  private final ZoneId zone;
  private final EnumMap<Exchange, Hours> hours = new EnumMap<>(Exchange.class);
  private final TreeSet<LocalDate> holidays = new TreeSet<>();

  private TradingCalendar(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * {@return the Indian segments' usual hours}
   *
   * @param holidays days on which nothing trades
   */
  public static TradingCalendar india(SortedSet<LocalDate> holidays) {
    TradingCalendar calendar = new TradingCalendar(INDIA);
    for (Exchange each : Exchange.values()) {
      calendar.hours.put(each, new Hours(LocalTime.of(9, 15), LocalTime.of(15, 30)));
    }
    calendar.hours.put(Exchange.BFO, new Hours(LocalTime.of(9, 15), LocalTime.of(15, 40)));
    calendar.hours.put(Exchange.CDS, new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
    calendar.hours.put(Exchange.BCD, new Hours(LocalTime.of(9, 0), LocalTime.of(17, 0)));
    calendar.hours.put(Exchange.MCX, new Hours(LocalTime.of(9, 0), LocalTime.of(23, 30)));
    calendar.holidays.addAll(holidays);
    return calendar;
  }

  /**
   * {@return the same calendar with other hours for one segment}
   *
   * @param exchange the segment
   * @param open local opening time
   * @param close local closing time, after the opening
   */
  public TradingCalendar with(Exchange exchange, LocalTime open, LocalTime close) {
    if (!open.isBefore(close)) {
      throw new IllegalArgumentException(exchange + " must close after it opens: " + open + " to " + close);
    }
    TradingCalendar copy = new TradingCalendar(zone);
    copy.hours.putAll(hours);
    copy.holidays.addAll(holidays);
    copy.hours.put(exchange, new Hours(open, close));
    return copy;
  }

  /**
   * {@return the session of a day; empty on weekends and holidays}
   *
   * @param exchange the segment
   * @param day the day in the exchange's zone
   */
  public Optional<Session> session(Exchange exchange, LocalDate day) {
    boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    if (weekend || holidays.contains(day)) {
      return Optional.empty();
    }
    Hours today = hours.get(exchange);
    return Optional.of(new Session(day.atTime(today.open()).atZone(zone).toInstant(),
        day.atTime(today.close()).atZone(zone).toInstant()));
  }

  /**
   * {@return the day that an instant falls on in the exchanges' zone}
   *
   * @param at the instant
   */
  public LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  /**
   * {@return the session that is open at an instant; empty when the segment is closed}
   *
   * @param exchange the segment
   * @param at the instant
   */
  public Optional<Session> openAt(Exchange exchange, Instant at) {
    return session(exchange, day(at)).filter(session -> session.contains(at));
  }
}
