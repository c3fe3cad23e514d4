package dev.belay.recovery;

import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.margin.Reserved;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import dev.belay.stop.StopState;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest word on each group, order and setting. What a group has sent, filled and seen ended only ever grows, and
 * so does what is known of an order; the clock, which may be set back, decides only where nothing has grown.
 */
final class Newest {

  /** What an entry says, and whether the emergency journal has it. */
  private record Word<T>(T says, Entry entry, boolean journalled) {

    boolean isLaterThan(Word<T> other) {
      return entry.at().isAfter(other.entry.at());
    }
  }

  private final Moment now;
  private final SortedMap<GroupId, Word<GroupState>> groups = new TreeMap<>();
  private final SortedMap<OrderTag, Word<ChildOrder>> orders = new TreeMap<>();
  private final SortedMap<String, Word<Entry.Setting>> settings = new TreeMap<>();

  Newest(Moment now) {
    this.now = now;
  }

  /** Takes an entry; of two that have come equally far the later one counts, and of one instant the one taken later. */
  void take(Entry entry, boolean journalled) {
    switch (entry.kind()) {
      case GROUP -> groups.merge(((Entry.Group) entry).id(),
          new Word<>(GroupText.read((Entry.Group) entry, now), entry, journalled), Newest::furtherGroup);
      case ORDER -> orders.merge(((Entry.Order) entry).tag(),
          new Word<>(OrderText.read((Entry.Order) entry), entry, journalled), Newest::furtherOrder);
      case SETTING -> settings.merge(((Entry.Setting) entry).name(),
          new Word<>((Entry.Setting) entry, entry, journalled), (one, two) -> one.isLaterThan(two) ? one : two);
      case JOURNAL -> { }
    }
  }

  /** What the journal has and the store has not, or not as far. */
  List<Entry> unstored() {
    List<Entry> all = new ArrayList<>();
    List.of(groups, orders, settings).forEach(each -> each.values().stream().filter(Word::journalled)
        .forEach(word -> all.add(word.entry())));
    return all;
  }

  /** What each active group kept for its worst moment. */
  SortedMap<GroupId, Reserved> reserved() {
    SortedMap<GroupId, Reserved> all = new TreeMap<>();
    groups.forEach((id, each) -> GroupText.reserved((Entry.Group) each.entry())
        .ifPresent(reserved -> all.put(id, reserved)));
    return all;
  }

  List<GroupState> groups() {
    return groups.values().stream().map(Word::says).toList();
  }

  /** Where the stops of each group stand; groups without are absent. */
  SortedMap<GroupId, List<StopState>> stops() {
    SortedMap<GroupId, List<StopState>> all = new TreeMap<>();
    groups.forEach((id, each) -> {
      List<StopState> stops = StopText.read((Entry.Group) each.entry(), each.says().plan(), now);
      if (!stops.isEmpty()) {
        all.put(id, stops);
      }
    });
    return all;
  }

  SortedMap<OrderTag, ChildOrder> orders() {
    SortedMap<OrderTag, ChildOrder> all = new TreeMap<>();
    orders.forEach((tag, each) -> all.put(tag, each.says()));
    return all;
  }

  SortedMap<String, Entry.Setting> settings() {
    SortedMap<String, Entry.Setting> all = new TreeMap<>();
    settings.forEach((name, each) -> all.put(name, each.says()));
    return all;
  }

  private static Word<GroupState> furtherGroup(Word<GroupState> one, Word<GroupState> two) {
    int ahead = compare(one.says(), two.says());
    return ahead > 0 || ahead == 0 && one.isLaterThan(two) ? one : two;
  }

  private static int compare(GroupState one, GroupState two) {
    int sent = Integer.compare(one.children().size(), two.children().size());
    int filled = sent == 0 ? filled(one).compareTo(filled(two)) : sent;
    return filled == 0 ? Long.compare(open(two), open(one)) : filled;
  }

  private static Quantity filled(GroupState state) {
    return state.children().stream().map(Child::filled).reduce(Quantity.ZERO, Quantity::plus);
  }

  private static long open(GroupState state) {
    return state.children().stream().filter(Child::isOpen).count();
  }

  private static Word<ChildOrder> furtherOrder(Word<ChildOrder> one, Word<ChildOrder> two) {
    int filled = one.says().filled().compareTo(two.says().filled());
    int ended = filled == 0 ? Boolean.compare(one.says().status().isEnded(), two.says().status().isEnded()) : filled;
    int known = ended == 0 ? Integer.compare(one.says().ids().size(), two.says().ids().size()) : ended;
    return known > 0 ? one : two;
  }
}
