package dev.belay.order;

/**
 * The host's strategy that asked for a group.
 *
 * @param value the text, not blank
 */
public record StrategyId(String value) implements Comparable<StrategyId> {

  /** Refuses a blank text and one with characters that could break a log line or a store. */
  public StrategyId {
    Texts.requireName("strategy", value);
  }

  @Override
  public int compareTo(StrategyId other) {
    return value.compareTo(other.value);
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return value;
  }
}
