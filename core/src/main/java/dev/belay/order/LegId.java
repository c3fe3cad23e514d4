package dev.belay.order;

/**
 * A leg's place in its group, as one base-36 character of the tag.
 *
 * @param index 0 to 35, in the order in which the host gave the legs
 */
public record LegId(int index) implements Comparable<LegId> {

  /** How many legs a group may have at most. */
  public static final int COUNT = 36;

  /** Refuses an index that one character cannot carry. */
  public LegId {
    if (index < 0 || index >= COUNT) {
      throw new IllegalArgumentException("a leg index is 0 to 35: " + index);
    }
  }

  /**
   * {@return the leg that one character names}
   *
   * @param code one upper-case base-36 character
   */
  public static LegId parse(String code) {
    return new LegId((int) Base36.parse(code));
  }

  @Override
  public int compareTo(LegId other) {
    return Integer.compare(index, other.index);
  }

  /** {@return one upper-case base-36 character; {@link #parse} reads it back} */
  @Override
  public String toString() {
    return Base36.of(index, 1);
  }
}
