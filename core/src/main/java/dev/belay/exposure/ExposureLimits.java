package dev.belay.exposure;

import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The open quantities from which on the {@link ExposureMonitor} speaks up. A limit is passed by more than it,
 * not by reaching it. Units of longs and shorts are added without their sign.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param perInstrument limit of an instrument without one of its own, in units, above zero
 * @param perUnderlying limit of an underlying without one of its own, in units, above zero
 * @param account limit of everything together, in units, above zero
 * @param instruments limits of single instruments
 * @param underlyings limits of single underlyings
 * @param realert how long a passed limit stays silent after it was told, above zero
 */
public record ExposureLimits(Quantity perInstrument, Quantity perUnderlying, Quantity account,
    SortedMap<InstrumentId, Quantity> instruments, SortedMap<Underlying, Quantity> underlyings,
    Duration realert) {

  /** A passed limit stays silent for so long. */
  public static final Duration DEFAULT_REALERT = Duration.ofSeconds(5);

  /** Copies the maps; refuses limits and intervals that are not above zero. */
  public ExposureLimits {
    instruments = Collections.unmodifiableSortedMap(new TreeMap<>(instruments));
    underlyings = Collections.unmodifiableSortedMap(new TreeMap<>(underlyings));
    requirePositive("an instrument", perInstrument);
    requirePositive("an underlying", perUnderlying);
    requirePositive("the account", account);
    instruments.forEach((id, limit) -> requirePositive(id.toString(), limit));
    underlyings.forEach((name, limit) -> requirePositive(name.toString(), limit));
    if (realert.isZero() || realert.isNegative()) {
      throw new IllegalArgumentException("re-alert after a time above zero: " + realert);
    }
  }

  /** {@return 10,000 units an instrument, 50,000 an underlying, 200,000 in all: a wide net; set your own} */
  public static ExposureLimits defaults() {
    return new ExposureLimits(Quantity.of(10_000), Quantity.of(50_000), Quantity.of(200_000), new TreeMap<>(),
        new TreeMap<>(), DEFAULT_REALERT);
  }

  /**
   * {@return the same with another limit for one instrument}
   *
   * @param id which
   * @param limit units, above zero
   */
  public ExposureLimits with(InstrumentId id, Quantity limit) {
    SortedMap<InstrumentId, Quantity> more = new TreeMap<>(instruments);
    more.put(id, limit);
    return new ExposureLimits(perInstrument, perUnderlying, account, more, underlyings, realert);
  }

  /**
   * {@return the same with another limit for one underlying}
   *
   * @param name which
   * @param limit units, above zero
   */
  public ExposureLimits with(Underlying name, Quantity limit) {
    SortedMap<Underlying, Quantity> more = new TreeMap<>(underlyings);
    more.put(name, limit);
    return new ExposureLimits(perInstrument, perUnderlying, account, instruments, more, realert);
  }

  /**
   * {@return the same with another limit for the whole account}
   *
   * @param limit units, above zero
   */
  public ExposureLimits withAccount(Quantity limit) {
    return new ExposureLimits(perInstrument, perUnderlying, limit, instruments, underlyings, realert);
  }

  /**
   * {@return the limit of an instrument}
   *
   * @param id which
   */
  public Quantity of(InstrumentId id) {
    return instruments.getOrDefault(id, perInstrument);
  }

  /**
   * {@return the limit of an underlying}
   *
   * @param name which
   */
  public Quantity of(Underlying name) {
    return underlyings.getOrDefault(name, perUnderlying);
  }

  private static void requirePositive(String what, Quantity limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException("the exposure limit of " + what + " must be above zero: " + limit);
    }
  }
}
