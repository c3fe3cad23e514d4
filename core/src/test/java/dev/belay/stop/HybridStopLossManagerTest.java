package dev.belay.stop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderEnd;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.plan.StopSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Stops that rest, fire, fall back and close once (DESIGN rule 6.9). */
class HybridStopLossManagerTest {

  @Test
  void aShortRestsABuyAboveItsTriggerAndALongASellBelowIt() {
    assertThat(StopDesk.ofShort().holds(65).told()).containsExactly("0 rest #0 BUY 65 120.00/123.60");
    assertThat(StopDesk.ofLong().holds(65).told()).containsExactly("0 rest #0 SELL 65 80.00/77.60");
  }

  @Test
  void theLimitStaysInsideTheExchangesGapRuleAndTwoTicksAwayAtLeast() {
    StopSpec wide = StopSpec.at(Price.parse("40")).withDistance(Price.parse("30"));
    assertThat(new StopDesk(Side.BUY, wide, true).holds(65).told()).containsExactly("0 rest #0 BUY 65 40.00/50.00");

    StopSpec low = StopSpec.at(Price.parse("1"));
    assertThat(new StopDesk(Side.BUY, low, true).holds(65).told()).containsExactly("0 rest #0 BUY 65 1.00/1.10");
  }

  @Test
  @Tag("F10")
  void itGrowsWithFillsInOneOrderForEachHalfSecondAndShrinksByTheNewest() {
    StopDesk stop = StopDesk.ofShort().holds(65);

    stop.at(100).holds(130).at(200).holds(195).at(600).rests(0).rests(1);
    assertThat(stop.told()).containsExactly("0 rest #0 BUY 65 120.00/123.60", "500 rest #1 BUY 130 120.00/123.60");

    stop.at(1_000).holds(65);
    assertThat(stop.told()).containsExactly("1000 cancel #1");
    stop.cancelled(1).at(60_000);
    assertThat(stop.told()).isEmpty();
  }

  @Test
  @Tag("F1")
  void aTriggeredOrderThatDoesNotFillIsMovedToTheMarketAfterItsTime() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000_000).triggered(0).at(1_004_999);
    assertThat(stop.told()).containsExactly("1000000 FIRED 65");
    stop.at(1_005_000).changed(0).at(1_006_000);

    assertThat(stop.told()).containsExactly("1005000 reprice #0 rung 0", "1006000 reprice #0 rung 1");
    assertThat(stop.fills(0, 65).told()).containsExactly("1006000 done: TRIGGERED");
  }

  @Test
  @Tag("F1")
  void aMarketThatHasGoneThroughTheLimitIsNotWaitedFor() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).triggered(0).at(1_100).market("140", "141");

    assertThat(stop.told()).containsExactly("1000 FIRED 65", "1100 GAP 65", "1100 reprice #0 rung 0");
  }

  @Test
  @Tag("F13")
  void twoFailedModificationsLeadToACancellationAndOnlyItsEndToANewOrder() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.triggered(0).at(9_000);
    assertThat(stop.told()).containsExactly("0 FIRED 65", "5000 reprice #0 rung 0", "7000 reprice #0 rung 0",
        "9000 cancel #0");
    stop.at(12_500);
    assertThat(stop.told()).containsExactly("10000 cancel #0", "11000 cancel #0", "11000 STUCK 65", "12000 cancel #0");
    assertThat(stop.phase()).isEqualTo(StopPhase.CANCELLING);

    stop.cancelled(0);
    assertThat(stop.told()).containsExactly("12500 FALLBACK 65", "12500 close #1 BUY 65 rung 0");
    assertThat(stop.fills(1, 65).told()).containsExactly("12500 done: TRIGGERED");
  }

  @Test
  void whatTheCancelledOrderFilledIsNotClosedAgain() {
    StopDesk stop = resting(StopDesk.ofShort(), 130);

    stop.triggered(0).at(9_000).fills(0, 65).cancelled(0);

    assertThat(stop.told()).endsWith("9000 FALLBACK 65", "9000 close #1 BUY 65 rung 0");
  }

  @Test
  void aCancellationThatNobodyConfirmsIsDoubledOnlyWhenTheRuleAllowsIt() {
    StopDesk stop = resting(StopDesk.ofShort());
    stop.triggered(0).at(14_999);
    assertThat(stop.told()).noneMatch(each -> each.contains("close"));

    stop.at(15_000).mayDouble(0);

    assertThat(stop.told()).contains("15000 FALLBACK 65", "15000 close #1 BUY 65 rung 0");
    assertThat(stop.phase()).isEqualTo(StopPhase.CLOSING);
  }

  @Test
  void besideAStopThatNobodyCanFreeNoOtherOneIsPlacedForWhatStays() {
    StopDesk stop = resting(StopDesk.ofShort(), 130);
    stop.holds(130, 65, 0).whileBared().at(15_000);
    stop.told();

    stop.mayDouble(0).at(30_000);

    assertThat(stop.told()).noneMatch(each -> each.contains("rest"));
  }

  @Test
  @Tag("F2")
  void anOrderThatTheExchangeRefusesWhenItTriggersIsReplacedAtOnce() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).refused(0, RejectionReason.PRICE_BAND);

    assertThat(stop.told()).containsExactly("1000 FIRED 65", "1000 FALLBACK 65", "1000 close #1 BUY 65 rung 0");
  }

  @Test
  @Tag("F3")
  void aSegmentWithoutStopOrdersIsGuardedByPriceAndSaidSo() {
    StopDesk stop = new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")), false).holds(65);

    stop.at(2_000).market("95", "96");
    assertThat(stop.told()).containsExactly("2000 UNGUARDED 65");
    assertThat(stop.state().guard(stop.now())).isEqualTo(StopGuard.BY_PRICE);
    stop.at(2_500).market("120", "121").at(2_800).market("121", "122");

    assertThat(stop.told()).containsExactly("2800 FIRED 65", "2800 FALLBACK 65", "2800 close #0 BUY 65 rung 0");
  }

  @Test
  @Tag("F4")
  void aStopThatSomebodyElseCancelsIsToldGuardedByPriceAndPlacedAgain() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(10_000).cancelled(0).at(11_000).rests(1);

    assertThat(stop.told()).containsExactly("10000 VANISHED 65", "11000 rest #1 BUY 65 120.00/123.60");
  }

  @Test
  @Tag("F11")
  void anOrderThatIsNeverShownRestingCountsAsNoGuardAndIsReplaced() {
    StopDesk stop = StopDesk.ofShort().holds(65).accepted(0);
    stop.told();

    stop.at(5_000);
    assertThat(stop.state().guard(stop.now())).isEqualTo(StopGuard.UNGUARDED);
    stop.at(5_100).cancelled(0).rests(1);

    assertThat(stop.told()).containsExactly("2000 UNGUARDED 65", "5000 cancel #0", "5100 rest #1 BUY 65 120.00/123.60",
        "5100 GUARDED 65");
  }

  @Test
  @Tag("F12")
  void aClosingOrderThatIsRefusedAgainAndAgainGoesOnAndIsTold() {
    StopDesk stop = new StopDesk(Side.BUY, StopSpec.at(Price.parse("120")), false).holds(65);
    stop.market("121", "122").at(300).market("121", "122");
    for (int ref = 0; ref < 5; ref++) {
      stop.refused(ref, RejectionReason.OTHER).at(300 + ref * 500L);
    }

    assertThat(stop.told()).contains("1800 BLOCKED 65");
    stop.at(11_799);
    assertThat(stop.told()).isEmpty();
    assertThat(stop.at(11_800).told()).contains("11800 close #5 BUY 65 rung 5");
    assertThat(stop.refused(5, RejectionReason.OTHER).at(20_000).tryAgain().told())
        .contains("20000 close #6 BUY 65 rung 6");
  }

  @Test
  @Tag("F14")
  @Tag("F15")
  void oneTickAStaleQuoteAndALastPriceOfLongAgoFireNothing() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.market("95", "96", "130"); // it traded there in the morning
    stop.at(1_000).market("121", "122").at(1_100).market("95", "96"); // one bad tick
    stop.at(2_000).quote(new Quote(StopDesk.CALL.id(), Optional.empty(), Optional.of(Price.parse("200")),
        Optional.of(Price.ZERO), stop.now())); // one-sided, never traded
    Quote old = Quote.of(StopDesk.CALL.id(), Price.parse("130"), Price.parse("131"), stop.now());
    stop.at(5_001).quote(old);

    assertThat(stop.told()).isEmpty();
    assertThat(stop.phase()).isEqualTo(StopPhase.ARMED);
  }

  @Test
  void aTradeThroughTheTriggerOrAMarketThatStaysThereFires() {
    StopDesk traded = resting(StopDesk.ofShort());
    traded.market("95", "96", "95.5").at(1_000).market("119", "121", "120");
    assertThat(traded.told()).containsExactly("1000 FIRED 65");

    StopDesk stood = resting(StopDesk.ofLong());
    stood.market("79", "80").at(299).market("79", "80");
    assertThat(stood.told()).isEmpty();
    assertThat(stood.at(300).market("79", "80").told()).containsExactly("300 FIRED 65");
  }

  @Test
  void pricesThroughTheTriggerStartTheClockOfAnOrderThatShouldHaveTriggered() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.market("120", "121").at(300).market("120", "121").at(5_300);

    assertThat(stop.told()).containsExactly("300 FIRED 65", "5300 reprice #0 rung 0");
  }

  @Test
  @Tag("F8")
  void aTargetIsWatchedAndTurnsTheRestingStopIntoTheExit() {
    StopSpec both = StopSpec.at(Price.parse("120")).withTarget(Price.parse("50"));
    StopDesk stop = resting(new StopDesk(Side.BUY, both, true));

    stop.market("49", "50").at(300).market("49", "50").changed(0).fills(0, 65);

    assertThat(stop.told()).containsExactly("300 FIRED 65", "300 reprice #0 rung 0", "300 done: TARGET");
  }

  @Test
  @Tag("F5")
  @Tag("F7")
  void anExitTakesARestingOrderOverByItsPriceAndNothingRestsAnew() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).holds(65, 65, 0).changed(0).fills(0, 65).at(60_000);

    assertThat(stop.told()).containsExactly("1000 reprice #0 rung 0");
    assertThat(stop.phase()).isEqualTo(StopPhase.IDLE);
  }

  @Test
  void ofALargerOrderTheExitGetsItsPartAfterTheCancellationAndTheRestIsGuardedAgain() {
    StopDesk stop = resting(StopDesk.ofShort(), 130);

    stop.at(1_000).holds(130, 65, 0);
    assertThat(stop.told()).containsExactly("1000 cancel #0");
    stop.cancelled(0).rests(1).at(1_500).holds(130, 65, 65).at(2_000).holds(65, 0, 0).at(60_000);

    assertThat(stop.told()).containsExactly("1000 rest #1 BUY 65 120.00/123.60");
  }

  @Test
  void aLargerOrderWhoseCancellationHangsIsMovedTooWhileAShortStandsBared() {
    StopDesk stop = resting(StopDesk.ofShort(), 130).whileBared();

    stop.at(1_000).holds(130, 65, 0).at(6_000).changed(0);

    assertThat(stop.told()).startsWith("1000 cancel #0").endsWith("6000 reprice #0 rung 0");
    assertThat(stop.fills(0, 65).at(6_500).told()).isEmpty();
  }

  @Test
  @Tag("F6")
  void whenThePositionIsGoneTheRestingOrderIsCancelledUntilItsEndIsShown() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).holds(0).at(3_000);
    assertThat(stop.told()).containsExactly("1000 cancel #0", "2000 cancel #0", "3000 cancel #0", "3000 STUCK 65");
    assertThat(stop.phase()).isEqualTo(StopPhase.ARMED);
    stop.cancelled(0).at(60_000);

    assertThat(stop.told()).isEmpty();
    assertThat(stop.phase()).isEqualTo(StopPhase.IDLE);
  }

  @Test
  void ordersThatEndWithTheDayRestAgainOnceTheNextSessionHasBeenRead() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).session(StopSession.CLOSED).ended(0, OrderEnd.LAPSED).at(60_000);
    assertThat(stop.told()).isEmpty();
    stop.session(StopSession.UNREAD).at(64_000).session(StopSession.OPEN);

    assertThat(stop.told()).contains("64000 rest #1 BUY 65 120.00/123.60");
  }

  @Test
  void theStopOfAShortWaitsTenSecondsForTheFirstReadsAndThatOfALongForEver() {
    StopDesk sold = resting(StopDesk.ofShort()).session(StopSession.CLOSED).ended(0, OrderEnd.LAPSED);
    StopDesk bought = resting(StopDesk.ofLong()).session(StopSession.CLOSED).ended(0, OrderEnd.LAPSED);

    sold.session(StopSession.UNREAD).at(10_000);
    bought.session(StopSession.UNREAD).at(60_000);

    assertThat(sold.told()).contains("10000 rest #1 BUY 65 120.00/123.60");
    assertThat(bought.told()).noneMatch(each -> each.contains("rest"));
  }

  @Test
  void aTriggerThatTheOpenHasCrossedIsNotRestedButFallenBackOn() {
    StopDesk stop = resting(StopDesk.ofShort()).session(StopSession.CLOSED).ended(0, OrderEnd.LAPSED);

    stop.session(StopSession.UNREAD).market("140", "141").at(300).market("140", "141");

    assertThat(stop.told()).containsExactly("300 FIRED 65", "300 FALLBACK 65", "300 close #1 BUY 65 rung 0");
  }

  @Test
  void whereABuyBackElsewhereLacksMarginTheStopStandsBackAndComesAgain() {
    StopDesk stop = resting(StopDesk.ofShort());

    stop.at(1_000).freeMargin().cancelled(0).at(31_000);

    assertThat(stop.told()).containsExactly("1000 cancel #0", "3000 UNGUARDED 65", "13000 UNGUARDED 65",
        "23000 UNGUARDED 65", "31000 rest #1 BUY 65 120.00/123.60");
  }

  @Test
  void aRestartGoesOnFromEveryPhase() {
    StopDesk armed = resting(StopDesk.ofShort());
    armed.at(1_000).restarts(armed.state().orders()).at(60_000);
    assertThat(armed.told()).containsExactly("1000 restart");

    StopDesk triggered = resting(StopDesk.ofShort()).triggered(0).at(1_000);
    triggered.restarts(triggered.state().orders()).at(5_000);
    assertThat(triggered.told()).containsExactly("0 FIRED 65", "1000 restart", "5000 reprice #0 rung 0");

    StopDesk cancelling = resting(StopDesk.ofShort()).triggered(0).at(9_500);
    cancelling.told();
    cancelling.restarts(List.of()); // the ledger knows that it has ended
    assertThat(cancelling.told()).containsExactly("9500 restart", "9500 FALLBACK 65", "9500 close #1 BUY 65 rung 0");
  }

  @Test
  void whatTriggeredWhileNobodyWatchedFiresAtTheRestart() {
    StopDesk stop = resting(StopDesk.ofShort(), 130);
    StopOrder found = stop.state().orders().get(0).as(Quantity.of(65), true, true, true);

    stop.at(1_000).holds(65).restarts(List.of(found)).at(6_000);

    assertThat(stop.told()).endsWith("1000 restart", "1000 FIRED 65", "6000 reprice #0 rung 0");
  }

  private static StopDesk resting(StopDesk stop) {
    return resting(stop, 65);
  }

  private static StopDesk resting(StopDesk stop, long units) {
    stop.holds(units).rests(0).told();
    return stop;
  }
}
