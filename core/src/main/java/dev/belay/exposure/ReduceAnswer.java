package dev.belay.exposure;

import dev.belay.money.Quantity;

/** How much of a risk-reducing order rule 5.5 allows. */
public sealed interface ReduceAnswer {

  /** {@return units that may be sent; zero where nothing may} */
  Quantity quantity();

  /**
   * Up to so many units may be sent.
   *
   * @param quantity units, above zero
   */
  record Allowed(Quantity quantity) implements ReduceAnswer {

    /** Refuses an allowance of nothing. */
    public Allowed {
      if (!quantity.isPositive()) {
        throw new IllegalArgumentException("an allowance is above zero: " + quantity);
      }
    }
  }

  /**
   * Nothing may be sent.
   *
   * @param reason why
   */
  record Nothing(Reason reason) implements ReduceAnswer {
    @Override
    public Quantity quantity() {
      return Quantity.ZERO;
    }
  }

  /** Why nothing may be sent. */
  enum Reason {
    /** Nothing own is open on the key. */
    NOTHING_OPEN,
    /** The order would enlarge the position instead of closing it. */
    WRONG_SIDE,
    /** What is open is being closed already by orders that are working or UNKNOWN. */
    ALREADY_CLOSING,
    /** What is not being closed already covers open shorts (S12). */
    COVERS_OPEN_SHORTS,
    /** No own short is naked that this option would cover. */
    NOTHING_NAKED,
    /** What is naked will be covered by orders that are working or UNKNOWN. */
    ALREADY_PROTECTING
  }
}
