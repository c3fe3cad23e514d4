package dev.belay.market;

import dev.belay.money.Price;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One tradable contract as it stands on a given day.
 *
 * @param id exchange and trading symbol
 * @param kind equity, future, call or put
 * @param underlying what it is written on; an equity is its own underlying
 * @param strike the strike of an option, empty for all others
 * @param expiry the last trading day of a derivative, empty for an equity
 * @param rules lot, tick and freeze quantity of that day
 */
public record Instrument(InstrumentId id, InstrumentKind kind, Underlying underlying, Optional<Price> strike,
    Optional<LocalDate> expiry, ContractRules rules) {

  /** Refuses an option without strike, a derivative without expiry, and the reverse. */
  public Instrument {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(underlying, "underlying");
    Objects.requireNonNull(rules, "rules");
    if (kind.isOption() != strike.isPresent()) {
      throw new IllegalArgumentException(id + ": a strike belongs to options and to nothing else");
    }
    if (kind.isDerivative() != expiry.isPresent()) {
      throw new IllegalArgumentException(id + ": an expiry belongs to derivatives and to nothing else");
    }
  }

  /** {@return whether it is a call or a put} */
  public boolean isOption() {
    return kind.isOption();
  }
}
