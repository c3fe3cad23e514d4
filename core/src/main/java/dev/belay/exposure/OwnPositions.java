package dev.belay.exposure;

import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.order.PositionKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The book of own fills: signed net by group and position key. Whatever the broker's net shows beyond it is
 * EXTERNAL.
 *
 * <p>All machines of a group (group, hedge, stop, kill switch, operator) share its position, so fills are
 * booked by group. Every method is O(log n). Not thread-safe: it belongs to the coordinator's event loop.
 */
public final class OwnPositions {

  private final SortedMap<GroupId, SortedMap<PositionKey, Quantity>> byGroup = new TreeMap<>();
  private final SortedMap<PositionKey, SortedMap<GroupId, Quantity>> byKey = new TreeMap<>();

  /** Makes an empty book. */
  public OwnPositions() {}

  /**
   * Books a fill as the ledger told it.
   *
   * @param account the coordinator's account
   * @param fill the fact; its increment counts, never its cumulative quantity
   * @return the group's new net on the key
   */
  public Quantity book(AccountId account, OrderFact.Filled fill) {
    Quantity signed = fill.intent().terms().side().signed(fill.increment());
    return book(fill.intent().owner().group(), fill.intent().key(account), signed);
  }

  /**
   * Books a signed change: a fill, an adopted position, an external reduction, or one half of a conversion.
   *
   * @param group whose position changes
   * @param key where
   * @param change signed units: bought positive, sold negative
   * @return the group's new net on the key
   */
  public Quantity book(GroupId group, PositionKey key, Quantity change) {
    Quantity net = net(group, key).plus(change);
    put(byGroup, group, key, net);
    put(byKey, key, group, net);
    return net;
  }

  private static <A, B> void put(SortedMap<A, SortedMap<B, Quantity>> map, A outer, B inner, Quantity net) {
    SortedMap<B, Quantity> row = map.computeIfAbsent(outer, name -> new TreeMap<>());
    if (net.isZero()) {
      row.remove(inner);
    } else {
      row.put(inner, net);
    }
    if (row.isEmpty()) {
      map.remove(outer);
    }
  }

  /**
   * {@return a group's signed net on a key}
   *
   * @param group whose
   * @param key where
   */
  public Quantity net(GroupId group, PositionKey key) {
    SortedMap<PositionKey, Quantity> row = byGroup.get(group);
    return row == null ? Quantity.ZERO : row.getOrDefault(key, Quantity.ZERO);
  }

  /**
   * {@return a group's open positions, none of them zero; a copy}
   *
   * @param group whose
   */
  public SortedMap<PositionKey, Quantity> of(GroupId group) {
    return copy(byGroup.get(group));
  }

  /**
   * {@return who holds what on a key, none of it zero; a copy}
   *
   * @param key where
   */
  public SortedMap<GroupId, Quantity> holders(PositionKey key) {
    return copy(byKey.get(key));
  }

  private static <K> SortedMap<K, Quantity> copy(SortedMap<K, Quantity> row) {
    return Collections.unmodifiableSortedMap(row == null ? new TreeMap<>() : new TreeMap<>(row));
  }

  /**
   * {@return the signed net of all groups on a key}
   *
   * @param key where
   */
  public Quantity sum(PositionKey key) {
    SortedMap<GroupId, Quantity> row = byKey.get(key);
    return row == null ? Quantity.ZERO : row.values().stream().reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return the signed net of all groups on every key where one holds something; a copy} */
  public SortedMap<PositionKey, Quantity> sums() {
    SortedMap<PositionKey, Quantity> sums = new TreeMap<>();
    byKey.keySet().forEach(key -> sums.put(key, sum(key)));
    return Collections.unmodifiableSortedMap(sums);
  }

  /**
   * {@return what is not ours of a broker's net: never traded, never closed by us}
   *
   * @param key where
   * @param brokerNet the broker's signed net (for delivery: positions and holdings)
   */
  public Quantity external(PositionKey key, Quantity brokerNet) {
    return brokerNet.minus(sum(key));
  }

  /**
   * {@return whether a group's own open quantity is zero on every key}
   *
   * @param group whose
   */
  public boolean isFlat(GroupId group) {
    return !byGroup.containsKey(group);
  }

  /** {@return all open positions by group and key, none of them zero; a copy} */
  public SortedMap<GroupId, SortedMap<PositionKey, Quantity>> all() {
    SortedMap<GroupId, SortedMap<PositionKey, Quantity>> all = new TreeMap<>();
    byGroup.keySet().forEach(group -> all.put(group, of(group)));
    return Collections.unmodifiableSortedMap(all);
  }

  /** {@return all open positions, as text} */
  @Override
  public String toString() {
    return "OwnPositions" + byGroup;
  }
}
