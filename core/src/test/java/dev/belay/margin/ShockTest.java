package dev.belay.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShockTest {

  @Test
  void aShockReadsAsAPersonSaysIt() {
    assertThat(List.of(Shock.NONE, new Shock(-300, 5_000, 20_000), new Shock(1_230, 5, 15_000)))
        .extracting(Shock::toString)
        .containsExactly("price 0 %, volatility 0 %, spread x1", "price -3 %, volatility +50 %, spread x2",
            "price +12.3 %, volatility +0.05 %, spread x1.5");
  }

  @Test
  void theGridHasEveryCombination() {
    assertThat(Shock.grid(List.of(0, -300), List.of(0), List.of(10_000, 20_000)))
        .containsExactly(Shock.NONE, new Shock(0, 0, 20_000), new Shock(-300, 0, 10_000), new Shock(-300, 0, 20_000));
    assertThat(MarginLimits.DEFAULT.shocks()).hasSize(27).contains(Shock.NONE);
  }

  @Test
  void aShockLeavesAMarket() {
    assertThatThrownBy(() -> new Shock(-10_000, 0, 10_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shock(0, -10_000, 10_000)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Shock(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void limitsNeedTheUnmovedMarketAndSharesInRange() {
    assertThatThrownBy(() -> MarginLimits.DEFAULT.withShocks(List.of(new Shock(300, 0, 10_000))))
        .hasMessageContaining("unmoved market");
    assertThatThrownBy(() -> MarginLimits.DEFAULT.withShares(10_001, 1)).hasMessageContaining("10001");
  }
}
