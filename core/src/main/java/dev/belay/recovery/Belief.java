package dev.belay.recovery;

import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.order.OrderTag;
import dev.belay.persistence.Entry;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What store and emergency journal say of the time before a restart. It is believed until the broker says otherwise.
 *
 * @param groups the groups that are active or ended lately, by number
 * @param orders their child orders, by tag
 * @param settings the coordinator's own records, by name
 */
public record Belief(List<GroupState> groups, SortedMap<OrderTag, ChildOrder> orders,
    SortedMap<String, Entry.Setting> settings) {

  /** Copies the collections. */
  public Belief {
    groups = List.copyOf(groups);
    orders = Collections.unmodifiableSortedMap(new TreeMap<>(orders));
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }

  /**
   * Reads what was kept. The store's word on an order is newer than the emergency journal's, which has what the store
   * never got.
   *
   * @param stored what the store loaded
   * @param emergency what the emergency journal loaded
   * @param now the moment of the reading
   * @return the belief
   * @throws IllegalArgumentException when a text is not one of ours
   */
  public static Belief of(List<Entry> stored, List<Entry> emergency, Moment now) {
    List<GroupState> groups = new ArrayList<>();
    SortedMap<OrderTag, ChildOrder> orders = new TreeMap<>();
    SortedMap<String, Entry.Setting> settings = new TreeMap<>();
    for (Entry each : emergency) {
      if (each instanceof Entry.Order order) {
        orders.put(order.tag(), OrderText.read(order));
      } else if (each instanceof Entry.Setting setting) {
        settings.put(setting.name(), setting);
      }
    }
    for (Entry each : stored) {
      switch (each.kind()) {
        case GROUP -> groups.add(GroupText.read((Entry.Group) each, now));
        case ORDER -> orders.put(((Entry.Order) each).tag(), OrderText.read((Entry.Order) each));
        case SETTING -> settings.merge(((Entry.Setting) each).name(), (Entry.Setting) each,
            (one, two) -> one.at().isAfter(two.at()) ? one : two);
        case JOURNAL -> { }
      }
    }
    return new Belief(groups, orders, settings);
  }
}
