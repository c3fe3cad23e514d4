package dev.belay.kite;

import dev.belay.market.Exchange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What today's trading needs, as a question to {@link KiteBrokerClient#preflight}.
 *
 * @param day the trading day
 * @param segments the segments that will be traded
 * @param instrumentsOf the day for which the instruments were loaded, empty when none were
 * @param newestFreeze the first day of the newest freeze quantities, empty when there are none
 * @param freezeAge how old these may be before they are reported
 */
public record Preflight(LocalDate day, Set<Exchange> segments, Optional<LocalDate> instrumentsOf,
    Optional<LocalDate> newestFreeze, Duration freezeAge) {

  /** Freeze quantities change monthly: a table older than this is reported. */
  public static final Duration USUAL_FREEZE_AGE = Duration.ofDays(45);

  /** Refuses a question about no segment. */
  public Preflight {
    Objects.requireNonNull(day, "day");
    Objects.requireNonNull(instrumentsOf, "instrumentsOf");
    Objects.requireNonNull(newestFreeze, "newestFreeze");
    Objects.requireNonNull(freezeAge, "freezeAge");
    if (segments.isEmpty()) {
      throw new IllegalArgumentException("a preflight needs at least one segment to look at");
    }
    segments = Collections.unmodifiableSet(EnumSet.copyOf(segments));
  }

  /**
   * {@return the usual question}
   *
   * @param day the trading day
   * @param segments the segments that will be traded
   * @param instruments the instruments that were loaded
   * @param newestFreeze the first day of the newest freeze quantities
   */
  public static Preflight of(LocalDate day, Set<Exchange> segments, KiteInstruments instruments,
      Optional<LocalDate> newestFreeze) {
    return new Preflight(day, segments, Optional.of(instruments.day()), newestFreeze, USUAL_FREEZE_AGE);
  }
}
