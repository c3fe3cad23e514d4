package dev.belay.session;

import dev.belay.market.Exchange;
import dev.belay.market.Instrument;
import dev.belay.market.TradingCalendar;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.Optional;

/**
 * The trading day of each exchange segment, and what follows from it (DESIGN rule 6.11).
 *
 * <p>This class is immutable and thread-safe.
 */
public final class Sessions {

  /** How long after a segment's close its order book is taken for final. */
  public static final Duration SETTLING = Duration.ofMinutes(30);

  /** How many days are searched for the next session: the longest run of holidays is shorter. */
  private static final int SEARCHED = 30;

  private final TradingCalendar calendar;
  private final LocalTime squareOff;

  /**
   * Takes a calendar.
   *
   * @param calendar when the segments trade
   * @param squareOff when the broker begins to square off intraday positions, exchange time
   */
  public Sessions(TradingCalendar calendar, LocalTime squareOff) {
    this.calendar = Objects.requireNonNull(calendar, "calendar");
    this.squareOff = Objects.requireNonNull(squareOff, "squareOff");
  }

  /** {@return the calendar} */
  public TradingCalendar calendar() {
    return calendar;
  }

  /**
   * {@return whether an order may leave now}
   *
   * @param exchange where it trades
   * @param product how it is carried
   * @param purpose what it is for
   * @param clock what time it is
   */
  public SendVerdict send(Exchange exchange, Product product, OrderPurpose purpose, SessionClock clock) {
    boolean open = isOpen(exchange, clock.now());
    if (!open) {
      boolean either = isOpen(exchange, clock.ours()) || isOpen(exchange, clock.brokers());
      return either && purpose == OrderPurpose.COVER ? SendVerdict.TRY : SendVerdict.CLOSED;
    }
    return isSquaringOff(product, clock.now()) ? SendVerdict.NEEDS_FRESH_POSITIONS : SendVerdict.SEND;
  }

  /**
   * {@return whether a segment trades}
   *
   * @param exchange the segment
   * @param at when
   */
  public boolean isOpen(Exchange exchange, Instant at) {
    return calendar.openAt(exchange, at).isPresent();
  }

  /**
   * {@return whether the broker may be squaring off positions of a product by itself}
   *
   * @param product the product
   * @param at when
   */
  public boolean isSquaringOff(Product product, Instant at) {
    return product == Product.MIS && !at.isBefore(localTime(calendar.day(at), squareOff));
  }

  /**
   * {@return when a segment opens next; empty when no session is known within a month}
   *
   * @param exchange the segment
   * @param after the opening lies after this instant
   */
  public Optional<Instant> nextOpen(Exchange exchange, Instant after) {
    LocalDate day = calendar.day(after);
    for (int i = 0; i < SEARCHED; i++) {
      Optional<Instant> open = calendar.session(exchange, day.plusDays(i)).map(TradingCalendar.Session::open)
          .filter(after::isBefore);
      if (open.isPresent()) {
        return open;
      }
    }
    return Optional.empty();
  }

  /**
   * {@return when the book of a day's orders is final: its close and {@link #SETTLING}; for an order placed on a day
   * without a session, of the next one}
   *
   * @param exchange the segment
   * @param placed when the order was placed
   */
  public Instant settledAfter(Exchange exchange, Instant placed) {
    LocalDate day = calendar.day(placed);
    for (int i = 0; i < SEARCHED; i++) {
      Optional<Instant> close = calendar.session(exchange, day.plusDays(i)).map(TradingCalendar.Session::close)
          .filter(placed::isBefore);
      if (close.isPresent()) {
        return close.get().plus(SETTLING);
      }
    }
    return placed.plus(Duration.ofDays(SEARCHED));
  }

  /**
   * {@return whether an instant lies on a later trading day than another, so that a day-only book has forgotten what
   * was placed then}
   *
   * @param placed the earlier instant
   * @param now the later one
   */
  public boolean isLaterDay(Instant placed, Instant now) {
    return calendar.day(now).isAfter(calendar.day(placed));
  }

  /**
   * {@return whether a contract has stopped trading for ever}
   *
   * @param instrument the contract
   * @param now when
   */
  public boolean isExpired(Instrument instrument, Instant now) {
    return instrument.expiry().map(day -> lastTrade(instrument.id().exchange(), day))
        .filter(last -> !now.isBefore(last)).isPresent();
  }

  /** On an expiry day that the calendar calls a holiday nothing trades: it ended with the day itself at the latest. */
  private Instant lastTrade(Exchange exchange, LocalDate day) {
    return calendar.session(exchange, day).map(TradingCalendar.Session::close)
        .orElseGet(() -> localTime(day.plusDays(1), LocalTime.MIDNIGHT));
  }

  private static Instant localTime(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(TradingCalendar.INDIA).toInstant();
  }
}
