package dev.belay.observe;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Price;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * What the time between the legs of an entry costs: from its first to its last fill, and the premium that stands in it
 * meanwhile, times how long. A group is forgotten when it is complete or flat.
 */
final class Legging {

  private static final long TEN_THOUSANDTHS_PER_PAISA = 100;
  private static final long PAISE_MILLIS_PER_RUPEE_SECOND = 100_000;

  private final Map<GroupId, Entry> open = new TreeMap<>();
  private final Histogram firstToLast;
  private final BiConsumer<String, Long> add;
  private long paiseMillis;

  /** One group's entry so far. */
  private static final class Entry {
    private final Instant first;
    private Instant last;
    private Instant since;
    private long paise;

    Entry(Instant at) {
      first = at;
      last = at;
      since = at;
    }
  }

  Legging(Histogram firstToLast, BiConsumer<String, Long> add) {
    this.firstToLast = firstToLast;
    this.add = add;
  }

  void filled(OrderFact.Filled fill, Instant at) {
    GroupId group = fill.intent().owner().group();
    boolean enters = fill.intent().purpose() == OrderPurpose.ENTRY;
    Entry entry = enters ? open.computeIfAbsent(group, each -> new Entry(at)) : open.get(group);
    if (entry == null) {
      return;
    }
    pass(entry, at);
    long worth = fill.price().map(Price::tenThousandths).orElse(0L) / TEN_THOUSANDTHS_PER_PAISA
        * fill.increment().units();
    entry.paise = StrictMath.max(0, entry.paise + (enters ? worth : -worth));
    entry.last = enters ? at : entry.last;
  }

  void moved(GroupId group, ExecutionLifecycle to, Instant at) {
    boolean complete = to == ExecutionLifecycle.COMPLETED;
    if (complete || to.isFinal()) {
      Entry entry = open.remove(group);
      if (entry != null) {
        pass(entry, at);
        if (complete) {
          firstToLast.record(Duration.between(entry.first, entry.last).toMillis());
        }
      }
    }
  }

  private void pass(Entry entry, Instant at) {
    paiseMillis += entry.paise * StrictMath.max(0, Duration.between(entry.since, at).toMillis());
    entry.since = at;
    add.accept(ExecutionMetrics.INTERIM_RUPEE_SECONDS, paiseMillis / PAISE_MILLIS_PER_RUPEE_SECOND);
    paiseMillis %= PAISE_MILLIS_PER_RUPEE_SECOND;
  }
}
