package dev.belay.examples;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.risk.RefusalCode;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a part of the journal says that the counters of the process that wrote it must show. */
final class SoakCounts {

  /** Counters that the journal alone explains; the others add up times, or what reads of the broker showed. */
  private static final List<String> EXPLAINED = List.of(ExecutionMetrics.STARTED, ExecutionMetrics.SUCCEEDED,
      ExecutionMetrics.UNWOUND, ExecutionMetrics.LAPSED, ExecutionMetrics.REFUSED,
      ExecutionMetrics.MARGIN_SHOCK_FAILED, ExecutionMetrics.ORDERS_INTENDED, ExecutionMetrics.EMERGENCY_HEDGES,
      ExecutionMetrics.GAPS, ExecutionMetrics.STOP_FALLBACKS);

  private final SortedMap<String, Long> counts = new TreeMap<>();

  private SoakCounts() {}

  /** By the names of the metrics, those that are 0 left out. */
  static SortedMap<String, Long> of(List<Entry.Journal> journal) {
    SoakCounts all = new SoakCounts();
    journal.forEach(all::count);
    return all.counts;
  }

  /** Of a process's counters those that its part of the journal explains, and that are not 0. */
  static SortedMap<String, Long> explained(SortedMap<String, Long> metrics) {
    SortedMap<String, Long> some = new TreeMap<>(metrics);
    some.entrySet().removeIf(each -> each.getValue() == 0 || !isExplained(each.getKey()));
    return some;
  }

  private static boolean isExplained(String name) {
    return EXPLAINED.contains(name) || name.startsWith(ExecutionMetrics.ALERTS)
        || name.startsWith(ExecutionMetrics.ORDERS_ENDED);
  }

  private void count(Entry.Journal line) {
    CanonicalText body = CanonicalText.parse(line.body());
    switch (line.type()) {
      case "accepted" -> add(ExecutionMetrics.STARTED);
      case "moved" -> moved(ExecutionLifecycle.of(body.get("to")));
      case "intended" -> add(ExecutionMetrics.ORDERS_INTENDED);
      case "learnt" -> body.find("end").ifPresent(end -> add(ExecutionMetrics.ORDERS_ENDED + end));
      case "emergency-hedge" -> add(ExecutionMetrics.EMERGENCY_HEDGES);
      case "raised" -> add(ExecutionMetrics.ALERTS + body.get("code").toLowerCase(Locale.ROOT));
      case "stopped" -> stopped(body.get("what"));
      case "refused" -> refused(body);
      default -> { }
    }
  }

  private void moved(ExecutionLifecycle to) {
    switch (to) {
      case COMPLETED -> add(ExecutionMetrics.SUCCEEDED);
      case HEDGED -> add(ExecutionMetrics.UNWOUND);
      case LAPSED -> add(ExecutionMetrics.LAPSED);
      default -> { }
    }
  }

  private void stopped(String what) {
    switch (what) {
      case "gap" -> add(ExecutionMetrics.GAPS);
      case "fallback" -> add(ExecutionMetrics.STOP_FALLBACKS);
      default -> { }
    }
  }

  private void refused(CanonicalText body) {
    add(ExecutionMetrics.REFUSED);
    for (int i = 0; i < body.number("violations"); i++) {
      if (body.get("violation." + i).startsWith(RefusalCode.MARGIN_EXCEEDED.code())) {
        add(ExecutionMetrics.MARGIN_SHOCK_FAILED);
        return;
      }
    }
  }

  private void add(String name) {
    counts.merge(name, 1L, Long::sum);
  }
}
