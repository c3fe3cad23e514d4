package dev.belay.examples;

import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderTag;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.sqlite.SqliteConfig;
import dev.belay.sqlite.SqlitePersistence;
import dev.belay.testkit.ExchangeLog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Compares what the journal says with the metrics and alerts of the last process, and with the exchange's truth. */
final class SoakCheck {

  private static final int PAGE = 5_000;
  private static final long ROOM_FOR_HEAP = 24L << 20;
  private static final int ROOM_FOR_THREADS = 3;

  private final Path store;
  private final ExchangeLog log;
  private final int groups;

  SoakCheck(Path store, ExchangeLog log, int groups) {
    this.store = store;
    this.log = log;
    this.groups = groups;
  }

  /** What does not agree. */
  List<String> compared(List<SoakLife> lives) {
    List<Entry.Journal> journal = journal();
    SoakLife last = lives.get(lives.size() - 1);
    List<String> wrong = new ArrayList<>();
    if (!last.ended()) {
      wrong.add("the last process did not come to its end");
    }
    for (int i = 1; i < journal.size(); i++) {
      if (journal.get(i).sequence() != journal.get(i - 1).sequence() + 1) {
        wrong.add("the journal lacks what lies before number " + journal.get(i).sequence());
      }
    }
    expect(wrong, "accepted groups", counted(journal, 0).getOrDefault("accepted", 0L), (long) groups);
    wrong.addAll(unintended(journal));
    SortedMap<String, Long> told = counted(journal, last.after());
    expect(wrong, "groups started", told.getOrDefault("accepted", 0L), last.metrics().get(ExecutionMetrics.STARTED));
    expect(wrong, "orders intended", told.getOrDefault("intended", 0L),
        last.metrics().get(ExecutionMetrics.ORDERS_INTENDED));
    expect(wrong, "emergency hedges", told.getOrDefault("emergency-hedge", 0L),
        last.metrics().get(ExecutionMetrics.EMERGENCY_HEDGES));
    told.forEach((name, count) -> {
      if (name.startsWith(ExecutionMetrics.ALERTS)) {
        expect(wrong, name, count, last.metrics().getOrDefault(name, 0L));
      }
    });
    last.metrics().forEach((name, count) -> {
      if (name.startsWith(ExecutionMetrics.ALERTS)) {
        expect(wrong, name, told.getOrDefault(name, 0L), count);
      }
    });
    lives.forEach(each -> wrong.addAll(grown(each)));
    return wrong;
  }

  private List<Entry.Journal> journal() {
    List<Entry.Journal> all = new ArrayList<>();
    try (SqlitePersistence reader = new SqlitePersistence(
        SqliteConfig.builder(store, new InstanceId("SOK")).writer(Runnable::run).build())) {
      reader.open().toCompletableFuture().join();
      for (List<Entry.Journal> page = page(reader, 1); !page.isEmpty();
          page = page(reader, page.get(page.size() - 1).sequence() + 1)) {
        all.addAll(page);
      }
    }
    return all;
  }

  private static List<Entry.Journal> page(SqlitePersistence reader, long from) {
    return reader.journal(from, PAGE).toCompletableFuture().join();
  }

  /** How often each kind of entry is there after a number; alerts by the names of their metrics. */
  private static SortedMap<String, Long> counted(List<Entry.Journal> journal, long after) {
    SortedMap<String, Long> counts = new TreeMap<>();
    for (Entry.Journal each : journal) {
      if (each.sequence() > after) {
        String name = each.type().equals("raised")
            ? ExecutionMetrics.ALERTS + CanonicalText.parse(each.body()).get("code").toLowerCase(Locale.ROOT)
            : each.type();
        counts.merge(name, 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Orders at the exchange of which the journal does not know. */
  private List<String> unintended(List<Entry.Journal> journal) {
    TreeSet<String> intended = new TreeSet<>();
    journal.stream().filter(each -> each.type().equals("intended"))
        .forEach(each -> intended.add(CanonicalText.parse(each.body()).get("tag")));
    return log.tags().stream().map(OrderTag::text).filter(each -> !intended.contains(each))
        .map(each -> "the exchange has an order that the journal does not know: " + each).toList();
  }

  /** Memory and threads that a process took more of the longer it ran; the first sample is its warm-up. */
  private static List<String> grown(SoakLife life) {
    List<SoakLife.Sample> samples = life.samples();
    if (samples.size() < 3) {
      return List.of();
    }
    SoakLife.Sample early = samples.get(1);
    SoakLife.Sample late = samples.get(samples.size() - 1);
    List<String> wrong = new ArrayList<>();
    if (late.heapBytes() > early.heapBytes() * 2 + ROOM_FOR_HEAP) {
      wrong.add("the heap grew from " + early.heapBytes() + " to " + late.heapBytes() + " bytes");
    }
    if (late.threads() > early.threads() + ROOM_FOR_THREADS) {
      wrong.add("threads grew from " + early.threads() + " to " + late.threads());
    }
    return wrong;
  }

  private static void expect(List<String> wrong, String what, Long journal, Long found) {
    if (!journal.equals(found)) {
      wrong.add(what + ": the journal says " + journal + ", the metrics " + found);
    }
  }
}
