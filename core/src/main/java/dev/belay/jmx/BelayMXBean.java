package dev.belay.jmx;

import java.util.List;
import java.util.SortedMap;

/** What a JMX console sees of one coordinator. Alerts also come as notifications. Thread-safe. */
public interface BelayMXBean {

  /** {@return what the coordinator may do now} */
  String getMode();

  /** {@return the counters, by name} */
  SortedMap<String, Long> getCounters();

  /** {@return the gauges, by name} */
  SortedMap<String, Long> getGauges();

  /** {@return the distributions, by name, a dot, and count, p50, p95, p99 or max} */
  SortedMap<String, Long> getDistributions();

  /** {@return the newest hundred alerts, newest first} */
  List<String> getRecentAlerts();
}
