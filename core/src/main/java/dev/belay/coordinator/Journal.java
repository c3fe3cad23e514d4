package dev.belay.coordinator;

import dev.belay.observe.EventText;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.observe.MetricsBook;
import dev.belay.persistence.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Numbers events, counts them, and collects those of a turn until the turn is kept. Loop only. */
final class Journal {

  /** Makes an event of its number and time. */
  interface Maker {
    ExecutionEvent make(long sequence, Instant at);
  }

  private final MetricsBook metrics = new MetricsBook();
  private final List<ExecutionEvent> turn = new ArrayList<>();
  private volatile ExecutionMetrics snapshot = metrics.snapshot();
  private long last;

  void resumeAfter(long sequence) {
    last = sequence;
  }

  void say(Maker maker, Instant at) {
    ExecutionEvent event = maker.make(++last, at);
    metrics.count(event);
    turn.add(event);
  }

  void count(String metric, long amount) {
    metrics.add(metric, amount);
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
