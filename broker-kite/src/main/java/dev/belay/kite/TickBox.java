package dev.belay.kite;

import dev.belay.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between the stream's reader and a listener: of each contract the newest tick alone waits, so a listener that
 * falls behind gets newer ticks, not more. Thread-safe; the listener is called on the time source's thread.
 */
final class TickBox {

  private final TimeSource time;
  private final TickListener to;
  private Map<Long, KiteTick> waiting = new LinkedHashMap<>();
  private boolean asked;
  private long replaced;

  TickBox(TimeSource time, TickListener to) {
    this.time = time;
    this.to = to;
  }

  void put(List<KiteTick> ticks) {
    synchronized (this) {
      for (KiteTick each : ticks) {
        replaced += waiting.put(each.token(), each) == null ? 0 : 1;
      }
      if (asked || waiting.isEmpty()) {
        return;
      }
      asked = true;
    }
    time.after(Duration.ZERO, this::deliver);
  }

  private void deliver() {
    List<KiteTick> newest;
    synchronized (this) {
      asked = false;
      newest = new ArrayList<>(waiting.values());
      waiting = new LinkedHashMap<>();
    }
    to.onTicks(newest);
  }

  /** {@return how many ticks were replaced by newer ones before they were delivered} */
  synchronized long replaced() {
    return replaced;
  }
}
