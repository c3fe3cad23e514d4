package dev.belay.coordinator;

import dev.belay.observe.Alert;
import dev.belay.observe.AlertBook;
import dev.belay.observe.AlertRules;
import dev.belay.observe.EventText;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.observe.MetricsBook;
import dev.belay.persistence.Entry;
import dev.belay.time.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Numbers events, counts them, and collects those of a turn until the turn is kept. Loop only. */
final class Journal {

  /** Makes an event of its number and time. */
  interface Maker {
    ExecutionEvent make(long sequence, Instant at);
  }

  private final Supplier<Moment> clock;
  private final AlertBook alerts = new AlertBook(AlertBook.DEFAULT_INTERVAL);
  private final MetricsBook metrics = new MetricsBook();
  private final List<ExecutionEvent> turn = new ArrayList<>();
  private volatile ExecutionMetrics snapshot = metrics.snapshot();
  private long last;

  Journal(Supplier<Moment> clock) {
    this.clock = clock;
  }

  void resumeAfter(long sequence) {
    last = sequence;
  }

  void say(Maker maker, Instant at) {
    ExecutionEvent event = maker.make(++last, at);
    metrics.count(event);
    turn.add(event);
    AlertRules.of(event).ifPresent(this::raise);
  }

  /** Tells an alert, unless the same condition was told a moment ago. */
  void raise(Alert alert) {
    Moment now = clock.get();
    if (alerts.admits(alert, now)) {
      AlertLog.write(alert);
      say((sequence, at) -> new ExecutionEvent.Raised(sequence, at, alert), now.wall());
    }
  }

  void count(String metric, long amount) {
    metrics.add(metric, amount);
  }

  void gauge(String metric, long value) {
    metrics.gauge(metric, value);
  }

  void record(String metric, long value) {
    metrics.record(metric, value);
  }

  /** Shows what was measured although nothing was told. */
  void refresh() {
    snapshot = metrics.snapshot();
  }

  boolean hasEvents() {
    return !turn.isEmpty();
  }

  /** The events of the turn; the next turn begins empty. */
  List<ExecutionEvent> take() {
    List<ExecutionEvent> events = List.copyOf(turn);
    turn.clear();
    snapshot = metrics.snapshot();
    return events;
  }

  static List<Entry> entries(List<ExecutionEvent> events) {
    List<Entry> entries = new ArrayList<>(events.size());
    events.forEach(each -> entries.add(EventText.entry(each)));
    return entries;
  }

  ExecutionMetrics metrics() {
    return snapshot;
  }
}
