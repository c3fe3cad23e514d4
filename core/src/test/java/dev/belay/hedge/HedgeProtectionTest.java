package dev.belay.hedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import org.junit.jupiter.api.Test;

/** Protection bought where a short may not be bought back (DESIGN rules 6.6 and 6.10). */
class HedgeProtectionTest {

  private final HedgeDesk desk = new HedgeDesk(HedgeLimits.defaults().protecting());

  @Test
  void aShortThatMarginForbidsToBuyBackIsCoveredByProtection() {
    refusedForMargin();

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "500 place #1 BUY 65 rung 0",
        "1000 place #2 BUY 65 rung 0", "1000 hold MARGIN", "1000 protect #3 65 of leg 2");
    assertThat(desk.leg().remainder().isZero()).isTrue();
  }

  @Test
  void protectionThatFillsEndsTheEpisodeWithItsNeed() {
    refusedForMargin();
    desk.at(1_200).protectionFilled(3, 65).need(0).protectionClosed(3, OrderEnd.FILLED, 65);

    assertThat(desk.diary()).endsWith("1200 ended: need 65 covered 65");
    assertThat(desk.phase()).isEqualTo(HedgePhase.IDLE);
  }

  @Test
  void protectionCountsForItsTimeAndNoLonger() {
    refusedForMargin();
    desk.at(6_999);
    assertThat(desk.leg().remainder().isZero()).isTrue();
    desk.at(7_000);
    assertThat(desk.leg().remainder().units()).isEqualTo(65);
    desk.at(11_000);

    assertThat(desk.diary()).endsWith("1000 protect #3 65 of leg 2", "11000 place #4 BUY 65 rung 0");
  }

  @Test
  void whatIsBoughtInPartLowersTheNeedAndTheRestIsProbed() {
    refusedForMargin(130);
    desk.at(2_000).protectionFilled(desk.state().nextRef() - 1, 65).need(65);
    desk.protectionClosed(desk.state().nextRef() - 1, OrderEnd.CANCELLED, 65);
    int before = desk.places().size();
    desk.at(12_000);

    assertThat(desk.places().size()).isEqualTo(before + 1);
    assertThat(desk.places().get(before).quantity().units()).isEqualTo(65);
  }

  @Test
  void whereNothingCanBeBoughtTheCoverIsProbedAsBeforeAndEachProbeAsksAgain() {
    refusedForMargin();
    desk.at(1_100).unprotected(3);
    desk.at(11_050).refused(4, RejectionReason.MARGIN);

    assertThat(desk.diary()).endsWith("11000 place #4 BUY 65 rung 0", "11050 hold MARGIN",
        "11050 protect #5 65 of leg 2");
  }

  @Test
  void anotherRefusalThanForMarginBuysNoProtection() {
    desk.at(0).need(65).refused(0, RejectionReason.SESSION);

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0", "0 hold SESSION");
  }

  @Test
  void withoutLeaveOfTheLimitsNothingIsBoughtByItself() {
    HedgeDesk strict = new HedgeDesk();
    strict.at(0).need(65).refused(0, RejectionReason.MARGIN);
    strict.at(500).refused(1, RejectionReason.MARGIN);
    strict.at(1_000).refused(2, RejectionReason.MARGIN);

    assertThat(strict.diary()).endsWith("1000 hold MARGIN");
    strict.protectAsked();
    assertThat(strict.diary()).endsWith("1000 hold MARGIN", "1000 protect #3 65 of leg 2");
  }

  @Test
  void aPersonsWishBuysOnlyWhatNoCoverWorksFor() {
    desk.at(0).need(65).protectAsked();

    assertThat(desk.diary()).containsExactly("0 place #0 BUY 65 rung 0");
  }

  @Test
  void aLateFillOfProtectionAfterItsTimeIsBookedAndNotDoubledBack() {
    refusedForMargin();
    desk.at(7_000).protectionFilled(3, 65).need(0);

    assertThat(desk.phase()).isEqualTo(HedgePhase.IDLE);
    assertThat(desk.reports()).extracting(each -> each.covered().units()).containsExactly(65L);
  }

  private void refusedForMargin() {
    desk.at(0).need(65).refused(0, RejectionReason.MARGIN);
    desk.at(500).refused(1, RejectionReason.MARGIN);
    desk.at(1_000).refused(2, RejectionReason.MARGIN);
  }

  private void refusedForMargin(long units) {
    desk.at(0).need(units);
    for (int ref = 0; desk.phase() != HedgePhase.HELD; ref++) {
      desk.refused(ref, RejectionReason.MARGIN);
      desk.at(desk.millis() + (desk.places().size() > ref + 1 ? 0 : 500));
    }
  }
}
