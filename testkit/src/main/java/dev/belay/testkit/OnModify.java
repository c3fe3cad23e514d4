package dev.belay.testkit;

import dev.belay.order.BrokerRejection;
import java.time.Duration;
import java.util.Optional;

/**
 * How an order takes a modification.
 *
 * @param delivery how the request and its answer travel
 * @param refusal refuses the request; the order goes on as it was
 * @param takes how long a request that was taken needs to be effective. Empty for ever
 * @param fills whether the rest fills as soon as the new terms hold
 */
public record OnModify(Delivery delivery, Optional<BrokerRejection> refusal, Optional<Duration> takes, boolean fills) {

  /** Effective as soon as the request arrives. */
  public static final OnModify PROMPT =
      new OnModify(Delivery.PROMPT, Optional.empty(), Optional.of(Duration.ZERO), false);

  /** {@return taken, and nothing comes of it} */
  public OnModify ignored() {
    return new OnModify(delivery, refusal, Optional.empty(), fills);
  }

  /**
   * {@return the same, effective after a delay}
   *
   * @param delay how long
   */
  public OnModify taking(Duration delay) {
    return new OnModify(delivery, refusal, Optional.of(delay), fills);
  }

  /**
   * {@return the same, but refused}
   *
   * @param rejection why
   */
  public OnModify refusing(BrokerRejection rejection) {
    return new OnModify(delivery, Optional.of(rejection), takes, fills);
  }

  /** {@return the same, and the rest fills at the new terms} */
  public OnModify filling() {
    return new OnModify(delivery, refusal, takes, true);
  }

  /**
   * {@return the same with another way of travelling}
   *
   * @param other the way
   */
  public OnModify delivered(Delivery other) {
    return new OnModify(other, refusal, takes, fills);
  }
}
