package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Owner;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The emergency hedges of one group.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param owner the group, in the role HEDGE: the owner of every cover
 * @param legs the hedge of each short that was ever bared
 * @param nextRef the number of the next cover
 */
public record HedgeState(Owner owner, SortedMap<LegId, LegHedge> legs, int nextRef) {

  /** Copies the map; refuses another role. */
  public HedgeState {
    if (owner.role() != Owner.Role.HEDGE) {
      throw new IllegalArgumentException("a hedge belongs to the role HEDGE, not " + owner);
    }
    legs = Collections.unmodifiableSortedMap(new TreeMap<>(legs));
  }

  /**
   * {@return a group of which nothing has ever been bared}
   *
   * @param owner the group, in the role HEDGE
   */
  public static HedgeState of(Owner owner) {
    return new HedgeState(owner, new TreeMap<>(), 0);
  }

  /**
   * {@return this state with a cover that was found open at start-up, or one more slice of it; the need is told anew
   *     afterwards}
   *
   * @param leg the short's leg
   * @param lot units of one lot of it
   * @param cover the cover or slice
   */
  public HedgeState withFound(LegId leg, Quantity lot, Cover cover) {
    LegHedge before = leg(leg).orElseGet(() -> LegHedge.idle(leg, lot));
    return new HedgeState(owner, with(before.withFound(cover)), nextRef).withUsed(cover.ref());
  }

  /**
   * {@return this state after a ref that is taken: those of covers of an earlier life that have ended}
   *
   * @param ref the ref
   */
  public HedgeState withUsed(int ref) {
    return new HedgeState(owner, legs, Math.max(nextRef, ref + 1));
  }

  /**
   * {@return the hedge of a leg, if it was ever bared}
   *
   * @param leg which
   */
  public Optional<LegHedge> leg(LegId leg) {
    return Optional.ofNullable(legs.get(leg));
  }

  /** {@return whether nothing is bared and no cover works} */
  public boolean isIdle() {
    return legs.values().stream().allMatch(each -> each.phase() == HedgePhase.IDLE);
  }

  SortedMap<LegId, LegHedge> with(LegHedge leg) {
    SortedMap<LegId, LegHedge> more = new TreeMap<>(legs);
    more.put(leg.leg(), leg);
    return more;
  }
}
