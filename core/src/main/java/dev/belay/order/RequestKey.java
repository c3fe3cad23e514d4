package dev.belay.order;

/**
 * The host's idempotency key of a request: the same key always answers the same group.
 *
 * @param value the text, not blank
 */
public record RequestKey(String value) implements Comparable<RequestKey> {

  /** Refuses a blank text and one with characters that could break a log line or a store. */
  public RequestKey {
    Texts.requireName("request key", value);
  }

  @Override
  public int compareTo(RequestKey other) {
    return value.compareTo(other.value);
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return value;
  }
}
