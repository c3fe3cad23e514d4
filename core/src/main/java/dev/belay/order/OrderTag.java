package dev.belay.order;

import java.util.Optional;

/**
 * Our name of one child order at the broker: 20 upper-case base-36 characters, unique for ever (DESIGN rule
 * 5.2).
 *
 * <pre>
 * instance(3) epoch(3) sequence(5) group(4) purpose(1) leg(1) attempt(2) check(1)
 * </pre>
 *
 * <p>An <em>emergency tag</em> is made while the store has failed: its sequence is {@code Z00} and the slice,
 * and its purpose has a letter of its own, so the whole tag follows from group, leg, purpose, attempt and
 * slice, and the order is found without a row.
 *
 * @param instance which installation sent it
 * @param epoch which opening of the store sent it
 * @param sequence the running number of the store, or the slice of an emergency tag
 * @param group whose order it is
 * @param purpose why it was sent
 * @param leg for which leg
 * @param attempt the running number of orders for that group, leg and purpose, 0 to 1,295
 * @param emergency whether it was made while the store had failed
 */
public record OrderTag(InstanceId instance, Epoch epoch, long sequence, GroupId group, OrderPurpose purpose, LegId leg,
    int attempt, boolean emergency) implements Comparable<OrderTag> {

  /** How many characters a tag has. */
  public static final int LENGTH = 20;

  /** How many attempts one group, leg and purpose may have. */
  public static final int ATTEMPTS = 36 * 36;

  /** The first sequence that is no longer free: texts from here on begin with {@code Z}. */
  public static final long SEQUENCES = 35L * 36 * 36 * 36 * 36;

  private static final String EMERGENCY = "Z00";
  private static final int SLICES = 36 * 36;

  /** Refuses numbers that the layout cannot carry. */
  public OrderTag {
    if (sequence < 0 || sequence >= (emergency ? SLICES : SEQUENCES)) {
      throw new IllegalArgumentException("sequence out of range: " + sequence);
    }
    if (attempt < 0 || attempt >= ATTEMPTS) {
      throw new IllegalArgumentException("attempt out of range: " + attempt);
    }
    if (emergency && !purpose.isRiskReducing()) {
      throw new IllegalArgumentException("an entry has no emergency tag");
    }
  }

  /**
   * Reads a broker's tag.
   *
   * @param text any text, such as a tag of the broker's order book
   * @return the tag, or empty when it is not of our format or its check character is wrong
   */
  public static Optional<OrderTag> parse(String text) {
    if (text.length() != LENGTH || !Base36.isBase36(text) || Base36.check(text.substring(0, 19)) != text.charAt(19)) {
      return Optional.empty();
    }
    boolean emergency = text.startsWith(EMERGENCY, 6);
    if (!emergency && text.charAt(6) == 'Z') {
      return Optional.empty();
    }
    char letter = text.charAt(15);
    return (emergency ? OrderPurpose.emergency(letter) : OrderPurpose.plain(letter)).map(purpose -> new OrderTag(
        new InstanceId(text.substring(0, 3)), new Epoch(text.substring(3, 6)),
        Base36.parse(text.substring(emergency ? 9 : 6, 11)), GroupId.parse(text.substring(11, 15)), purpose,
        LegId.parse(text.substring(16, 17)), (int) Base36.parse(text.substring(17, 19)), emergency));
  }

  /** {@return the 20 characters; {@link #parse} reads them back} */
  public String text() {
    String body = instance.code() + epoch.code()
        + (emergency ? EMERGENCY + Base36.of(sequence, 2) : Base36.of(sequence, 5))
        + group + letter() + leg + Base36.of(attempt, 2);
    return body + Base36.check(body);
  }

  private char letter() {
    return emergency ? purpose.emergencyLetter() : purpose.letter();
  }

  /** In the order of the texts, which are not written for it: tags are keys of the busiest maps. */
  @Override
  public int compareTo(OrderTag other) {
    int order = instance.code().compareTo(other.instance.code());
    order = order != 0 ? order : epoch.code().compareTo(other.epoch.code());
    order = order != 0 ? order : Long.compare(placed(), other.placed());
    order = order != 0 ? order : group.compareTo(other.group);
    order = order != 0 ? order : Character.compare(letter(), other.letter());
    order = order != 0 ? order : leg.compareTo(other.leg);
    return order != 0 ? order : Integer.compare(attempt, other.attempt);
  }

  /** The five characters of the sequence as a number. */
  private long placed() {
    return emergency ? SEQUENCES + sequence : sequence;
  }

  @Override
  public String toString() {
    return text();
  }
}
