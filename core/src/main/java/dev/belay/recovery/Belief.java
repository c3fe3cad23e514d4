package dev.belay.recovery;

import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.margin.Reserved;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.persistence.Entry;
import dev.belay.stop.StopState;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What store and emergency journal say of the time before a restart. It is believed until the broker says otherwise.
 *
 * @param groups the groups that are active or ended lately, by number
 * @param stops where the stops of each group stand; groups without are absent
 * @param orders their child orders, by tag
 * @param settings the coordinator's own records, by name
 * @param reserved what each active group kept for its worst moment
 * @param unstored the entries of it that only the emergency journal has, or has further on
 */
public record Belief(List<GroupState> groups, SortedMap<GroupId, List<StopState>> stops,
    SortedMap<OrderTag, ChildOrder> orders, SortedMap<String, Entry.Setting> settings,
    SortedMap<GroupId, Reserved> reserved, List<Entry> unstored) {

  /**
   * Groups that ended before that are not believed in any more: the store does not load them, and what the emergency
   * journal said of them is older than what it does not load.
   */
  public static final Duration KEEP_FINAL = Duration.ofDays(4);

  /** Copies the collections. */
  public Belief {
    groups = List.copyOf(groups);
    stops = Collections.unmodifiableSortedMap(new TreeMap<>(stops));
    orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    unstored = List.copyOf(unstored);
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    reserved = Collections.unmodifiableSortedMap(new TreeMap<>(reserved));
  }

  /**
   * Reads what was kept. Of a group or an order that both have, whichever has come further is the newer word: once the
   * store had failed the emergency journal got everything, and in a later life the store does again.
   *
   * @param stored what the store loaded
   * @param emergency what the emergency journal loaded
   * @param now the moment of the reading
   * @return the belief
   * @throws IllegalArgumentException when a text is not one of ours
   */
  public static Belief of(List<Entry> stored, List<Entry> emergency, Moment now) {
    Newest newest = new Newest(now);
    emergency.stream().filter(each -> !each.at().isBefore(now.wall().minus(KEEP_FINAL)))
        .forEach(each -> newest.take(each, true));
    stored.forEach(each -> newest.take(each, false));
    List<Entry> unstored = new ArrayList<>(newest.unstored());
    emergency.stream().filter(each -> each.kind() == Entry.Kind.JOURNAL).forEach(unstored::add);
    SortedMap<OrderTag, ChildOrder> orders = newest.orders();
    TreeSet<String> kept = new TreeSet<>();
    orders.values().stream().map(ChildOrder::intent)
        .forEach(each -> kept.add(seat(each.owner().group(), each.owner().role(), Child.numberOf(each))));
    List<GroupState> groups = newest.groups().stream().map(each -> withoutUnkept(each, kept)).toList();
    return new Belief(groups, newest.stops(), orders, newest.settings(), newest.reserved(), unstored);
  }

  /**
   * The emergency journal keeps a group and its orders one after the other, and the process may have died in between.
   * An entry that was not kept was not sent. A closing order that was sent all the same has an emergency tag, and is
   * adopted when the broker shows it.
   */
  private static GroupState withoutUnkept(GroupState state, TreeSet<String> kept) {
    List<Child> children = new ArrayList<>(state.children());
    children.removeIf(each -> each.isOpen() && !kept.contains(seat(state.plan().group(), each.role(), each.ref())));
    return children.size() == state.children().size() ? state : new GroupState(state.plan(), state.lifecycle(),
        state.goal(), state.reason(), children, state.nextRef(), state.course(), state.reversingSince(), state.kept(),
        state.tries(), state.bared(), state.baredSince());
  }

  private static String seat(GroupId group, Owner.Role role, int ref) {
    return group + role.code() + ref;
  }

  /**
   * {@return what the emergency journal has and the store has not, to be stored before anything else: of its journal
   * lines those that follow the store's without a gap}
   *
   * @param lastJournal the highest journal number that the store has
   */
  public List<Entry> missing(long lastJournal) {
    List<Entry> all = new ArrayList<>();
    unstored.stream().filter(each -> !(each instanceof Entry.Journal)).forEach(all::add);
    all.addAll(following(lastJournal));
    return all;
  }

  /**
   * {@return whether a group was kept, and with it all of its orders that were kept}
   *
   * @param group the group
   */
  public boolean knows(GroupId group) {
    return groups.stream().anyMatch(each -> each.plan().group().equals(group));
  }

  /**
   * {@return the highest group number}
   *
   * @param lastGroup the highest one that the store has
   */
  public int lastGroup(int lastGroup) {
    return groups.stream().mapToInt(each -> each.plan().group().number()).reduce(lastGroup, Math::max);
  }

  /**
   * {@return the highest journal number once that is stored}
   *
   * @param lastJournal the highest one that the store has
   */
  public long lastJournal(long lastJournal) {
    return lastJournal + following(lastJournal).size();
  }

  private List<Entry.Journal> following(long last) {
    SortedMap<Long, Entry.Journal> lines = new TreeMap<>();
    unstored.stream().filter(Entry.Journal.class::isInstance).map(Entry.Journal.class::cast)
        .forEach(line -> lines.put(line.sequence(), line));
    List<Entry.Journal> following = new ArrayList<>();
    while (lines.containsKey(last + following.size() + 1)) {
      following.add(lines.get(last + following.size() + 1));
    }
    return following;
  }
}
