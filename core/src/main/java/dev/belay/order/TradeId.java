package dev.belay.order;

/**
 * The exchange's id of one trade; unique only together with exchange and order.
 *
 * @param value the text, not blank
 */
public record TradeId(String value) implements Comparable<TradeId> {

  /** Refuses a blank text and one with characters that could break a log line or a store. */
  public TradeId {
    Texts.requireName("trade id", value);
  }

  @Override
  public int compareTo(TradeId other) {
    return value.compareTo(other.value);
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return value;
  }
}
