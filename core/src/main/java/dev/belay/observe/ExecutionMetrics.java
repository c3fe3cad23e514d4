package dev.belay.observe;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A snapshot of what was counted and measured since the coordinator was made, by name. Names are stable: they are what
 * dashboards and alerts refer to. Counters only grow; gauges are as they are now; distributions hold every value.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param counters by name; those that {@link #ALWAYS} names are there from the beginning
 * @param gauges by name
 * @param distributions by name
 */
public record ExecutionMetrics(SortedMap<String, Long> counters, SortedMap<String, Long> gauges,
    SortedMap<String, Distribution> distributions) {

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

  /** Prefix of the counters of alerts that were told; the alert's code in lower case follows. */
  public static final String ALERTS = "alerts_";
  /** Time in which a filled short option stood bared, over all groups, in milliseconds. */
  public static final String NAKED_MILLIS = "naked_short_ms";
  /** Time in which nobody could say whether an order was placed, over all orders, in milliseconds. */
  public static final String UNKNOWN_MILLIS = "unknown_order_ms";
  /** Rupees of premium that stood in incomplete groups, times seconds. */
  public static final String INTERIM_RUPEE_SECONDS = "interim_exposure_rupee_seconds";

  /** Distribution, in milliseconds: from the first to the last fill of an entry that was completed. */
  public static final String FIRST_TO_LAST_FILL = "first_to_last_fill_ms";
  /** Distribution, in microseconds: from handing entries to the store until they were durable. */
  public static final String DURABLE_WRITE = "durable_write_us";

  /** Gauge: groups that are not final. */
  public static final String GROUPS_ACTIVE = "groups_active";
  /** Gauge: child orders that are not terminal. */
  public static final String ORDERS_OPEN = "orders_open";
  /** Gauge: tasks that wait in the event loop's inbox. */
  public static final String INBOX_DEPTH = "inbox_depth";
  /** Gauge: requests that wait for the broker's limits. */
  public static final String SEND_QUEUE_DEPTH = "send_queue_depth";
  /** Gauge: events that the slowest listener has not taken yet. */
  public static final String LISTENER_QUEUE_DEPTH = "listener_queue_depth";

  /** The counters that are there from the beginning, so that a dashboard never misses one. */
  public static final List<String> ALWAYS = List.of(STARTED, SUCCEEDED, EMERGENCY_HEDGES, UNWOUND, LAPSED, REFUSED,
      MARGIN_SHOCK_FAILED, INTERIM_WINDOWS, INTERIM_MILLIS, INTERIM_RUPEE_SECONDS, ORDERS_INTENDED, GAPS,
      STOP_FALLBACKS, NAKED_MILLIS, UNGUARDED_MILLIS, UNKNOWN_MILLIS);

  /** Copies the maps. */
  public ExecutionMetrics {
    counters = Collections.unmodifiableSortedMap(new TreeMap<>(counters));
    gauges = Collections.unmodifiableSortedMap(new TreeMap<>(gauges));
    distributions = Collections.unmodifiableSortedMap(new TreeMap<>(distributions));
  }

  /**
   * {@return a gauge, 0 when it was never set}
   *
   * @param name its name
   */
  public long gauge(String name) {
    return gauges.getOrDefault(name, 0L);
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
