package dev.belay.money;

/**
 * A number of units (shares), signed: bought positive, sold negative. Never a number of lots.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param units signed units
 */
public record Quantity(long units) implements Comparable<Quantity> {

  /** Nothing. */
  public static final Quantity ZERO = new Quantity(0);

  /**
   * {@return a quantity of so many units}
   *
   * @param units signed units
   */
  public static Quantity of(long units) {
    return units == 0 ? ZERO : new Quantity(units);
  }

  /**
   * {@return the quantity that a whole number names}
   *
   * @param text a whole number
   * @throws IllegalArgumentException when it is none
   */
  public static Quantity parse(String text) {
    return of(Long.parseLong(text.strip()));
  }

  /**
   * {@return the sum}
   *
   * @param other what is added
   */
  public Quantity plus(Quantity other) {
    return of(Math.addExact(units, other.units));
  }

  /**
   * {@return the difference}
   *
   * @param other what is taken away
   */
  public Quantity minus(Quantity other) {
    return of(Math.subtractExact(units, other.units));
  }

  /** {@return the quantity with the other sign} */
  public Quantity negate() {
    return of(Math.negateExact(units));
  }

  /** {@return the quantity without its sign} */
  public Quantity abs() {
    return units < 0 ? negate() : this;
  }

  /**
   * {@return the quantity so many times}
   *
   * @param factor the number of times
   */
  public Quantity times(long factor) {
    return of(Math.multiplyExact(units, factor));
  }

  /**
   * {@return the smaller of two quantities}
   *
   * @param other the other one
   */
  public Quantity min(Quantity other) {
    return units <= other.units ? this : other;
  }

  /**
   * {@return the larger of two quantities}
   *
   * @param other the other one
   */
  public Quantity max(Quantity other) {
    return units >= other.units ? this : other;
  }

  /** {@return this quantity, or nothing where it is negative} */
  public Quantity orZero() {
    return units < 0 ? ZERO : this;
  }

  /**
   * {@return the largest whole number of lots that fits, in units}
   *
   * @param lot units of one lot, above zero
   */
  public Quantity flooredTo(Quantity lot) {
    return of(units / lot.units * lot.units);
  }

  /**
   * {@return whether this is a whole number of lots}
   *
   * @param lot units of one lot, above zero
   */
  public boolean isMultipleOf(Quantity lot) {
    return units % lot.units == 0;
  }

  /**
   * {@return how many whole lots fit}
   *
   * @param lot units of one lot, above zero
   */
  public long lots(Quantity lot) {
    return units / lot.units;
  }

  /** {@return whether there is nothing} */
  public boolean isZero() {
    return units == 0;
  }

  /** {@return whether it is bought} */
  public boolean isPositive() {
    return units > 0;
  }

  /** {@return whether it is sold} */
  public boolean isNegative() {
    return units < 0;
  }

  /**
   * {@return whether this quantity is larger}
   *
   * @param other what it is compared with
   */
  public boolean isMoreThan(Quantity other) {
    return units > other.units;
  }

  @Override
  public int compareTo(Quantity other) {
    return Long.compare(units, other.units);
  }

  /** {@return the whole number; {@link #parse} reads it back} */
  @Override
  public String toString() {
    return Long.toString(units);
  }
}
