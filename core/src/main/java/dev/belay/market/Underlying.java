package dev.belay.market;

/**
 * What a derivative is written on, by name: {@code NIFTY}, {@code RELIANCE}. An equity is its own underlying.
 *
 * @param name the name, upper case
 */
public record Underlying(String name) implements Comparable<Underlying> {

  /** Refuses an empty name. */
  public Underlying {
    if (name.isBlank()) {
      throw new IllegalArgumentException("no underlying");
    }
  }

  @Override
  public int compareTo(Underlying other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
