package dev.belay.observe;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.order.OrderFact;
import dev.belay.risk.RefusalCode;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts events. Belongs to the event loop; snapshots may go anywhere. */
public final class MetricsBook {

  private final SortedMap<String, Long> counters = new TreeMap<>();

  /** Makes an empty book. */
  public MetricsBook() {}

  /**
   * Counts an event.
   *
   * @param event the event
   */
  public void count(ExecutionEvent event) {
    switch (event.kind()) {
      case REFUSED -> refused((ExecutionEvent.Refused) event);
      case ACCEPTED -> add(ExecutionMetrics.STARTED, 1);
      case MOVED -> moved(((ExecutionEvent.Moved) event).to());
      case INTENDED -> add(ExecutionMetrics.ORDERS_INTENDED, 1);
      case LEARNT -> learnt(((ExecutionEvent.Learnt) event).fact());
      case STOPPED -> stopped((ExecutionEvent.Stopped) event);
      case EMERGENCY_HEDGE -> add(ExecutionMetrics.EMERGENCY_HEDGES, 1);
      case DECIDED, REPRICED, CANCEL_ASKED, EXPOSED, MODE_CHANGED, RAISED, COMMANDED, RETOLD -> { }
    }
  }

  private void refused(ExecutionEvent.Refused event) {
    add(ExecutionMetrics.REFUSED, 1);
    if (event.violations().stream().anyMatch(each -> each.code() == RefusalCode.MARGIN_EXCEEDED)) {
      add(ExecutionMetrics.MARGIN_SHOCK_FAILED, 1);
    }
  }

  private void moved(ExecutionLifecycle to) {
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

  private void learnt(OrderFact fact) {
    if (fact.kind() == OrderFact.Kind.CLOSED) {
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

  /** {@return the counters as they are now} */
  public ExecutionMetrics snapshot() {
    return new ExecutionMetrics(counters);
  }
}
