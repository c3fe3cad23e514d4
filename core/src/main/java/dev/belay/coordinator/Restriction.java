package dev.belay.coordinator;

import dev.belay.mode.Latch;

/** How far a person restricts a coordinator. */
public enum Restriction {
  /** Entries are refused; every risk-reducing order is allowed. */
  EXIT_ONLY(Latch.RESTRICTED),
  /** As EXIT_ONLY, and nothing begins by itself but covers of bared quantity and stops. */
  HALTED(Latch.HALTED_BY_PERSON),
  /** No order leaves at all, exits included. */
  FREEZE_ALL(Latch.FREEZE_ALL);

  private final Latch latch;

  Restriction(Latch latch) {
    this.latch = latch;
  }

  Latch latch() {
    return latch;
  }
}
