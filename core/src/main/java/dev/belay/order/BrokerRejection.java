package dev.belay.order;

import dev.belay.money.Quantity;
import java.util.Objects;
import java.util.Optional;

/**
 * A broker's or exchange's proved refusal.
 *
 * @param reason the reason, as far as it is understood
 * @param text the broker's own words, for a person; never parsed again
 * @param freezeLimit the largest quantity that the refusal named, in units
 */
public record BrokerRejection(RejectionReason reason, String text, Optional<Quantity> freezeLimit) {

  /** Refuses missing parts. */
  public BrokerRejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(freezeLimit, "freezeLimit");
  }

  /**
   * {@return a refusal without further numbers}
   *
   * @param reason the reason
   * @param text the broker's words
   */
  public static BrokerRejection of(RejectionReason reason, String text) {
    return new BrokerRejection(reason, text, Optional.empty());
  }
}
