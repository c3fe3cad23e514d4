package dev.belay.order;

import java.time.Instant;
import java.util.Objects;

/**
 * The decision to send one child order, durable before it is sent, with the fields that it is sent with.
 *
 * @param tag its name at the broker
 * @param owner who decides about it
 * @param ref the owner's own running number of the order, by which its machine knows it again
 * @param terms what the broker is asked to do
 * @param decidedAt wall time of the decision
 */
public record OrderIntent(OrderTag tag, Owner owner, int ref, OrderTerms terms, Instant decidedAt) {

  /** Refuses a tag of another group. */
  public OrderIntent {
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(decidedAt, "decidedAt");
    if (!tag.group().equals(owner.group())) {
      throw new IllegalArgumentException("tag " + tag + " is not of group " + owner.group());
    }
  }

  /** {@return for which leg} */
  public LegId leg() {
    return tag.leg();
  }

  /** {@return why} */
  public OrderPurpose purpose() {
    return tag.purpose();
  }

  /**
   * {@return the position that it changes}
   *
   * @param account the coordinator's account
   */
  public PositionKey key(AccountId account) {
    return new PositionKey(account, terms.instrument(), terms.product());
  }
}
