package dev.belay.coordinator;

import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to one listener, one at a time and in order, on the host's executor. A slow or throwing
 * listener disturbs nothing but itself.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  private final ExecutionListener listener;
  private final Executor on;
  private final LinkedBlockingQueue<ExecutionEvent> queue = new LinkedBlockingQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();

  Delivery(ExecutionListener listener, Executor on) {
    this.listener = listener;
    this.on = on;
  }

  void deliver(List<ExecutionEvent> events) {
    queue.addAll(events);
    begin();
  }

  private void begin() {
    if (!queue.isEmpty() && running.compareAndSet(false, true)) {
      on.execute(this::drain);
    }
  }

  private void drain() {
    for (ExecutionEvent event = queue.poll(); event != null; event = queue.poll()) {
      hand(event);
    }
    running.set(false);
    begin();
  }

  private void hand(ExecutionEvent event) {
    try {
      listener.onEvent(event);
    } catch (RuntimeException e) {
      LOG.warn("event {} - the listener threw; going on", event.sequence(), e);
    }
  }
}
