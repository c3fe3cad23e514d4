package dev.belay.exposure;

import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Quantity;
import dev.belay.time.Moment;
import java.util.Objects;

/**
 * An open quantity has passed its limit, or is still beyond it after the re-alert interval.
 *
 * <p>This class is immutable and thread-safe.
 *
 * @param subject whose quantity
 * @param exposure open units, longs and shorts added without their sign
 * @param limit the limit that was passed
 * @param at when
 */
public record ExposureBreachEvent(Subject subject, Quantity exposure, Quantity limit, Moment at) {

  /** Whose quantity a limit is for. */
  public sealed interface Subject {

    /**
     * {@return a text for people, such as {@code NFO:NIFTY2611326000CE}, {@code NIFTY} or {@code account}}
     */
    String text();
  }

  /**
   * One instrument, all products.
   *
   * @param id which
   */
  public record OfInstrument(InstrumentId id) implements Subject {
    @Override
    public String text() {
      return id.toString();
    }
  }

  /**
   * Everything on one underlying.
   *
   * @param name which
   */
  public record OfUnderlying(Underlying name) implements Subject {
    @Override
    public String text() {
      return name.toString();
    }
  }

  /** Everything of the account. */
  public record OfAccount() implements Subject {
    @Override
    public String text() {
      return "account";
    }
  }

  /** Refuses missing parts. */
  public ExposureBreachEvent {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(exposure, "exposure");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(at, "at");
  }
}
