package dev.belay.kite;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The broker's time stamps: {@code yyyy-MM-dd HH:mm:ss}, without a zone, meaning Indian time. */
final class Times {

  /** Indian Standard Time, which has no summer time. */
  static final ZoneOffset INDIA = ZoneOffset.ofHoursMinutes(5, 30);

  private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;
  private static final int LENGTH = 19;
  private static final long SECONDS_OF_DAY = 86_400;

  private Times() {}

  /**
   * The instant that a stamp names, empty when it is not of that form. Read digit by digit: this is the hot
   * path.
   */
  static Optional<Instant> instant(String text) {
    if (text.length() != LENGTH || text.charAt(4) != '-' || text.charAt(7) != '-'
        || text.charAt(10) != ' ' && text.charAt(10) != 'T' || text.charAt(13) != ':' || text.charAt(16) != ':') {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if ((year | month | day | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    try {
      long midnight = LocalDate.of(year, month, day).toEpochDay() * SECONDS_OF_DAY;
      return Optional.of(Instant.ofEpochSecond(
          midnight + hour * 3600L + minute * 60L + second - INDIA.getTotalSeconds()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The instant that an HTTP date names, empty when it is none. */
  static Optional<Instant> httpDate(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Instant.from(HTTP_DATE.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The number between two places, or -1 when something else stands there. */
  private static int number(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
