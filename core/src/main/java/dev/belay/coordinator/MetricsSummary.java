package dev.belay.coordinator;

import dev.belay.observe.Distribution;
import dev.belay.observe.ExecutionMetrics;
import java.time.Duration;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line of the metrics every few seconds, with what has changed since the last one; none when nothing has. */
final class MetricsSummary {

  private static final Logger LOG = LoggerFactory.getLogger("dev.belay.metrics");

  private final Supplier<ExecutionMetrics> metrics;
  private final BiFunction<Duration, Runnable, ?> after;
  private final Duration every;
  private ExecutionMetrics last;

  MetricsSummary(Supplier<ExecutionMetrics> metrics, BiFunction<Duration, Runnable, ?> after, Duration every) {
    this.metrics = metrics;
    this.after = after;
    this.every = every;
    this.last = metrics.get();
  }

  void begin() {
    after.apply(every, this::look);
  }

  private void look() {
    ExecutionMetrics now = metrics.get();
    String changes = changes(last, now);
    if (!changes.isEmpty()) {
      LOG.info("{}", changes);
    }
    last = now;
    begin();
  }

  /** {@return what differs, as name=value, in the order of the names; empty when nothing does} */
  static String changes(ExecutionMetrics before, ExecutionMetrics now) {
    Stream<String> numbers = Stream.of(now.counters(), now.gauges()).flatMap(all -> all.entrySet().stream())
        .filter(each -> !each.getValue().equals(before.counters().getOrDefault(each.getKey(),
            before.gauges().getOrDefault(each.getKey(), 0L))))
        .map(each -> each.getKey() + "=" + each.getValue());
    Stream<String> distributions = now.distributions().entrySet().stream()
        .filter(each -> each.getValue().count() > 0
            && !each.getValue().equals(before.distributions().get(each.getKey())))
        .map(each -> each.getKey() + "=" + text(each.getValue()));
    return Stream.concat(numbers, distributions).sorted().collect(Collectors.joining(" "));
  }

  private static String text(Distribution distribution) {
    return "p50:" + distribution.p50() + "/p95:" + distribution.p95() + "/max:" + distribution.max();
  }
}
