package dev.belay.plan;

import dev.belay.order.GroupId;
import dev.belay.market.InstrumentId;
import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import java.util.List;
import java.util.Objects;

/**
 * What a strategy wants, without a size of its legs. A single order is a request with one leg.
 *
 * @param key the host's idempotency key; the same key always answers the same group
 * @param strategy who wants it
 * @param kind enter, exit or roll
 * @param product the product of every leg
 * @param legs the legs of an entry, or those that a roll leads to, at most {@value LegId#COUNT}; none for an exit
 * @param sizing how large
 * @param policy how the group behaves
 */
public record GroupRequest(RequestKey key, StrategyId strategy, RequestKind kind, Product product, List<LegSpec> legs,
    Sizing sizing, GroupPolicy policy) {

  /** Refuses an entry without legs, an exit with legs, stops of no leg, and sizings that do not fit the kind. */
  public GroupRequest {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(policy, "policy");
    legs = List.copyOf(legs);
    boolean wholePosition = sizing.kind() == Sizing.Kind.WHOLE_POSITION;
    if (kind == RequestKind.ENTER && (legs.isEmpty() || legs.size() > LegId.COUNT || wholePosition)) {
      throw new IllegalArgumentException("an entry has 1 to " + LegId.COUNT + " legs and a size of its own");
    }
    for (InstrumentId stopped : policy.stops().legs().keySet()) {
      if (legs.stream().noneMatch(leg -> leg.instrument().equals(stopped))) {
        throw new IllegalArgumentException("a stop names " + stopped + ", which is no leg");
      }
    }
    if (kind == RequestKind.ROLL && (legs.isEmpty() || legs.size() > LegId.COUNT || !wholePosition)) {
      throw new IllegalArgumentException("a roll names a group's whole position and 1 to " + LegId.COUNT + " legs");
    }
    if (kind == RequestKind.EXIT && (!legs.isEmpty() || !wholePosition)) {
      throw new IllegalArgumentException("an exit names a group's whole position and no legs");
    }
  }

  /**
   * {@return a request to open a position}
   *
   * @param key the idempotency key
   * @param strategy who wants it
   * @param product the product of every leg
   * @param legs the legs
   * @param sizing how large
   * @param policy how the group behaves
   */
  public static GroupRequest enter(RequestKey key, StrategyId strategy, Product product, List<LegSpec> legs,
      Sizing sizing, GroupPolicy policy) {
    return new GroupRequest(key, strategy, RequestKind.ENTER, product, legs, sizing, policy);
  }

  /**
   * {@return a request to close all that a group holds}
   *
   * @param key the idempotency key
   * @param strategy who wants it
   * @param product the product of the group's legs
   * @param group the group
   */
  public static GroupRequest exit(RequestKey key, StrategyId strategy, Product product, GroupId group) {
    return new GroupRequest(key, strategy, RequestKind.EXIT, product, List.of(), new Sizing.WholePosition(group),
        GroupPolicy.DEFAULT);
  }

  /**
   * {@return a request to close all that a complete group holds and, once it is flat, to open as many packages of other
   * legs as a new group} The new legs are judged before anything is closed, and again once the old ones are flat. The
   * two positions are never held together, and nothing of a roll is remembered over a restart but the exit.
   *
   * @param key the idempotency key
   * @param strategy who wants it
   * @param product the product of the new legs
   * @param legs the new legs
   * @param from the group that is closed
   * @param policy how the new group behaves
   */
  public static GroupRequest roll(RequestKey key, StrategyId strategy, Product product, List<LegSpec> legs,
      GroupId from, GroupPolicy policy) {
    return new GroupRequest(key, strategy, RequestKind.ROLL, product, legs, new Sizing.WholePosition(from), policy);
  }

  /**
   * {@return the entry that a roll leads to}
   *
   * @param packages how many packages the group held that is rolled, 1 or more
   */
  public GroupRequest asEntry(long packages) {
    return enter(key, strategy, product, legs, new Sizing.Lots(packages), policy);
  }
}
