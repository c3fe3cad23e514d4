package dev.belay.examples;

import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.OrderTag;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.testkit.ExchangeLog;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Compares the journal with the exchange's truth, and with what the last process counted, told its listener and took of
 * the machine. A process counts from 0: only what the journal got after that process had begun is its own.
 */
final class SoakCheck {

  private static final long ROOM_FOR_HEAP = 8L << 20;
  private static final int ROOM_FOR_THREADS = 3;

  private final List<Entry.Journal> journal;
  private final ExchangeLog log;
  private final int groups;

  SoakCheck(List<Entry.Journal> journal, ExchangeLog log, int groups) {
    this.journal = journal;
    this.log = log;
    this.groups = groups;
  }

  /** What does not agree; the last process began when the journal had this number. */
  List<String> compared(List<SoakLife> lives, long begun) {
    SoakLife last = lives.get(lives.size() - 1);
    List<String> wrong = new ArrayList<>(incomplete());
    lives.stream().filter(each -> each.end() == SoakLife.End.FAILED)
        .forEach(each -> wrong.add("a process failed by itself: " + each.summary()));
    wrong.addAll(uncounted(journal.stream().filter(each -> each.sequence() > begun).toList(), last));
    wrong.addAll(unheard(last.heard(), begun));
    lives.forEach(each -> wrong.addAll(grown(each.samples())));
    return wrong;
  }

  private List<String> incomplete() {
    List<String> wrong = new ArrayList<>();
    for (int i = 1; i < journal.size(); i++) {
      if (journal.get(i).sequence() != journal.get(i - 1).sequence() + 1) {
        wrong.add("the journal lacks what lies before number " + journal.get(i).sequence());
      }
    }
    long accepted = SoakCounts.of(journal).getOrDefault(ExecutionMetrics.STARTED, 0L);
    if (accepted != groups) {
      wrong.add("accepted groups: the journal says " + accepted + ", wanted were " + groups);
    }
    TreeSet<String> intended = new TreeSet<>();
    journal.stream().filter(each -> each.type().equals("intended"))
        .forEach(each -> intended.add(CanonicalText.parse(each.body()).get("tag")));
    log.tags().stream().map(OrderTag::text).filter(each -> !intended.contains(each))
        .forEach(each -> wrong.add("the exchange has an order that the journal does not know: " + each));
    return wrong;
  }

  private static List<String> uncounted(List<Entry.Journal> own, SoakLife last) {
    SortedMap<String, Long> told = SoakCounts.of(own);
    SortedMap<String, Long> counted = SoakCounts.explained(last.metrics());
    TreeSet<String> names = new TreeSet<>(told.keySet());
    names.addAll(counted.keySet());
    return names.stream().filter(name -> !told.getOrDefault(name, 0L).equals(counted.getOrDefault(name, 0L)))
        .map(name -> name + ": the journal says " + told.getOrDefault(name, 0L) + ", the metrics "
            + counted.getOrDefault(name, 0L)).toList();
  }

  /** A listener may hear again what it heard before a kill, but misses nothing. */
  private static List<String> unheard(SoakLife.Heard heard, long begun) {
    List<String> wrong = new ArrayList<>();
    if (heard.first() > begun + 1) {
      wrong.add("the listener began with event " + heard.first() + ", the process with " + (begun + 1));
    }
    if (heard.gaps() > 0) {
      wrong.add("the listener missed events: " + heard);
    }
    return wrong;
  }

  /** Memory and threads that a process took more of the longer it ran; the first sample is its warm-up. */
  static List<String> grown(List<SoakLife.Sample> samples) {
    List<String> wrong = new ArrayList<>();
    if (samples.size() > 2) {
      SoakLife.Sample early = samples.get(1);
      SoakLife.Sample late = samples.get(samples.size() - 1);
      if (late.heapBytes() > early.heapBytes() + ROOM_FOR_HEAP) {
        wrong.add("the heap grew from " + early.heapBytes() + " to " + late.heapBytes() + " bytes");
      }
      if (late.threads() > early.threads() + ROOM_FOR_THREADS) {
        wrong.add("threads grew from " + early.threads() + " to " + late.threads());
      }
    }
    return wrong;
  }
}
