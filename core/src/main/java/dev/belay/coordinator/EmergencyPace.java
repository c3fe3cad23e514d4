package dev.belay.coordinator;

import dev.belay.order.OrderTag;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/** At most five orders a minute for each leg and slice while the store has failed (DESIGN rule 5.1). Loop only. */
final class EmergencyPace {

  private static final int MOST = 5;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final TreeMap<String, Deque<Moment>> sent = new TreeMap<>();

  /** True, and counted, when one more may go now. */
  boolean take(OrderTag tag, Moment now) {
    Deque<Moment> recent = sent.computeIfAbsent(tag.group() + " " + tag.leg() + " " + tag.sequence(),
        seat -> new ArrayDeque<>());
    while (!recent.isEmpty() && now.isPast(recent.peekFirst(), MINUTE)) {
      recent.pollFirst();
    }
    if (recent.size() >= MOST) {
      return false;
    }
    recent.addLast(now);
    return true;
  }
}
