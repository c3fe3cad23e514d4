package dev.belay.margin;

import dev.belay.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one portfolio needs under one shock, or why nobody can say. A missing input can never pass for a
 * margin of zero.
 */
public sealed interface MarginEstimate {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Known}. */
    KNOWN,
    /** {@link Unavailable}. */
    UNAVAILABLE
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * A figure.
   *
   * @param requirement all that must be there: margin to block plus the premium of what the plan buys;
   *     nothing is credited for premium that has not been received
   * @param premiumCash the part of it that must be cash: the premium of what the plan buys
   * @param source where it comes from
   * @param quality how far it can be trusted
   * @param asOf when its oldest input was known
   * @param detail what decided, for a person: the active scenario, a bound that was used; may be empty
   */
  record Known(Money requirement, Money premiumCash, MarginSource source, MarginQuality quality, Instant asOf,
      String detail) implements MarginEstimate {

    /** Refuses missing parts and amounts below zero. */
    public Known {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(quality, "quality");
      Objects.requireNonNull(asOf, "asOf");
      Objects.requireNonNull(detail, "detail");
      if (requirement.isNegative() || premiumCash.isNegative()) {
        throw new IllegalArgumentException("a margin is not below zero: " + requirement + ", " + premiumCash);
      }
    }

    @Override
    public Kind kind() {
      return Kind.KNOWN;
    }

    /**
     * {@return the same figure with more premium to pay}
     *
     * @param premium the premium, 0 or more
     */
    public Known withPremium(Money premium) {
      return premium.equals(Money.ZERO) ? this
          : new Known(requirement.plus(premium), premiumCash.plus(premium), source, quality, asOf, detail);
    }
  }

  /**
   * No figure: entries that depend on it are refused.
   *
   * @param missing what was missing, stale or nonsense, one text each
   */
  record Unavailable(List<String> missing) implements MarginEstimate {

    /** Copies the list and refuses an empty one. */
    public Unavailable {
      missing = List.copyOf(missing);
      if (missing.isEmpty()) {
        throw new IllegalArgumentException("name what is missing");
      }
    }

    @Override
    public Kind kind() {
      return Kind.UNAVAILABLE;
    }
  }

  /**
   * {@return no figure}
   *
   * @param missing what was missing
   */
  static MarginEstimate unavailable(String missing) {
    return new Unavailable(List.of(missing));
  }
}
