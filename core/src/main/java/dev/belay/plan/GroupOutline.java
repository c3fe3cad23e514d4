package dev.belay.plan;

import dev.belay.order.LegId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import java.util.List;
import java.util.Objects;

/**
 * What every message of a leg says about the group that it belongs to.
 *
 * @param key the host's idempotency key of the whole group
 * @param strategy who wants it
 * @param product the product of every leg
 * @param legs how many legs the group has, 1 to {@value LegId#COUNT}
 * @param sizing how large
 * @param policy how the group behaves
 */
public record GroupOutline(RequestKey key, StrategyId strategy, Product product, int legs, Sizing sizing,
    GroupPolicy policy) {

  /** Refuses a group without legs, or with more than a group may have. */
  public GroupOutline {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(sizing, "sizing");
    Objects.requireNonNull(policy, "policy");
    if (legs < 1 || legs > LegId.COUNT) {
      throw new IllegalArgumentException("a group has 1 to " + LegId.COUNT + " legs, not " + legs);
    }
  }

  GroupRequest request(List<LegSpec> all) {
    return GroupRequest.enter(key, strategy, product, all, sizing, policy);
  }
}
