package dev.belay.coordinator;

import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands events to one listener, one at a time and in order, on the host's executor. A slow or throwing listener
 * disturbs nothing but itself: what it cannot take is left to the journal, and read from there when it has caught up.
 * Loop only, but for the calls of the listener.
 */
final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

  /** So many events wait at the most, and as many of what happens while it hears of the past. */
  static final int MOST_WAITING = 5_000;

  private final ExecutionListener listener;
  private final Executor on;
  private final LinkedBlockingQueue<ExecutionEvent> queue = new LinkedBlockingQueue<>();
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile long acknowledged;
  private volatile Runnable idle = () -> { };
  private final List<ExecutionEvent> meanwhile = new ArrayList<>();
  private volatile boolean behind;
  private volatile Thread telling;
  private long offered;
  private long handed;

  Delivery(ExecutionListener listener, Executor on) {
    this.listener = listener;
    this.on = on;
  }

  /** The listener has taken everything up to a number; the journal goes further. Tells when it has nothing to do. */
  void resume(long after, long last, Runnable whenIdle) {
    acknowledged = after;
    handed = after;
    offered = last;
    behind = after < last;
    idle = whenIdle;
  }

  long acknowledged() {
    return acknowledged;
  }

  boolean isBehind() {
    return behind;
  }

  /** What happens while it hears of the past waits for its turn, or is left to the journal too. */
  void deliver(List<ExecutionEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    offered = events.get(events.size() - 1).sequence();
    behind |= queue.size() + events.size() > MOST_WAITING;
    if (!behind) {
      hand(events);
    } else if (meanwhile.size() + events.size() > MOST_WAITING) {
      meanwhile.clear();
    } else {
      meanwhile.addAll(events);
    }
  }

  /** The number from which on the journal has to be read for it, once it has taken all that waited. */
  Optional<Long> wanted() {
    return behind && queue.isEmpty() && !running.get() ? Optional.of(handed + 1) : Optional.empty();
  }

  /** What the journal had. */
  void retell(List<ExecutionEvent> events) {
    long end = meanwhile.isEmpty() ? offered : meanwhile.get(0).sequence() - 1;
    hand(events.stream().filter(each -> each.sequence() <= end).toList());
    if (handed >= end) {
      behind = false;
      hand(meanwhile);
      meanwhile.clear();
    }
  }

  private void hand(List<ExecutionEvent> events) {
    if (!events.isEmpty()) {
      handed = events.get(events.size() - 1).sequence();
      queue.addAll(events);
      begin();
    }
  }

  int depth() {
    return queue.size();
  }

  private void begin() {
    if (!queue.isEmpty() && running.compareAndSet(false, true)) {
      on.execute(this::drain);
    }
  }

  /** Whether the caller is the listener, being told something. */
  boolean isTelling() {
    return Thread.currentThread().equals(telling);
  }

  private void drain() {
    telling = Thread.currentThread();
    for (ExecutionEvent event = queue.poll(); event != null; event = queue.poll()) {
      tell(event);
      acknowledged = event.sequence();
    }
    telling = null;
    running.set(false);
    begin();
    idle.run();
  }

  private void tell(ExecutionEvent event) {
    try {
      listener.onEvent(event);
    } catch (RuntimeException e) {
      LOG.warn("event {} - the listener threw; going on", event.sequence(), e);
    }
  }
}
