package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.time.Moment;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A positions read that is not suspect, and what we believe at the moment of its arrival. Everything is by key; a key
 * that is absent somewhere is zero or empty there.
 *
 * @param net the broker's signed nets
 * @param owners signed units of own fills by group
 * @param fills our own fills of the last while, oldest first
 * @param buying units of own orders that may still be bought
 * @param selling units of own orders that may still be sold
 * @param foreign signed units that orders which are not ours have traded today
 * @param booksBegun when the last usable read of the order book began, if there was one
 * @param begun when the read began
 * @param at when it arrived
 */
public record PositionsReading(SortedMap<PositionKey, Quantity> net,
    SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners, SortedMap<PositionKey, List<OwnFill>> fills,
    SortedMap<PositionKey, Quantity> buying, SortedMap<PositionKey, Quantity> selling,
    SortedMap<PositionKey, Quantity> foreign, Optional<Moment> booksBegun, Moment begun, Moment at) {

  /** Copies the maps. */
  public PositionsReading {
    net = copy(net);
    owners = copy(owners);
    fills = copy(fills);
    buying = copy(buying);
    selling = copy(selling);
    foreign = copy(foreign);
    Objects.requireNonNull(booksBegun, "booksBegun");
    Objects.requireNonNull(begun, "begun");
    Objects.requireNonNull(at, "at");
  }

  private static <V> SortedMap<PositionKey, V> copy(SortedMap<PositionKey, V> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** The readings of every key that either side knows. */
  List<KeyReading> byKey(Collection<PositionKey> remembered) {
    TreeSet<PositionKey> keys = new TreeSet<>(net.keySet());
    keys.addAll(owners.keySet());
    keys.addAll(remembered);
    return keys.stream().map(this::of).toList();
  }

  private KeyReading of(PositionKey key) {
    return new KeyReading(key, net.getOrDefault(key, Quantity.ZERO), owners.getOrDefault(key, new TreeMap<>()),
        fills.getOrDefault(key, List.of()), buying.getOrDefault(key, Quantity.ZERO),
        selling.getOrDefault(key, Quantity.ZERO), foreign.getOrDefault(key, Quantity.ZERO), booksBegun, begun,
        at);
  }
}
