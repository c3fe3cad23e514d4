package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Objects;
import java.util.Optional;

/**
 * One buy-back, or one purchase of protection, that was asked for, in however many slices it went out.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param ref the hedge's number of it
 * @param rung the rung that it was sent with
 * @param asked units asked for
 * @param filled units bought
 * @param ended units of slices that ended without buying them
 * @param refused whether one of its slices was refused
 * @param doubled whether it is counted no longer, because a duplicate is allowed or its time is over
 * @param protectsSince since when it buys an option that covers the short, instead of the short itself; empty for a
 *     buy-back
 */
public record Cover(int ref, int rung, Quantity asked, Quantity filled, Quantity ended, boolean refused,
    boolean doubled, Optional<Moment> protectsSince) {

  /** Refuses missing parts. */
  public Cover {
    Objects.requireNonNull(asked, "asked");
    Objects.requireNonNull(filled, "filled");
    Objects.requireNonNull(ended, "ended");
    Objects.requireNonNull(protectsSince, "protectsSince");
  }

  /**
   * {@return a cover of which nothing is known yet}
   *
   * @param ref the hedge's number of it
   * @param rung the rung that it is sent with
   * @param asked units
   */
  public static Cover asked(int ref, int rung, Quantity asked) {
    return new Cover(ref, rung, asked, Quantity.ZERO, Quantity.ZERO, false, false, Optional.empty());
  }

  /**
   * {@return protection of which nothing is known yet}
   *
   * @param ref the hedge's number of it
   * @param asked units
   * @param now when it is asked for
   */
  public static Cover protection(int ref, Quantity asked, Moment now) {
    return new Cover(ref, 0, asked, Quantity.ZERO, Quantity.ZERO, false, false, Optional.of(now));
  }

  /**
   * {@return this one as it was found at a start}
   *
   * @param units what it had bought
   */
  public Cover havingFilled(Quantity units) {
    return new Cover(ref, rung, asked, units, ended, refused, doubled, protectsSince);
  }

  /** {@return whether it buys protection} */
  public boolean protects() {
    return protectsSince.isPresent();
  }

  /** {@return units that may still trade, as far as anybody knows: working or UNKNOWN} */
  public Quantity open() {
    return asked.minus(filled).minus(ended).orZero();
  }

  /** {@return open units that stand for need: all but those of which a duplicate is allowed} */
  public Quantity counted() {
    return doubled ? Quantity.ZERO : open();
  }

  Cover withFill(Quantity increment, boolean late) {
    Quantity stillEnded = late ? ended.minus(increment).orZero() : ended;
    return new Cover(ref, rung, asked, filled.plus(increment), stillEnded, refused, doubled, protectsSince);
  }

  Cover withEnded(Quantity units, boolean byRefusal) {
    return new Cover(ref, rung, asked, filled, ended.plus(units), refused || byRefusal, doubled, protectsSince);
  }

  Cover plus(Cover slice) {
    return new Cover(ref, Math.max(rung, slice.rung), asked.plus(slice.asked), filled.plus(slice.filled),
        ended.plus(slice.ended), refused || slice.refused, doubled || slice.doubled, protectsSince);
  }

  Cover asDoubled() {
    return new Cover(ref, rung, asked, filled, ended, refused, true, protectsSince);
  }
}
