package dev.belay.testkit;

import dev.belay.broker.BrokerPosition;
import dev.belay.money.Money;
import java.math.RoundingMode;
import java.util.List;

/** What the simulated broker blocks for open positions; premium is cash and not part of it. Pure. */
@FunctionalInterface
public interface MarginDesk {

  /**
   * {@return the margin blocked for these positions, not negative}
   *
   * @param held net positions, by instrument and product
   */
  Money blocked(List<BrokerPosition> held);

  /**
   * {@return the same desk with other amounts, such as 130 on a morning on which margins rise}
   *
   * @param percent what is blocked of it, 0 or more
   */
  default MarginDesk percent(int percent) {
    return held -> blocked(held).scaled(percent, 100, RoundingMode.HALF_UP);
  }

  /** {@return a desk that blocks nothing: the default} */
  static MarginDesk none() {
    return held -> Money.ZERO;
  }

  /**
   * {@return a desk that blocks the same amount for every unit sold short}
   *
   * @param perUnit how much
   */
  static MarginDesk perShortUnit(Money perUnit) {
    return held -> held.stream()
        .filter(each -> each.net().isNegative())
        .map(each -> perUnit.times(each.net().abs().units()))
        .reduce(Money.ZERO, Money::plus);
  }
}
