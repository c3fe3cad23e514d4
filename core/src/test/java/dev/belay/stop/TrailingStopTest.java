package dev.belay.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Price;
import dev.belay.order.Side;
import dev.belay.plan.StopSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stop that trails: moved in place while it can be, and never a gap without a guard, nor two orders (F17). */
class TrailingStopTest {

  @Test
  @Tag("F9")
  @Tag("F17")
  void aTrailingStopMovesInPlaceAndARefusedMoveLeavesTheOldOneResting() {
    StopDesk stop = resting(new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")).trailing(Price.parse("25")), true));

    stop.at(10_000).market("89", "90").changed(0).at(20_000).market("79", "80").changeRefused(0);
    assertThat(stop.told()).containsExactly("10000 move #0 to 115.00/118.45", "20000 move #0 to 105.00/108.15");
    stop.at(29_000).market("99", "100");
    assertThat(stop.told()).isEmpty();
    assertThat(stop.state().guard(stop.now())).isEqualTo(StopGuard.RESTING);
    stop.at(30_000);
    assertThat(stop.told()).containsExactly("30000 move #0 to 105.00/108.15");
  }

  @Test
  @Tag("F17")
  void aTriggerDuringTheMoveOfATrailingStopFiresOnceWhateverBecomesOfTheMove() {
    StopDesk stop = resting(new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")).trailing(Price.parse("25")), true));
    stop.at(10_000).market("89", "90");
    assertThat(stop.told()).containsExactly("10000 move #0 to 115.00/118.45");

    stop.at(10_100).triggered(0).changeRefused(0).at(15_100).fills(0, 65);

    assertThat(stop.told()).containsExactly("10100 FIRED 65", "15100 reprice #0 rung 0", "15100 done: TRIGGERED");
  }

  @Test
  @Tag("F17")
  void whileATrailingStopIsReplacedItsPriceIsWatchedAndNoSecondOrderRests() {
    StopDesk stop = resting(new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")).trailing(Price.parse("5")), true));
    for (int i = 1; i <= 10; i++) {
      stop.at(i * 2_000L).market("99", String.valueOf(110 - i)).changed(0);
    }
    stop.told();
    stop.at(30_000).market("98", "99");
    assertThat(stop.told()).containsExactly("30000 cancel #0");

    stop.at(30_100).market("106", "107").at(30_400).market("106", "107").cancelled(0).fills(1, 65);

    assertThat(stop.told()).containsExactly("30400 FIRED 65", "30400 FALLBACK 65", "30400 close #1 BUY 65 rung 0",
        "30400 done: PRICE");
  }

  @Test
  @Tag("C11")
  void trailingUsesTenModificationsOfAnOrderAndThenANewOne() {
    StopDesk stop = resting(new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")).trailing(Price.parse("5")), true));
    for (int i = 1; i <= 10; i++) {
      stop.at(i * 2_000L).market("99", String.valueOf(110 - i)).changed(0);
    }
    stop.told();

    stop.at(30_000).market("98", "99").cancelled(0);

    assertThat(stop.told()).containsExactly("30000 cancel #0", "30000 rest #1 BUY 65 104.00/107.10");
  }

  private static StopDesk resting(StopDesk stop) {
    stop.holds(65).rests(0).told();
    return stop;
  }
}
