package dev.belay.testkit.sim;

import dev.belay.ledger.OrderStatus;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.OrderTag;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.testkit.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/**
 * What outlives the process: the store's commits in their order and lanes, and the emergency journal. A power cut takes
 * a random part of the relaxed commits after the last durable one; a killed process leaves some of what it had handed
 * over.
 */
final class Disk {

  /** Relaxed commits older than this are synced (the store's promise). */
  static final long RELAXED_WINDOW = 250_000_000L;

  /** A committed batch. */
  private record Commit(int life, Lane lane, List<Entry> batch, long at) {}

  private static final InstanceId INSTANCE = new InstanceId("SIM");

  private static final String INTENDED = OrderStatus.INTENDED.code();

  private static final String NEVER_PLACED = OrderStatus.NEVER_PLACED.code();

  private static final String UNSENT = OrderStatus.UNSENT.code();

  private static final String UNKNOWN = OrderStatus.UNKNOWN.code();

  private final World world;
  private final StoreFactory stores;
  private final SortedMap<OrderTag, Entry.Order> intents = new TreeMap<>();
  private final SortedMap<OrderTag, Entry.Order> unsynced = new TreeMap<>();
  private final SortedMap<OrderTag, Entry.Order> journalled = new TreeMap<>();
  private final SortedSet<OrderTag> unjournalled = new TreeSet<>();
  private final SortedSet<OrderTag> unsent = new TreeSet<>();
  private final SortedMap<OrderTag, Long> handedOver = new TreeMap<>();
  private final SortedSet<OrderTag> decided = new TreeSet<>();
  private final List<Entry> journal = new ArrayList<>();
  private List<Commit> commits = new ArrayList<>();
  private StoreFactory.Shelf shelf;
  private int life;
  private long lastJournal;

  Disk(World world, StoreFactory stores) {
    this.world = world;
    this.stores = stores;
    this.shelf = stores.shelf(INSTANCE, epochs());
  }

  /** The same epochs again for a content that is written anew. */
  private LongSupplier epochs() {
    long[] opening = {0};
    return () -> Draws.draw(world.plan().seed(), "disk", "epoch", opening[0]++);
  }

  /** The store as the next life finds it. */
  Persistence next() {
    life++;
    return shelf.next();
  }

  void committed(Lane lane, List<Entry> batch) {
    commits.add(new Commit(life, lane, batch, world.clock().monotonicNanos()));
    for (Entry each : batch) {
      if (each instanceof Entry.Journal line) {
        lastJournal = Math.max(lastJournal, line.sequence());
      }
      if (each.kind() == Entry.Kind.ORDER) {
        Entry.Order order = (Entry.Order) each;
        if (!intents.containsKey(order.tag())) {
          unsynced.putIfAbsent(order.tag(), order);
          unsent.add(order.tag());
        } else if (!order.status().equals(INTENDED)) {
          unsent.remove(order.tag());
        }
      }
    }
    if (lane == Lane.DURABLE) {
      intents.putAll(unsynced);
      unsynced.clear();
    }
    world.trace().note(Trace.Kind.COMMIT, lane.ordinal(), batch.size(),
        () -> lane + " " + batch.stream().map(Words::of).toList());
  }

  /** Whether the store, as the next life would find it, says that the broker has ended an order. */
  boolean isEndKept(OrderTag tag) {
    return commits.stream().flatMap(each -> each.batch().stream()).anyMatch(each -> each instanceof Entry.Order order
        && order.tag().equals(tag) && OrderStatus.of(order.status()).isEnded());
  }

  /** Takes note of orders that were handed to the store or to the journal. */
  void handed(List<Entry> batch) {
    for (Entry each : batch) {
      if (each.kind() == Entry.Kind.ORDER) {
        Entry.Order order = (Entry.Order) each;
        handedOver.putIfAbsent(order.tag(), world.clock().monotonicNanos());
        world.witness().written(order.tag(), OrderStatus.of(order.status()), life);
        if (order.status().equals(NEVER_PLACED)) {
          world.witness().givenUp(order.tag());
        }
        if (order.status().equals(NEVER_PLACED) || order.status().equals(UNSENT)) {
          decided.add(order.tag());
          world.witness().group(order.tag().group())
              .ifPresent(books -> books.lastShownAt = world.clock().monotonicNanos());
        } else if (order.status().equals(UNKNOWN)) {
          decided.remove(order.tag()); // its end was told to a process that died before it was kept
        }
      }
    }
  }

  void journalled(Entry entry) {
    journal.add(entry);
    if (entry.kind() == Entry.Kind.ORDER) {
      journalled.putIfAbsent(((Entry.Order) entry).tag(), (Entry.Order) entry);
    }
  }

  void notJournalled(Entry entry) {
    if (entry.kind() == Entry.Kind.ORDER) {
      unjournalled.add(((Entry.Order) entry).tag());
    }
  }

  EmergencyJournal.Content journal() {
    return new EmergencyJournal.Content(journal, List.of());
  }

  /**
   * Whether a former life has left a closing order of a leg of which the present one cannot know whether it was sent:
   * it never was, or the answer that refused it came to a process that died of it.
   */
  boolean leftInDoubt(GroupId group, int leg, long born) {
    return handedOver.entrySet().stream().anyMatch(each -> each.getValue() < born && !decided.contains(each.getKey())
        && each.getKey().group().equals(group) && each.getKey().leg().index() == leg
        && each.getKey().purpose().isRiskReducing()
        && world.witness().find(each.getKey()).filter(order -> order.taken).isEmpty());
  }

  /** When an intent was handed over: a later process counts the age of an order in doubt from there. */
  long handedAt(OrderTag tag) {
    return handedOver.getOrDefault(tag, Long.MAX_VALUE);
  }

  /** The number of the last event that is kept. */
  long lastJournal() {
    return lastJournal;
  }

  /** The intent as it is kept, first in the store, else in the journal; null when it is in neither. */
  Entry.Order intent(OrderTag tag) {
    Entry.Order kept = intents.get(tag);
    return kept != null ? kept : journalled.get(tag);
  }

  /** Whether what the process knew of an order outlives it: also what only a loss of power could take. */
  boolean remembers(OrderTag tag) {
    return intent(tag) != null || unsynced.containsKey(tag);
  }

  /** Whether an intent is kept by the emergency journal alone. */
  boolean isInTheJournalOnly(OrderTag tag) {
    return !intents.containsKey(tag) && journalled.containsKey(tag);
  }

  void sent(OrderTag tag) {
    unsent.remove(tag);
  }

  /** The process ends: whether it had kept an intent that it has not sent. */
  boolean leavesUnsent() {
    boolean left = intents.keySet().stream().anyMatch(unsent::contains);
    unsent.clear();
    return left;
  }

  /** Whether a closing order may go although it is kept nowhere: both were waited for, or have failed. */
  boolean wasWaitedFor(OrderTag tag, long patience) {
    Long since = handedOver.get(tag);
    return unjournalled.contains(tag) || since != null && world.clock().monotonicNanos() - since >= patience;
  }

  /** The power fails: the durable lane and what lies before it is kept. */
  void losePower(int keptPerMille) {
    int synced = 0;
    long now = world.clock().monotonicNanos();
    for (int i = 0; i < commits.size(); i++) {
      Commit each = commits.get(i);
      if (each.lane() == Lane.DURABLE || now - each.at() >= RELAXED_WINDOW) {
        synced = i + 1;
      }
    }
    int kept = synced + (commits.size() - synced) * keptPerMille / 1000;
    if (kept < commits.size()) {
      world.sometimes(Sometimes.RELAXED_TAIL_LOST);
    }
    rewrite(new ArrayList<>(commits.subList(0, kept)));
  }

  private void rewrite(List<Commit> kept) {
    shelf.close();
    shelf = stores.shelf(INSTANCE, epochs());
    int next = 0;
    for (int opening = 1; opening <= life; opening++) {
      Persistence store = shelf.next();
      store.open();
      while (next < kept.size() && kept.get(next).life() == opening) {
        store.append(kept.get(next).lane(), kept.get(next).batch());
        next++;
      }
    }
    commits = kept;
    lastJournal = kept.stream().flatMap(each -> each.batch().stream()).filter(Entry.Journal.class::isInstance)
        .mapToLong(each -> ((Entry.Journal) each).sequence()).max().orElse(0);
    unsynced.keySet().retainAll(kept.stream().flatMap(each -> each.batch().stream())
        .filter(Entry.Order.class::isInstance).map(each -> ((Entry.Order) each).tag()).toList());
  }

  void close() {
    shelf.close();
  }
}
