package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.money.Money;
import dev.belay.order.OrderIntent;
import dev.belay.order.PositionKey;
import java.util.Optional;

/**
 * What the coordinator knows and the gateway must ask: whether an order may still go, and how pressing it is.
 * Called on the loop; answers from memory.
 */
@FunctionalInterface
public interface SendCheck {

  /**
   * The last question before the broker's call, in the same turn of the loop (rule 5.6): mode, reduce-only
   * (rule 5.5), collar, closing right. The gateway has checked the age already.
   *
   * @param order the order; its own quantity is reserved
   * @return why it must not go, empty when it may
   */
  Optional<String> objection(ChildOrder order);

  /**
   * {@return whether an order waits for something that is being asked for, such as fresh positions before a sale
   *     (rule 5.5); it is asked again every 250 ms, at {@link OrderGateway#pump}, and dropped when it gets too old}
   *
   * @param order the order; its intent is durable
   */
  default boolean mustWait(ChildOrder order) {
    return false;
  }

  /** {@return whether not even cancellations and modifications may leave now: a person has frozen everything} */
  default boolean isFrozen() {
    return false;
  }

  /**
   * {@return whether a key is bared or unguarded now, so that its unknown orders are searched for without a
   * pause}
   *
   * @param key the key
   */
  default boolean isPressing(PositionKey key) {
    return false;
  }

  /**
   * {@return the money at risk until the order fills; more goes first inside a lane}
   *
   * @param intent the order
   */
  default Money atRisk(OrderIntent intent) {
    return Money.ZERO;
  }
}
