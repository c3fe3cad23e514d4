package dev.belay.order;

import dev.belay.money.Price;
import java.math.BigDecimal;
import java.util.Optional;

/** At which price an order may trade. A modification changes these and nothing else: by type, never the quantity. */
public sealed interface PriceTerms {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Limit}. */
    LIMIT,
    /** {@link StopLimit}. */
    STOP_LIMIT,
    /** {@link ProtectedMarket}. */
    PROTECTED_MARKET
  }

  /** {@return which kind it is} */
  Kind kind();

  /** {@return the limit price, where there is one} */
  Optional<Price> limitPrice();

  /**
   * Trades at this price or better.
   *
   * @param price the limit, above zero
   */
  record Limit(Price price) implements PriceTerms {

    /** Refuses a limit of zero. */
    public Limit {
      requirePositive("limit", price);
    }

    @Override
    public Kind kind() {
      return Kind.LIMIT;
    }

    @Override
    public Optional<Price> limitPrice() {
      return Optional.of(price);
    }
  }

  /**
   * Rests until the trigger trades, then is a limit order.
   *
   * @param trigger the price that wakes it, above zero
   * @param limit the limit from then on, above zero
   */
  record StopLimit(Price trigger, Price limit) implements PriceTerms {

    /** Refuses prices of zero. */
    public StopLimit {
      requirePositive("trigger", trigger);
      requirePositive("limit", limit);
    }

    @Override
    public Kind kind() {
      return Kind.STOP_LIMIT;
    }

    @Override
    public Optional<Price> limitPrice() {
      return Optional.of(limit);
    }
  }

  /**
   * Trades at the market, within a protection that the broker turns into a limit. Only where there is no quote.
   *
   * @param percent how far from the market, above 0 up to 100
   */
  record ProtectedMarket(BigDecimal percent) implements PriceTerms {

    /** Refuses a protection that protects nothing. */
    public ProtectedMarket {
      if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException("market protection is above 0 up to 100 percent: " + percent);
      }
    }

    @Override
    public Kind kind() {
      return Kind.PROTECTED_MARKET;
    }

    @Override
    public Optional<Price> limitPrice() {
      return Optional.empty();
    }
  }

  private static void requirePositive(String what, Price price) {
    if (price.isZero()) {
      throw new IllegalArgumentException("a " + what + " price must be above zero");
    }
  }
}
