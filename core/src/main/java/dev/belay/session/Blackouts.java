package dev.belay.session;

import dev.belay.market.TradingCalendar;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/**
 * The daily hours in which a broker is known to be down for maintenance. Reads that fail then say nothing about the
 * broker and raise no alarm; nobody trades then either.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param windows the hours, exchange time; one may cross midnight
 */
public record Blackouts(List<Window> windows) {

  /** No known maintenance. */
  public static final Blackouts NONE = new Blackouts(List.of());

  /**
   * Hours of one day.
   *
   * @param from when it begins, included
   * @param to when it is over, excluded; before {@code from} when it crosses midnight
   */
  public record Window(LocalTime from, LocalTime to) {

    /** Refuses a window without length. */
    public Window {
      if (from.equals(to)) {
        throw new IllegalArgumentException("a maintenance window of no length at " + from);
      }
    }

    private boolean contains(LocalTime time) {
      boolean afterFrom = !time.isBefore(from);
      boolean beforeTo = time.isBefore(to);
      return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
    }
  }

  /** Copies the list. */
  public Blackouts {
    windows = List.copyOf(windows);
  }

  /**
   * {@return whether the broker is known to be down}
   *
   * @param at when
   */
  public boolean contains(Instant at) {
    LocalTime time = at.atZone(TradingCalendar.INDIA).toLocalTime();
    return windows.stream().anyMatch(each -> each.contains(time));
  }
}
