package dev.belay.persistence;

/** How soon an append must survive a power cut. Lanes are never reordered. */
public enum Lane {
  /** Intents and decisions that widen or forbid action: survives a power cut once acknowledged. */
  DURABLE,
  /**
   * Acknowledgements, fills, polls: survives the death of the process once acknowledged; a power cut may take
   * the last 250 ms, which the broker can tell again.
   */
  RELAXED
}
