package dev.belay.order;

/**
 * A group's number, unique within one installation. Four base-36 characters, because it rides in every order's tag.
 *
 * @param number 0 to 1,679,615
 */
public record GroupId(int number) implements Comparable<GroupId> {

  /** How many numbers there are. */
  public static final int COUNT = 36 * 36 * 36 * 36;

  /** Refuses a number that four characters cannot carry. */
  public GroupId {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("a group number is 0 to " + (COUNT - 1) + ": " + number);
    }
  }

  /**
   * {@return the group that four characters name}
   *
   * @param code four upper-case base-36 characters
   */
  public static GroupId parse(String code) {
    if (code.length() != 4) {
      throw new IllegalArgumentException("a group is four characters: '" + code + "'");
    }
    return new GroupId((int) Base36.parse(code));
  }

  @Override
  public int compareTo(GroupId other) {
    return Integer.compare(number, other.number);
  }

  /** {@return four upper-case base-36 characters; {@link #parse} reads them back} */
  @Override
  public String toString() {
    return Base36.of(number, 4);
  }
}
