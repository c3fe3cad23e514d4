package dev.belay.order;

/**
 * The broker's id of an order. Always text: 19 digits do not survive a double.
 *
 * @param value the text, not blank
 */
public record BrokerOrderId(String value) implements Comparable<BrokerOrderId> {

  /** Refuses a blank text and one with characters that could break a log line or a store. */
  public BrokerOrderId {
    Texts.requireName("broker order id", value);
  }

  @Override
  public int compareTo(BrokerOrderId other) {
    return value.compareTo(other.value);
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return value;
  }
}
