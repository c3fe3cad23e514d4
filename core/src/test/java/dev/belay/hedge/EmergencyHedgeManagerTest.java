package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.Owner;
import dev.belay.order.RejectionReason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EmergencyHedgeManagerTest {

  private final HedgeDesk desk = new HedgeDesk();

  @Nested
  class Debounce {

    /**
     * The case of the original notes: 10, then 20 inside the window. Theirs lost the second 10; ours waits
     * for it.
     */
    @Test
    void tenAndThenTwentyInsideTheWindowAreTwentyInAll() {
      desk.at(0).need(10);
      desk.at(200).need(20);
      desk.at(1_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "500 place #1 BUY 10 rung 0");
    }

    @Test
    void rapidPartialFillsAreOneMoreDecisionPerWindow() {
      desk.at(0).need(10);
      for (int i = 1; i <= 6; i++) {
        desk.at(i * 60L).need(10 + i * 5L);
      }
      desk.at(2_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "500 place #1 BUY 30 rung 0");
    }

    @Test
    void theSameNeedToldAgainIsNotCoveredAgain() {
      desk.at(0).need(10);
      desk.at(600).need(10).need(10);
      desk.at(5_000).need(10);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0");
    }

    @Test
    void aNewEpisodeInsideTheWindowWaitsForItsEnd() {
      desk.at(0).need(10).filled(0, 10).need(0);
      desk.at(100).need(10);
      desk.at(1_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "0 ended: need 10 covered 10",
          "500 place #1 BUY 10 rung 0");
    }

    @Test
    void aNeedThatEndsBeforeTheWindowDoesIsNotCovered() {
      desk.at(0).need(10);
      desk.at(100).need(30);
      desk.at(200).need(10);
      desk.at(1_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0");
    }
  }

  @Nested
  @Tag("F15")
  class HardLimit {

    @Test
    void oneLotBaredDoesNotWaitForTheWindow() {
      desk.at(0).need(10);
      desk.at(250).need(75);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "250 place #1 BUY 65 rung 0");
    }

    @Test
    void beyondTheHardLimitThereIsOneDecisionIn100Milliseconds() {
      desk.at(0).need(65);
      desk.at(20).need(130);
      desk.at(60).need(195);
      desk.at(130).need(260);
      desk.at(1_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "100 place #1 BUY 130 rung 0",
          "200 place #2 BUY 65 rung 0");
    }

    @Test
    void theLimitIsConfigured() {
      HedgeDesk lenient = new HedgeDesk(new HedgeLimits(Duration.ofMillis(500), 3, Duration.ofMillis(100),
          List.of(), 3,
          Duration.ofSeconds(10)));

      lenient.at(0).need(65);
      lenient.at(50).need(130);
      lenient.at(1_000);

      assertThat(lenient.diary()).containsExactly("0 place #0 BUY 65 rung 0", "500 place #1 BUY 65 rung 0");
    }
  }

  @Nested
  class Counting {

    @Test
    void whatIsUnknownCountsAsCovered() {
      desk.at(0).need(65).inDoubt(0);
      desk.at(60_000).need(65);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0");
    }

    @Test
    void aFillMayBeToldBeforeOrAfterTheNeedThatItLowers() {
      desk.at(0).need(65).filled(0, 30).need(35);
      desk.at(1_000).need(10).filled(0, 25);
      desk.at(2_000).need(0).filled(0, 10);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "2000 ended: need 65 covered 65");
      assertThat(desk.state().isIdle()).isTrue();
    }

    @Test
    void aNeedThatGrowsWhileACoverFillsIsMetByTheDifference() {
      desk.at(0).need(65).filled(0, 30).need(35);
      desk.at(700).need(135);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "700 place #1 BUY 100 rung 0");
      assertThat(desk.leg().highest()).isEqualTo(Quantity.of(165));
    }

    @Test
    void aNeedThatFallsLeavesCoversThatAreReportedAsBeyondIt() {
      desk.at(0).need(130);
      desk.at(100).need(65);

      assertThat(desk.leg().beyondNeed()).isEqualTo(Quantity.of(65));
      desk.need(0).filled(0, 130);
      assertThat(desk.reports()).containsExactly(
          new HedgeReport(HedgeDesk.LEG, 1, Quantity.of(130), Quantity.of(130)));
      assertThat(desk.reports().get(0).surplus()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void slicesOfOneCoverAreCountedTogether() {
      desk.at(0).need(3_900);
      desk.told(slice(0, 1_755, 1_755)).need(2_145);
      desk.told(slice(0, 1_755, 1_755)).need(390);
      desk.at(50).refused(0, 390, BrokerRejection.of(RejectionReason.PRICE_BAND, "band"));

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 3900 rung 0", "50 place #1 BUY 390 rung 1");
    }

    @Test
    void aLateFillIsSurplus() {
      desk.at(0).need(65).closed(0, OrderEnd.CANCELLED, 0);
      desk.at(200).filled(0, 40, true).need(25).filled(1, 65).need(0);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 place #1 BUY 65 rung 1",
          "200 ended: need 65 covered 105");
      assertThat(desk.reports().get(0).surplus()).isEqualTo(Quantity.of(40));
    }

    @Test
    void factsOfOtherOwnersAndOfEarlierEpisodesChangeNothing() {
      desk.at(0).need(65);
      HedgeState before = desk.state();
      Owner group = new Owner(new GroupId(7), Owner.Role.GROUP);
      desk.told(new OrderFact.Filled(HedgeDesk.intent(group, HedgeDesk.LEG, 0, 65), Quantity.of(65),
          Quantity.of(65),
          Optional.empty(), false));
      assertThat(desk.state()).isEqualTo(before);

      desk.filled(0, 65).need(0).closed(0, OrderEnd.FILLED, 65);
      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 ended: need 65 covered 65");
    }

    @Test
    void legsAreHedgedApartWithRefsOfTheirOwn() {
      LegId other = new LegId(3);
      desk.at(0).need(65).need(other, 130);
      desk.at(50).need(other, 130);

      assertThat(desk.places()).extracting(HedgeCommand.Place::ref, HedgeCommand.Place::leg,
              HedgeCommand.Place::opens)
          .containsExactly(tuple(0, HedgeDesk.LEG, true),
              tuple(1, other, true));
    }

    @Test
    void theNextWakeUpIsTheEarliestOfAllLegs() {
      LegId other = new LegId(3);
      desk.at(0).need(10).need(20);
      desk.at(100).need(other, 65).refused(1, RejectionReason.TOKEN);

      assertThat(desk.nextWake()).contains(500L);
      desk.at(10_100);
      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "100 place #1 BUY 65 rung 0",
          "100 hold TOKEN", "500 place #2 BUY 10 rung 0", "10100 place #3 BUY 65 rung 0");
    }

    private OrderFact slice(int ref, long slice, long filled) {
      return new OrderFact.Filled(desk.intent(ref, slice), Quantity.of(filled), Quantity.of(filled),
          Optional.empty(),
          false);
    }
  }

  @Nested
  class Doubling {

    @Test
    void aCoverThatNobodyFindsIsDoubledOnceWhenRule53AllowsIt() {
      desk.at(0).need(65).inDoubt(0);
      desk.at(10_000).mayDouble(0);
      desk.at(20_000).inDoubt(1).mayDouble(0).mayDouble(1);
      desk.at(60_000);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "10000 place #1 BUY 65 rung 0");
    }

    @Test
    void anEpisodeWithADuplicateLastsUntilBothAreKnown() {
      desk.at(0).need(65).inDoubt(0);
      desk.at(10_000).mayDouble(0).filled(1, 65).need(0);
      assertThat(desk.reports()).isEmpty();
      desk.at(30_000).filled(0, 65);

      assertThat(desk.reports()).containsExactly(
          new HedgeReport(HedgeDesk.LEG, 1, Quantity.of(65), Quantity.of(130)));
      assertThat(desk.reports().get(0).surplus()).isEqualTo(Quantity.of(65));
    }
  }

  @Nested
  class Restarting {

    @Test
    void aCoverFoundOpenAtStartUpIsCounted() {
      desk.resume(HedgeState.of(HedgeDesk.OWNER).withFound(HedgeDesk.LEG, HedgeDesk.LOT,
          Cover.asked(4, 1, Quantity.of(40))));
      desk.at(0).need(65);

      assertThat(desk.diary()).containsExactly("0 place #5 BUY 25 rung 1");
      assertThat(desk.places().get(0).opens()).isFalse();
    }

    @Test
    void slicesFoundOpenAreOneCoverAgain() {
      desk.resume(HedgeState.of(HedgeDesk.OWNER).withUsed(6)
          .withFound(HedgeDesk.LEG, HedgeDesk.LOT, Cover.asked(4, 1, Quantity.of(1_755)))
          .withFound(HedgeDesk.LEG, HedgeDesk.LOT, Cover.asked(4, 1, Quantity.of(390))));
      desk.at(0).need(2_210);

      assertThat(desk.leg().covers()).contains(Cover.asked(4, 1, Quantity.of(2_145)));
      assertThat(desk.diary()).containsExactly("0 place #7 BUY 65 rung 1");
    }

    @Test
    void whatIsFoundAndNotNeededEndsWithItsOrder() {
      desk.at(0).need(10).resume(HedgeState.of(HedgeDesk.OWNER).withFound(HedgeDesk.LEG, HedgeDesk.LOT,
          Cover.asked(0, 0, Quantity.of(10))));
      desk.closed(0, OrderEnd.CANCELLED, 0);

      assertThat(desk.diary()).containsExactly("0 place #0 BUY 10 rung 0", "0 ended: need 10 covered 0");
    }
  }

  @Nested
  class Limits {

    @Test
    void nonsenseIsRefusedByName() {
      Duration half = Duration.ofMillis(500);
      assertThatThrownBy(() -> new HedgeLimits(Duration.ofMillis(50), 1, Duration.ofMillis(100), List.of(),
          3, half))
          .hasMessageContaining("debounce");
      assertThatThrownBy(() -> new HedgeLimits(half, 0, half, List.of(), 3, half))
          .hasMessageContaining("hardLimitLots");
      assertThatThrownBy(() -> new HedgeLimits(half, 1, half, List.of(BigDecimal.TEN, BigDecimal.ONE), 3,
          half))
          .hasMessageContaining("collars");
      assertThatThrownBy(() -> new HedgeEvent.Need(HedgeDesk.LEG, Quantity.of(-1), HedgeDesk.LOT, desk.now()))
          .hasMessageContaining("-1");
      assertThatThrownBy(() -> HedgeState.of(new Owner(new GroupId(1), Owner.Role.STOP)))
          .hasMessageContaining("HEDGE");
    }
  }
}
