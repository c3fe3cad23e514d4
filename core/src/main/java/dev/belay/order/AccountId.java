package dev.belay.order;

/**
 * The broker account; one coordinator serves one.
 *
 * @param value the text, not blank
 */
public record AccountId(String value) implements Comparable<AccountId> {

  /** Refuses a blank text and one with characters that could break a log line or a store. */
  public AccountId {
    Texts.requireName("account", value);
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  /** {@return the text} */
  @Override
  public String toString() {
    return value;
  }
}
