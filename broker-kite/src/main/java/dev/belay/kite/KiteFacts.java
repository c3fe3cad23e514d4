package dev.belay.kite;

import dev.belay.broker.RequestLimits;
import dev.belay.market.Exchange;
import dev.belay.order.PriceTerms;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the broker allows, with the day from which it holds: configuration that ages. A host that knows better
 * sets its own values in {@link KiteConfig}.
 */
public final class KiteFacts {

  /**
   * Limits that hold from a day on.
   *
   * @param from the first day
   * @param limits the limits
   * @param source where they were published
   */
  public record DatedLimits(LocalDate from, RequestLimits limits, String source) {}

  /**
   * The published limits, oldest first. Placing, changing and cancelling share the per-second and per-minute
   * limits.
   */
  public static final List<DatedLimits> LIMITS = List.of(
      new DatedLimits(LocalDate.of(2025, 8, 1), new RequestLimits(10, 200, 3000, 10, 25),
          "Kite Connect v3 documentation as stored in August 2025"),
      new DatedLimits(LocalDate.of(2026, 2, 1), new RequestLimits(10, 400, 5000, 10, 25),
          "Zerodha staff on the forum (comment 51959, about February 2026); documentation of 2026-07-14"));

  /** How many contracts one request for quotes may name; one such request a second. As of July 2026. */
  public static final int QUOTES_AT_ONCE = 500;

  /**
   * Exchanges in the broker's answers that Belay never trades; their rows are left out. As of October 2026.
   */
  public static final SortedSet<String> OTHER_EXCHANGES =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("GLOBAL", "MF", "NCO", "NSEIX")));

  /** Products in the broker's answers that Belay never uses; their rows are left out. As of October 2026. */
  public static final SortedSet<String> OTHER_PRODUCTS =
      Collections.unmodifiableSortedSet(new TreeSet<>(List.of("BO", "CO")));

  private KiteFacts() {}

  /** {@return the newest known limits} */
  public static RequestLimits newestLimits() {
    return LIMITS.get(LIMITS.size() - 1).limits();
  }

  /**
   * {@return the price terms that each segment takes} Stops are stops with a limit everywhere: a stop without
   * one is refused for NSE options since 2021-09-27 and on all of BSE. Commodity options take no market
   * orders from algorithms.
   */
  public static Map<Exchange, Set<PriceTerms.Kind>> orderTypes() {
    Map<Exchange, Set<PriceTerms.Kind>> types = new EnumMap<>(Exchange.class);
    for (Exchange each : Exchange.values()) {
      types.put(each, EnumSet.allOf(PriceTerms.Kind.class));
    }
    types.put(Exchange.MCX, EnumSet.of(PriceTerms.Kind.LIMIT, PriceTerms.Kind.STOP_LIMIT));
    return Collections.unmodifiableMap(types);
  }
}
