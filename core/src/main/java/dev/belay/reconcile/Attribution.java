package dev.belay.reconcile;

import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whose a net is (DESIGN rule 8.5): own fills by owner, the rest EXTERNAL; where the net is smaller than the owners'
 * sum, the loss is theirs, newest first. EXTERNAL never opposes what we hold: what was sold away from us is gone, not
 * a position of somebody else.
 *
 * <p>This class has no state and is thread-safe.
 */
public final class Attribution {

  private Attribution() {}

  /**
   * How a net is split.
   *
   * @param external signed units that are nobody's of ours
   * @param losses signed change of each owner that loses something, always towards zero
   */
  public record Split(Quantity external, SortedMap<GroupId, Quantity> losses) {

    /** Copies the map. */
    public Split {
      Objects.requireNonNull(external, "external");
      losses = Collections.unmodifiableSortedMap(new TreeMap<>(losses));
    }

    /** {@return the owners' changes together, signed} */
    public Quantity loss() {
      return losses.values().stream().reduce(Quantity.ZERO, Quantity::plus);
    }
  }

  /**
   * {@return how a net is split}
   *
   * @param net the broker's signed net
   * @param owners signed units of own fills by group
   */
  public static Split split(Quantity net, SortedMap<GroupId, Quantity> owners) {
    Quantity sum = sum(owners);
    boolean same = sum.isNegative() == net.isNegative();
    Quantity kept = same ? sum.abs().min(net.abs()) : Quantity.ZERO;
    Quantity left = sum.abs().minus(kept);
    SortedMap<GroupId, Quantity> losses = new TreeMap<>();
    List<GroupId> newestFirst = new ArrayList<>(owners.keySet());
    Collections.reverse(newestFirst);
    for (GroupId each : newestFirst) {
      Quantity held = owners.get(each);
      boolean onThatSide = !held.isZero() && held.isNegative() == sum.isNegative();
      if (onThatSide && left.isPositive()) {
        Quantity taken = left.min(held.abs());
        left = left.minus(taken);
        losses.put(each, held.isNegative() ? taken : taken.negate());
      }
    }
    Quantity after = losses.values().stream().reduce(sum, Quantity::plus);
    return new Split(net.minus(after), losses);
  }

  /**
   * {@return the signed sum of all owners}
   *
   * @param owners signed units by group
   */
  public static Quantity sum(SortedMap<GroupId, Quantity> owners) {
    return owners.values().stream().reduce(Quantity.ZERO, Quantity::plus);
  }

  /**
   * {@return which moves are conversions: where a key has lost exactly what another product of the same contract has
   * gained, from the losing key to the gaining one}
   *
   * @param moves unexplained signed change of each key
   * @param owners signed units of own fills by key; only what is ours is followed
   */
  public static SortedMap<PositionKey, PositionKey> conversions(SortedMap<PositionKey, Quantity> moves,
      SortedMap<PositionKey, Quantity> owners) {
    SortedMap<PositionKey, PositionKey> found = new TreeMap<>();
    TreeSet<PositionKey> used = new TreeSet<>();
    moves.forEach((from, move) -> {
      Quantity own = owners.getOrDefault(from, Quantity.ZERO);
      boolean loses = !own.isZero() && !move.isZero() && own.isNegative() != move.isNegative()
          && !move.abs().isMoreThan(own.abs());
      if (!loses) {
        return;
      }
      moves.forEach((to, gain) -> {
        boolean matches = !to.equals(from) && to.account().equals(from.account())
            && to.instrument().equals(from.instrument()) && gain.equals(move.negate());
        if (matches && !found.containsKey(from) && used.add(to)) {
          found.put(from, to);
        }
      });
    });
    return found;
  }
}
