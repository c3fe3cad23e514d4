package dev.belay.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as a person of one zone reads them. */
record Clockwork(ZoneId zone) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  String full(Instant at) {
    return FULL.format(at.atZone(zone));
  }

  static String length(Duration length) {
    long millis = length.toMillis();
    if (millis < 10_000) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    return seconds < 600 ? seconds + " s" : seconds < 36_000 ? seconds / 60 + " min" : seconds / 3600 + " h";
  }
}
