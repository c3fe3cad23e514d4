package dev.belay.exposure;

import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Declarations class by class. */
class DeclaredNakedTest {

  private static final CoverClass CALLS = CoverClass.of(call(26_000));
  private static final CoverClass PUTS = CoverClass.of(put(26_000));

  @Test
  void theLargerAndTheSmallerAreTakenClassByClass() {
    DeclaredNaked both = DeclaredNaked.none().with(CALLS, units(100)).with(PUTS, units(50));
    DeclaredNaked puts = DeclaredNaked.none().with(PUTS, units(75));

    assertThat(both.max(puts)).isEqualTo(DeclaredNaked.none().with(CALLS, units(100)).with(PUTS, units(75)));
    assertThat(both.min(puts)).isEqualTo(DeclaredNaked.none().with(PUTS, units(50)));
    assertThat(both.min(DeclaredNaked.none())).isEqualTo(DeclaredNaked.none());
  }
}
