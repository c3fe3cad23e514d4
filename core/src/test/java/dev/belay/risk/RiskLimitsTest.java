package dev.belay.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.belay.money.Money;
import dev.belay.money.Quantity;
import org.junit.jupiter.api.Test;

class RiskLimitsTest {

  @Test
  void oneMessageNamesEveryValueOutsideItsRange() {
    RiskLimits.Builder wrong = RiskLimits.builder().legsPerGroup(0).dailyLoss(Money.ZERO)
        .nakedUnits(Quantity.of(-1));

    assertThatThrownBy(wrong::build).isInstanceOf(IllegalArgumentException.class).hasMessage(
        "risk limits need: legsPerGroup 1 or more, nakedUnits 0 or more, dailyLoss above 0");
  }

  @Test
  void aBuilderTakesUpTheLimitsThatItIsMadeFrom() {
    RiskLimits limits = RiskLimits.builder().legsPerGroup(4).allowDelivery().build();

    assertThat(limits.toBuilder().build()).isEqualTo(limits);
    assertThat(limits.toBuilder().openGroups(1).build()).isNotEqualTo(limits);
  }
}
