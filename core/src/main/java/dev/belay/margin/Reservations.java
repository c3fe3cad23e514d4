package dev.belay.margin;

import dev.belay.broker.Funds;
import dev.belay.order.GroupId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What all active groups keep for their worst moments (DESIGN rule 7.6). A new group is judged against what
 * is left.
 *
 * <p>From acceptance to its final state a group keeps its worst-case margin increment, premium and requests.
 * As the broker blocks margin and takes premium, {@link #shrink} lowers the reservation, so that nothing is
 * counted twice.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param byGroup what each group keeps
 */
public record Reservations(SortedMap<GroupId, Reserved> byGroup) {

  /** No group keeps anything. */
  public static final Reservations NONE = new Reservations(new TreeMap<>());

  /** Copies the map. */
  public Reservations {
    byGroup = Collections.unmodifiableSortedMap(new TreeMap<>(byGroup));
  }

  /**
   * {@return the reservations with those of a new group, or of one found at recovery}
   *
   * @param group the group
   * @param reserved what it keeps
   * @throws IllegalStateException when the group has a reservation already
   */
  public Reservations reserve(GroupId group, Reserved reserved) {
    if (byGroup.containsKey(group)) {
      throw new IllegalStateException("group " + group + " has a reservation");
    }
    return with(group, reserved);
  }

  /**
   * {@return the reservations with a group's lowered, by evidence that it needs less}
   *
   * @param group the group
   * @param to what it still keeps
   * @throws IllegalArgumentException when any part would grow: that needs a new check
   * @throws IllegalStateException when the group has no reservation
   */
  public Reservations shrink(GroupId group, Reserved to) {
    Reserved former = byGroup.get(group);
    if (former == null) {
      throw new IllegalStateException("group " + group + " has no reservation");
    }
    if (to.isMoreThan(former)) {
      throw new IllegalArgumentException("a reservation never grows: " + former + " to " + to);
    }
    return with(group, to);
  }

  /**
   * {@return the reservations without a group's, because it is final; the same when it has none}
   *
   * @param group the group
   */
  public Reservations release(GroupId group) {
    SortedMap<GroupId, Reserved> fewer = new TreeMap<>(byGroup);
    fewer.remove(group);
    return new Reservations(fewer);
  }

  /** {@return the sum of all groups' reservations} */
  public Reserved total() {
    return byGroup.values().stream().reduce(Reserved.NOTHING, Reserved::plus);
  }

  /**
   * {@return what a new group may count on}
   *
   * @param funds the account's money as the broker states it now
   */
  public Funds left(Funds funds) {
    Reserved all = total();
    return new Funds(funds.available().minus(all.margin()), funds.cash().minus(all.cash()), funds.utilised());
  }

  private Reservations with(GroupId group, Reserved reserved) {
    SortedMap<GroupId, Reserved> more = new TreeMap<>(byGroup);
    more.put(group, reserved);
    return new Reservations(more);
  }
}
