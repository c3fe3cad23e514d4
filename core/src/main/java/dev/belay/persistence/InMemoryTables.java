package dev.belay.persistence;

import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.RequestKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What {@link InMemoryPersistence} keeps, with the constraints that a database would hold. Not thread-safe. */
final class InMemoryTables {

  /** What may have one intent only. Emergency tags are outside: they are sent first and told to the store later. */
  private record Slot(GroupId group, LegId leg, OrderPurpose purpose, int attempt) {}

  private static final Comparator<Entry.Order> BY_SEQUENCE =
      Comparator.<Entry.Order>comparingLong(order -> order.tag().sequence()).thenComparing(Entry.Order::tag);

  private final InstanceId instance;
  private final SortedSet<Epoch> epochs = new TreeSet<>();
  private final SortedMap<GroupId, Entry.Group> groups = new TreeMap<>();
  private final Map<RequestKey, GroupId> keys = new LinkedHashMap<>();
  private final SortedMap<GroupId, Map<OrderTag, Entry.Order>> orders = new TreeMap<>();
  private final Map<Slot, OrderTag> slots = new LinkedHashMap<>();
  private final SortedMap<String, Entry.Setting> settings = new TreeMap<>();
  private final List<Entry.Journal> journal = new ArrayList<>();
  private final List<Runnable> undo = new ArrayList<>();
  private long lastSequence = -1;

  InMemoryTables(InstanceId instance) {
    this.instance = instance;
  }

  StoreIdentity open(long entropy) {
    long bits = entropy;
    while (epochs.contains(Epoch.drawn(bits))) {
      bits++;
    }
    Epoch epoch = Epoch.drawn(bits);
    StoreIdentity identity = new StoreIdentity(instance, epoch, epochs, lastSequence,
        groups.isEmpty() ? -1 : groups.lastKey().number(), journal.size());
    epochs.add(epoch);
    return identity;
  }

  void append(List<Entry> batch) {
    undo.clear();
    try {
      batch.forEach(this::put);
    } catch (StoreException refused) {
      for (int i = undo.size() - 1; i >= 0; i--) {
        undo.get(i).run();
      }
      throw refused;
    }
  }

  List<Entry> loadActive(Instant finalSince) {
    List<Entry> found = new ArrayList<>();
    groups.values().stream().filter(group -> group.active() || !group.at().isBefore(finalSince)).forEach(found::add);
    orders.entrySet().stream().filter(each -> isLoaded(each.getKey(), finalSince))
        .flatMap(each -> each.getValue().values().stream()).sorted(BY_SEQUENCE).forEach(found::add);
    found.addAll(settings.values());
    return List.copyOf(found);
  }

  private boolean isLoaded(GroupId id, Instant finalSince) {
    Entry.Group group = groups.get(id);
    return group == null || group.active() || !group.at().isBefore(finalSince);
  }

  List<Entry.Journal> journal(long from, int limit) {
    int first = (int) Math.min(Math.max(from, 1) - 1, journal.size());
    int count = Math.min(Math.max(limit, 0), journal.size() - first);
    return List.copyOf(journal.subList(first, first + count));
  }

  private void put(Entry entry) {
    if (entry.at().getNano() % 1_000 != 0) {
      throw refused("an instant finer than a microsecond: " + entry.at());
    }
    switch (entry.kind()) {
      case GROUP -> putGroup((Entry.Group) entry);
      case ORDER -> putOrder((Entry.Order) entry);
      case SETTING -> replace(settings, ((Entry.Setting) entry).name(), (Entry.Setting) entry);
      case JOURNAL -> putJournal((Entry.Journal) entry);
    }
  }

  private void putGroup(Entry.Group group) {
    GroupId holder = keys.get(group.key());
    if (holder != null && !holder.equals(group.id())) {
      throw refused("request key '" + group.key() + "' belongs to group " + holder + ", not " + group.id());
    }
    Entry.Group former = groups.get(group.id());
    if (former != null && !former.key().equals(group.key())) {
      throw refused("group " + group.id() + " keeps its request key '" + former.key() + "'");
    }
    replace(keys, group.key(), group.id());
    replace(groups, group.id(), group);
  }

  private void putOrder(Entry.Order order) {
    OrderTag tag = order.tag();
    if (!tag.emergency()) {
      Slot slot = new Slot(tag.group(), tag.leg(), tag.purpose(), tag.attempt());
      OrderTag holder = slots.get(slot);
      if (holder != null && !holder.equals(tag)) {
        throw refused("the attempt of " + tag + " was made before, as " + holder);
      }
      replace(slots, slot, tag);
      long before = lastSequence;
      undo.add(() -> lastSequence = before);
      lastSequence = Math.max(lastSequence, tag.sequence());
    }
    replace(orders.computeIfAbsent(tag.group(), none -> new LinkedHashMap<>()), tag, order);
  }

  private void putJournal(Entry.Journal line) {
    if (line.sequence() <= journal.size()) {
      if (!journal.get((int) line.sequence() - 1).equals(line)) {
        throw refused("journal number " + line.sequence() + " was written before, with other content");
      }
      return;
    }
    if (line.sequence() != journal.size() + 1L) {
      throw refused("journal number " + line.sequence() + " does not follow " + journal.size());
    }
    journal.add(line);
    undo.add(() -> journal.remove(journal.size() - 1));
  }

  private <K, V> void replace(Map<K, V> table, K key, V value) {
    V former = table.put(key, value);
    undo.add(() -> {
      if (former == null) {
        table.remove(key);
      } else {
        table.put(key, former);
      }
    });
  }

  private static StoreException refused(String message) {
    return new StoreException(StoreFailure.REFUSED, message);
  }
}
