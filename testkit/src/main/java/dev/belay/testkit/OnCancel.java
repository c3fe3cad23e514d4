package dev.belay.testkit;

import dev.belay.order.BrokerRejection;
import java.time.Duration;
import java.util.Optional;

/**
 * How an order takes a cancellation.
 *
 * @param delivery how the request and its answer travel
 * @param refusal refuses the request; the order goes on
 * @param takes how long a request that was taken needs to be effective; fills go on meanwhile. Empty for ever
 * @param fillFirst fills up to this share before the rest is cancelled
 * @param fillAfter fills the rest although it was cancelled, so long after
 */
public record OnCancel(Delivery delivery, Optional<BrokerRejection> refusal, Optional<Duration> takes,
    Optional<FillStep.UpTo> fillFirst, Optional<Duration> fillAfter) {

  /** Effective as soon as the request arrives. */
  public static final OnCancel PROMPT = new OnCancel(Delivery.PROMPT, Optional.empty(), Optional.of(Duration.ZERO),
      Optional.empty(), Optional.empty());

  /** {@return taken, and nothing comes of it} */
  public OnCancel ignored() {
    return new OnCancel(delivery, refusal, Optional.empty(), fillFirst, fillAfter);
  }

  /**
   * {@return the same, effective after a delay}
   *
   * @param delay how long
   */
  public OnCancel taking(Duration delay) {
    return new OnCancel(delivery, refusal, Optional.of(delay), fillFirst, fillAfter);
  }

  /**
   * {@return the same, but refused}
   *
   * @param rejection why
   */
  public OnCancel refusing(BrokerRejection rejection) {
    return new OnCancel(delivery, Optional.of(rejection), takes, fillFirst, fillAfter);
  }

  /**
   * {@return the same, but the order fills up to a share before}
   *
   * @param numerator the share's numerator
   * @param denominator the share's denominator
   */
  public OnCancel losingTo(int numerator, int denominator) {
    return new OnCancel(delivery, refusal, takes,
        Optional.of(new FillStep.UpTo(numerator, denominator, Optional.empty())), fillAfter);
  }

  /**
   * {@return the same, but what was cancelled fills all the same}
   *
   * @param delay how long after the cancellation was claimed
   */
  public OnCancel fillingAfter(Duration delay) {
    return new OnCancel(delivery, refusal, takes, fillFirst, Optional.of(delay));
  }

  /**
   * {@return the same with another way of travelling}
   *
   * @param other the way
   */
  public OnCancel delivered(Delivery other) {
    return new OnCancel(other, refusal, takes, fillFirst, fillAfter);
  }
}
