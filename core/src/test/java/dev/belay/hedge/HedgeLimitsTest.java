package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits that make no sense are refused by name; those at the edge are taken. */
class HedgeLimitsTest {

  private static final Duration PACE = Duration.ofMillis(100);
  private static final Duration PROBE = Duration.ofSeconds(10);
  private static final List<BigDecimal> COLLARS = List.of(BigDecimal.ONE, BigDecimal.TEN);

  @Test
  void theSmallestThatMakeSenseAreTaken() {
    HedgeLimits limits = new HedgeLimits(PACE, 1, PACE, COLLARS, 1, Duration.ofNanos(1));

    assertThat(limits.debounce()).isEqualTo(limits.hardPace());
    assertThat(limits.refusalsUntilHeld()).isOne();
  }

  @Test
  void whatMakesNoSenseIsNamed() {
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, Duration.ZERO, COLLARS, 1, PROBE))
        .hasMessageContaining("hardPace");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE.negated(), COLLARS, 1, PROBE))
        .hasMessageContaining("hardPace");
    assertThatThrownBy(() -> new HedgeLimits(PACE.minusNanos(1), 1, PACE, COLLARS, 1, PROBE))
        .hasMessageContaining("debounce");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 0, PACE, COLLARS, 1, PROBE)).hasMessageContaining("hardLimitLots");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE, COLLARS, 0, PROBE))
        .hasMessageContaining("refusalsUntilHeld");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE, COLLARS, 1, Duration.ZERO)).hasMessageContaining("probe");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE, COLLARS, 1, PROBE.negated())).hasMessageContaining("probe");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE, List.of(BigDecimal.ZERO), 1, PROBE))
        .hasMessageContaining("collars");
    assertThatThrownBy(() -> new HedgeLimits(PACE, 1, PACE, List.of(BigDecimal.TEN, BigDecimal.TEN), 1, PROBE))
        .hasMessageContaining("collars");
  }
}
