package dev.belay.broker;

import dev.belay.money.Money;
import java.util.Objects;

/**
 * The account's money for derivatives and cash trades.
 *
 * @param available what new orders may block, as the broker states it; may be negative
 * @param cash the part of it that can pay option premium
 * @param utilised what is blocked now
 */
public record Funds(Money available, Money cash, Money utilised) {

  /** Refuses missing parts. */
  public Funds {
    Objects.requireNonNull(available, "available");
    Objects.requireNonNull(cash, "cash");
    Objects.requireNonNull(utilised, "utilised");
  }
}
