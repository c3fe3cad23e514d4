package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the emergency hedge does about covers that are refused, cancelled or never sent. */
class HedgeRefusalTest {

  private final HedgeDesk desk = new HedgeDesk();

  @Test
  void aRefusedCoverIsFollowedAtOnceByTheNextRung() {
    desk.at(0).need(65).refused(0, RejectionReason.PRICE_BAND).refused(1, RejectionReason.PROTECTION);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 place #1 BUY 65 rung 1",
        "0 place #2 BUY 65 rung 2");
    assertThat(desk.places()).extracting(HedgeCommand.Place::collar).containsExactly(
        Optional.of(BigDecimal.valueOf(3)), Optional.of(BigDecimal.TEN), Optional.empty());
  }

  @Test
  void theSameRungWaits500Milliseconds() {
    desk.at(0).need(65).refused(0, RejectionReason.OTHER).refused(1, RejectionReason.OTHER);
    desk.at(20).refused(2, RejectionReason.OTHER);
    assertThat(desk.phase()).isEqualTo(HedgePhase.WAITING);
    desk.at(300).need(130);
    desk.at(1_000);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 place #1 BUY 65 rung 1",
        "0 place #2 BUY 65 rung 2", "520 place #3 BUY 130 rung 2");
  }

  @Test
  void theThirdRefusalOfTheLastRungIsHeldAndProbed() {
    refuseToTheEnd();
    desk.at(11_500).refused(5, RejectionReason.OTHER);
    desk.at(22_000);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 place #1 BUY 65 rung 1",
        "0 place #2 BUY 65 rung 2", "500 place #3 BUY 65 rung 2", "1000 place #4 BUY 65 rung 2",
        "1000 hold OTHER", "11000 place #5 BUY 65 rung 2", "11500 hold OTHER",
        "21500 place #6 BUY 65 rung 2");
  }

  @Test
  void aProbeThatIsTakenReleasesTheHold() {
    refuseToTheEnd();
    desk.at(11_000).accepted(5);
    assertThat(desk.phase()).isEqualTo(HedgePhase.WINDOW_OPEN);
    desk.need(130);
    desk.at(11_200).filled(5, 65).need(65).filled(6, 65).need(0);

    assertThat(desk.diary()).endsWith("11000 place #5 BUY 65 rung 2", "11100 place #6 BUY 65 rung 2",
        "11200 ended: need 130 covered 130");
  }

  @Test
  void aChangeOfFundsBandOrSessionTriesAgainAtOnce() {
    refuseToTheEnd();
    desk.at(3_000).tryAgain();

    assertThat(desk.diary()).endsWith("1000 hold OTHER", "3000 place #5 BUY 65 rung 2");
    assertThat(desk.phase()).isEqualTo(HedgePhase.WINDOW_OPEN);
  }

  @Test
  void whatNoRungCuresIsHeldAtOnce() {
    desk.at(0).need(65).refused(0, RejectionReason.SESSION);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 hold SESSION");
  }

  @Test
  void tooManyRequestsIsNoReasonToHoldNorToPayMore() {
    desk.at(0).need(65);
    for (int ref = 0; ref < 5; ref++) {
      desk.at(500L * ref).refused(ref, RejectionReason.RATE);
    }

    assertThat(desk.diary()).hasSize(5).endsWith("2000 place #4 BUY 65 rung 0")
        .noneMatch(each -> each.contains("hold"));
  }

  @Test
  void aMarginRefusalHalvesTheCoverDownToOneLot() {
    desk.at(0).need(260).refused(0, RejectionReason.MARGIN).refused(1, RejectionReason.MARGIN);
    desk.at(1_000);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 260 rung 0", "0 place #1 BUY 130 rung 0",
        "0 place #2 BUY 65 rung 0", "100 place #3 BUY 65 rung 0", "200 place #4 BUY 65 rung 0",
        "300 place #5 BUY 65 rung 0");
  }

  @Test
  void aFreezeRefusalAsksForWhatTheExchangeNamed() {
    desk.at(0).need(3_900).refused(0, 3_900, new BrokerRejection(RejectionReason.FREEZE_QUANTITY, "1800",
        Optional.of(Quantity.of(1_800))));
    desk.at(500);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 3900 rung 0", "0 place #1 BUY 1755 rung 0",
        "100 place #2 BUY 1755 rung 0", "200 place #3 BUY 390 rung 0");
  }

  @Test
  void anotherSliceOfARefusedCoverIsNoFurtherRung() {
    desk.at(0).need(3_900);
    desk.refused(0, 1_755, BrokerRejection.of(RejectionReason.PRICE_BAND, "band"));
    desk.refused(0, 1_755, BrokerRejection.of(RejectionReason.PRICE_BAND, "band"));

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 3900 rung 0", "0 place #1 BUY 1755 rung 1",
        "0 place #2 BUY 1755 rung 1");
  }

  @Test
  void aCoverThatWasNeverSentIsDecidedAnewAtTheUsualPace() {
    desk.at(0).need(65).closed(0, OrderEnd.UNSENT, 0);
    desk.at(1_000);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "100 place #1 BUY 65 rung 0");
  }

  @Test
  void theRestOfACancelledCoverGoesToTheNextRung() {
    desk.at(0).need(65).filled(0, 30).need(35);
    desk.at(1_200).closed(0, OrderEnd.CANCELLED, 30);
    desk.at(1_200);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "1200 place #1 BUY 35 rung 1");
  }

  @Test
  void aRefusalOfWhatIsNeededNoLongerEndsTheEpisode() {
    desk.at(0).need(65);
    desk.at(100).need(0).refused(0, RejectionReason.OTHER);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "100 ended: need 65 covered 0");
  }

  private void refuseToTheEnd() {
    desk.at(0).need(65).refused(0, RejectionReason.OTHER).refused(1, RejectionReason.OTHER);
    desk.refused(2, RejectionReason.OTHER).at(500).refused(3, RejectionReason.OTHER);
    desk.at(1_000).refused(4, RejectionReason.OTHER);
  }
}
