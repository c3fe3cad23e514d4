package dev.belay.observe;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A snapshot of the counters, by name. Names are stable: they are what dashboards and alerts refer to.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param counters every counter that has counted, by name
 */
public record ExecutionMetrics(SortedMap<String, Long> counters) {

  /** Entry groups accepted. */
  public static final String STARTED = "multi_leg_executions_started";
  /** Groups that filled their target. */
  public static final String SUCCEEDED = "multi_leg_executions_succeeded";
  /** Emergency hedges sent: covers of a short that stood naked outside the plan; never orderly unwinding. */
  public static final String EMERGENCY_HEDGES = "emergency_hedges_triggered";
  /** Groups that returned to flat by their own decision. */
  public static final String UNWOUND = "groups_unwound";
  /** Groups that ended with nothing filled. */
  public static final String LAPSED = "groups_lapsed";
  /** Requests refused before anything was sent. */
  public static final String REFUSED = "requests_refused";
  /** Entries that the worst-case margin check blocked. */
  public static final String MARGIN_SHOCK_FAILED = "margin_shock_checks_failed";
  /** Windows in which a group held something without being complete. */
  public static final String INTERIM_WINDOWS = "interim_exposure_windows_detected";
  /** Total length of these windows, in milliseconds. */
  public static final String INTERIM_MILLIS = "interim_exposure_windows_duration_ms";
  /** Stops whose limit the market went through. */
  public static final String GAPS = "gap_through_detected";
  /** Closing orders sent for what a stop's resting orders left. */
  public static final String STOP_FALLBACKS = "hybrid_stop_fallback_to_market";
  /** Total time of legs whose stop was told as not at the broker, in milliseconds, added when it is there again. */
  public static final String UNGUARDED_MILLIS = "unguarded_ms";
  /** Child orders handed to the broker. */
  public static final String ORDERS_INTENDED = "orders_intended";
  /** Prefix of the counters of ended child orders; the end's code follows. */
  public static final String ORDERS_ENDED = "orders_ended_";
  /** Prefix of the counters of differences from the broker's books; the kind's code follows. */
  public static final String DIVERGENCES = "reconcile_divergences_";

  /** Copies the map. */
  public ExecutionMetrics {
    counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
  }

  /**
   * {@return a counter, 0 when it has not counted yet}
   *
   * @param name its name
   */
  public long get(String name) {
    return counters.getOrDefault(name, 0L);
  }
}
