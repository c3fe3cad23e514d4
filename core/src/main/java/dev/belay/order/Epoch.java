package dev.belay.order;

/**
 * One opening of the store: three characters, drawn at random each time, so that a restored backup cannot repeat the
 * tags of the time that it lost.
 *
 * @param code three upper-case base-36 characters
 */
public record Epoch(String code) implements Comparable<Epoch> {

  private static final int COUNT = 36 * 36 * 36;

  /** Refuses anything but three upper-case base-36 characters. */
  public Epoch {
    if (code.length() != 3 || !Base36.isBase36(code)) {
      throw new IllegalArgumentException("an epoch is three characters 0-9 A-Z: '" + code + "'");
    }
  }

  /**
   * {@return the epoch that random bits choose}
   *
   * @param entropy the bits
   */
  public static Epoch drawn(long entropy) {
    return new Epoch(Base36.of(Long.remainderUnsigned(entropy, COUNT), 3));
  }

  @Override
  public int compareTo(Epoch other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
