package dev.belay.plan;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import java.util.Objects;

/** A condition over a whole group, watched by quotes, that closes it as its host's exit would. */
public sealed interface GroupStop {

  /** The kinds, for switches that must be complete. */
  enum Kind {
    /** {@link Premium}. */
    PREMIUM,
    /** {@link Loss}. */
    LOSS,
    /** {@link Above}. */
    ABOVE,
    /** {@link Below}. */
    BELOW
  }

  /** {@return which kind it is} */
  Kind kind();

  /**
   * Closing everything now would cost so much: shorts bought at the ask, less longs sold at the bid.
   *
   * @param most the combined premium at which the group is closed, above zero
   */
  record Premium(Money most) implements GroupStop {

    /** Refuses an amount that is not above zero. */
    public Premium {
      requirePositive(most);
    }

    @Override
    public Kind kind() {
      return Kind.PREMIUM;
    }
  }

  /**
   * The group has lost so much, by its fills and what closing it now would bring.
   *
   * @param most the loss at which the group is closed, above zero
   */
  record Loss(Money most) implements GroupStop {

    /** Refuses an amount that is not above zero. */
    public Loss {
      requirePositive(most);
    }

    @Override
    public Kind kind() {
      return Kind.LOSS;
    }
  }

  /**
   * Another instrument, such as the future or index of the underlying, has risen to a price.
   *
   * @param instrument whose price is watched
   * @param price the price
   */
  record Above(InstrumentId instrument, Price price) implements GroupStop {

    /** Refuses missing parts. */
    public Above {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(price, "price");
    }

    @Override
    public Kind kind() {
      return Kind.ABOVE;
    }
  }

  /**
   * Another instrument, such as the future or index of the underlying, has fallen to a price.
   *
   * @param instrument whose price is watched
   * @param price the price
   */
  record Below(InstrumentId instrument, Price price) implements GroupStop {

    /** Refuses missing parts. */
    public Below {
      Objects.requireNonNull(instrument, "instrument");
      Objects.requireNonNull(price, "price");
    }

    @Override
    public Kind kind() {
      return Kind.BELOW;
    }
  }

  private static void requirePositive(Money amount) {
    if (!amount.isMoreThan(Money.ZERO)) {
      throw new IllegalArgumentException("the amount of a group stop is above zero: " + amount);
    }
  }
}
