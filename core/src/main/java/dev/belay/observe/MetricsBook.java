package dev.belay.observe;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.risk.RefusalCode;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts and measures events. Belongs to the event loop; snapshots may go anywhere. */
public final class MetricsBook {

  private final SortedMap<String, Long> counters = new TreeMap<>();
  private final SortedMap<String, Long> gauges = new TreeMap<>();
  private final SortedMap<String, Histogram> histograms = new TreeMap<>();
  private final Legging legging = new Legging(histogram(ExecutionMetrics.FIRST_TO_LAST_FILL), this::add);
  private final Windows<GroupId> bared = new Windows<>();
  private final Windows<String> unknown = new Windows<>();

  /** Makes a book in which everything is zero. */
  public MetricsBook() {
    ExecutionMetrics.ALWAYS.forEach(each -> add(each, 0));
    histogram(ExecutionMetrics.DURABLE_WRITE);
  }

  /**
   * Counts an event.
   *
   * @param event the event
   */
  public void count(ExecutionEvent event) {
    switch (event.kind()) {
      case REFUSED -> refused((ExecutionEvent.Refused) event);
      case ACCEPTED -> add(ExecutionMetrics.STARTED, 1);
      case MOVED -> moved((ExecutionEvent.Moved) event);
      case INTENDED -> add(ExecutionMetrics.ORDERS_INTENDED, 1);
      case LEARNT -> learnt((ExecutionEvent.Learnt) event);
      case STOPPED -> stopped((ExecutionEvent.Stopped) event);
      case EMERGENCY_HEDGE -> add(ExecutionMetrics.EMERGENCY_HEDGES, 1);
      case EXPOSED -> {
        ExecutionEvent.Exposed exposed = (ExecutionEvent.Exposed) event;
        add(ExecutionMetrics.NAKED_MILLIS, bared.told(exposed.id(), exposed.bared().isPositive(), event.at()));
      }
      case RAISED -> add(ExecutionMetrics.ALERTS
          + ((ExecutionEvent.Raised) event).alert().code().name().toLowerCase(Locale.ROOT), 1);
      case DECIDED, REPRICED, CANCEL_ASKED, MODE_CHANGED, COMMANDED, RETOLD -> { }
    }
  }

  private void refused(ExecutionEvent.Refused event) {
    add(ExecutionMetrics.REFUSED, 1);
    if (event.violations().stream().anyMatch(each -> each.code() == RefusalCode.MARGIN_EXCEEDED)) {
      add(ExecutionMetrics.MARGIN_SHOCK_FAILED, 1);
    }
  }

  private void moved(ExecutionEvent.Moved event) {
    ExecutionLifecycle to = event.to();
    legging.moved(event.id(), to, event.at());
    if (to.isFinal()) {
      add(ExecutionMetrics.NAKED_MILLIS, bared.told(event.id(), false, event.at()));
    }
    if (to == ExecutionLifecycle.COMPLETED) {
      add(ExecutionMetrics.SUCCEEDED, 1);
    } else if (to == ExecutionLifecycle.HEDGED) {
      add(ExecutionMetrics.UNWOUND, 1);
    } else if (to == ExecutionLifecycle.LAPSED) {
      add(ExecutionMetrics.LAPSED, 1);
    }
  }

  private void stopped(ExecutionEvent.Stopped event) {
    switch (event.what()) {
      case GAP -> add(ExecutionMetrics.GAPS, 1);
      case FALLBACK -> add(ExecutionMetrics.STOP_FALLBACKS, 1);
      case GUARDED -> add(ExecutionMetrics.UNGUARDED_MILLIS, event.lasted().toMillis());
      case FIRED, UNGUARDED, VANISHED, STUCK, BLOCKED -> { }
    }
  }

  private void learnt(ExecutionEvent.Learnt event) {
    OrderFact fact = event.fact();
    boolean doubtful = fact.kind() == OrderFact.Kind.IN_DOUBT;
    add(ExecutionMetrics.UNKNOWN_MILLIS, unknown.told(fact.intent().tag().text(), doubtful, event.at()));
    if (fact.kind() == OrderFact.Kind.FILLED) {
      legging.filled((OrderFact.Filled) fact, event.at());
    } else if (fact.kind() == OrderFact.Kind.CLOSED) {
      add(ExecutionMetrics.ORDERS_ENDED + ((OrderFact.Closed) fact).end().code(), 1);
    }
  }

  /**
   * Adds to a counter.
   *
   * @param name its name
   * @param amount how much
   */
  public void add(String name, long amount) {
    counters.merge(name, amount, Long::sum);
  }

  /**
   * Sets a gauge.
   *
   * @param name its name
   * @param value how it stands
   */
  public void gauge(String name, long value) {
    gauges.put(name, value);
  }

  /**
   * Adds a value to a distribution.
   *
   * @param name its name
   * @param value the value
   */
  public void record(String name, long value) {
    histogram(name).record(value);
  }

  private Histogram histogram(String name) {
    return histograms.computeIfAbsent(name, each -> new Histogram());
  }

  /** {@return everything as it is now} */
  public ExecutionMetrics snapshot() {
    SortedMap<String, Distribution> distributions = new TreeMap<>();
    histograms.forEach((name, each) -> distributions.put(name, each.view()));
    return new ExecutionMetrics(counters, gauges, distributions);
  }
}
