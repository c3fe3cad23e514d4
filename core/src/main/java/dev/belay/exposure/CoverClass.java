package dev.belay.exposure;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import java.util.Objects;

/**
 * The options among which cover is exchangeable: one underlying, one type. A unit that covers shorts of one
 * class never covers one of another, so quantities are added inside a class and never across.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param underlying what they are written on
 * @param type call or put
 */
public record CoverClass(Underlying underlying, InstrumentKind type) implements Comparable<CoverClass> {

  /** Refuses anything but calls and puts. */
  public CoverClass {
    Objects.requireNonNull(underlying, "underlying");
    if (!type.isOption()) {
      throw new IllegalArgumentException("cover is matched among calls or among puts, not " + type);
    }
  }

  /**
   * {@return the class of an option}
   *
   * @param option a call or put
   * @throws IllegalArgumentException when it is neither
   */
  public static CoverClass of(Instrument option) {
    return new CoverClass(option.underlying(), option.kind());
  }

  @Override
  public int compareTo(CoverClass other) {
    int byUnderlying = underlying.compareTo(other.underlying);
    return byUnderlying != 0 ? byUnderlying : type.compareTo(other.type);
  }

  /** {@return underlying and type code, such as {@code NIFTY CE}} */
  @Override
  public String toString() {
    return underlying + " " + type.code();
  }
}
