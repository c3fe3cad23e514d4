package dev.belay.exposure;

import static dev.belay.exposure.Contracts.FAR;
import static dev.belay.exposure.Contracts.NEAR;
import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.future;
import static dev.belay.exposure.Contracts.holding;
import static dev.belay.exposure.Contracts.option;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.share;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverMatchingTest {

  @Test
  void anIronCondorIsCoveredWingByWing() {
    CoverMatching condor = matching(holding(put(25_000), 65), holding(put(25_500), -65),
        holding(call(26_500), -65), holding(call(27_000), 65));

    assertThat(condor.pairs()).containsExactly(new CoverPair(call(26_500), call(27_000), units(65)),
        new CoverPair(put(25_500), put(25_000), units(65)));
    assertThat(condor.uncovered()).isEqualTo(units(0));
    assertThat(condor.covers(put(25_000).id())).isEqualTo(units(65));
    assertThat(condor.free(put(25_000).id())).isEqualTo(units(0));
  }

  @Test
  void theNearestStrikeGoesFirst() {
    CoverMatching matching = matching(holding(call(26_000), -65), holding(call(26_500), -65),
        holding(call(26_600), 65));

    assertThat(matching.pairs()).containsExactly(new CoverPair(call(26_500), call(26_600), units(65)));
    assertThat(matching.uncoveredShorts()).containsExactly(holding(call(26_000), -65));
  }

  @Test
  void theNearestStrikeNeverLeavesAShortUncoveredThatAnotherAssignmentWouldCover() {
    Instrument nearShort = option(NIFTY, InstrumentKind.CALL, 26_000, NEAR);
    Instrument farShort = option(NIFTY, InstrumentKind.CALL, 26_500, FAR);
    Instrument farLong = option(NIFTY, InstrumentKind.CALL, 26_000, FAR);
    Instrument nearLong = option(NIFTY, InstrumentKind.CALL, 28_000, NEAR);

    CoverMatching matching = matching(holding(nearShort, -65), holding(farShort, -65),
        holding(farLong, 65), holding(nearLong, 65));

    assertThat(matching.pairs()).containsExactly(new CoverPair(farShort, farLong, units(65)),
        new CoverPair(nearShort, nearLong, units(65)));
  }

  @Test
  void theNearestStrikeIsTakenAcrossExpiriesWhereThatCostsNoCover() {
    Instrument nearShort = option(NIFTY, InstrumentKind.CALL, 26_000, NEAR);
    Instrument farShort = option(NIFTY, InstrumentKind.CALL, 26_100, FAR);
    Instrument one = option(NIFTY, InstrumentKind.CALL, 26_000, FAR);
    Instrument other = option(NIFTY, InstrumentKind.CALL, 26_400, FAR);

    CoverMatching matching = matching(holding(nearShort, -65), holding(farShort, -65),
        holding(one, 65), holding(other, 65));

    assertThat(matching.pairs()).containsExactly(new CoverPair(nearShort, one, units(65)),
        new CoverPair(farShort, other, units(65)));
  }

  @Test
  void aCalendarIsCoveredOneWayOnly() {
    Instrument near = option(NIFTY, InstrumentKind.CALL, 26_000, NEAR);
    Instrument far = option(NIFTY, InstrumentKind.CALL, 26_000, FAR);

    assertThat(matching(holding(near, -65), holding(far, 65)).uncovered())
        .isEqualTo(units(0));
    assertThat(matching(holding(near, 65), holding(far, -65)).uncovered())
        .isEqualTo(units(65));
  }

  @Test
  void aLongFutureCoversCallsAndAShortFuturePuts() {
    CoverMatching calls = matching(holding(future(FAR), 65), holding(call(26_000), -65),
        holding(put(25_000), -65));
    CoverMatching puts = matching(holding(future(FAR), -65), holding(call(26_000), -65),
        holding(put(25_000), -65));

    assertThat(calls.pairs()).containsExactly(new CoverPair(call(26_000), future(FAR), units(65)));
    assertThat(puts.pairs()).containsExactly(new CoverPair(put(25_000), future(FAR), units(65)));
    assertThat(puts.covers(future(FAR).id())).isEqualTo(units(65));
  }

  @Test
  void optionsAreUsedBeforeFutures() {
    CoverMatching matching = matching(holding(future(NEAR), 65), holding(call(26_000), -65),
        holding(call(29_000), 65));

    assertThat(matching.pairs()).containsExactly(new CoverPair(call(26_000), call(29_000), units(65)));
    assertThat(matching.free(future(NEAR).id())).isEqualTo(units(65));
  }

  @Test
  void anExpiredFutureOfAnEarlierDayCoversNothing() {
    CoverMatching matching = matching(holding(future(NEAR), 65),
        holding(option(NIFTY, InstrumentKind.CALL, 26_000, FAR), -65));

    assertThat(matching.pairs()).isEmpty();
    assertThat(matching.uncovered()).isEqualTo(units(65));
  }

  @Test
  void otherUnderlyingsOtherTypesAndSharesCoverNothing() {
    Instrument bank = option(new Underlying("BANKNIFTY"), InstrumentKind.CALL, 26_000, NEAR);

    CoverMatching matching = matching(holding(call(26_000), -65), holding(bank, 65),
        holding(put(26_000), 65), holding(share("NIFTY"), 65));

    assertThat(matching.uncovered()).isEqualTo(units(65));
    assertThat(matching.uncovered(new CoverClass(NIFTY, InstrumentKind.CALL))).isEqualTo(units(65));
    assertThat(matching.uncovered(new CoverClass(NIFTY, InstrumentKind.PUT))).isEqualTo(units(0));
    assertThat(matching.free(bank.id())).isEqualTo(units(65));
    assertThat(matching.free(share("NIFTY").id())).isEqualTo(units(65));
  }

  @Test
  void aShortFutureOrShareIsNeverUncovered() {
    CoverMatching matching = matching(holding(future(NEAR), -65), holding(share("INFY"), -10));

    assertThat(matching.uncovered()).isEqualTo(units(0));
  }

  @Test
  void unitsAreMatchedNotContracts() {
    CoverMatching matching = matching(holding(call(26_000), -195), holding(call(26_500), 130));

    assertThat(matching.covered()).isEqualTo(units(130));
    assertThat(matching.uncovered(call(26_000).id())).isEqualTo(units(65));
  }

  @Test
  void severalHoldingsOfOneContractAreAddedUp() {
    CoverMatching matching = matching(holding(call(26_000), -195), holding(call(26_000), 130));

    assertThat(matching.uncovered()).isEqualTo(units(65));
    assertThat(matching.pairs()).isEmpty();
  }

  @Test
  void roomAndNeedAskWhatOneMoreContractWouldChange() {
    CoverMatching matching = matching(holding(call(26_000), -65), holding(call(26_500), 195));

    assertThat(matching.roomFor(call(26_100))).isEqualTo(units(130));
    assertThat(matching.roomFor(option(NIFTY, InstrumentKind.CALL, 26_100, FAR))).isEqualTo(units(0));
    assertThat(matching.neededOf(call(27_000))).isEqualTo(units(0));
    assertThat(matching(holding(call(26_000), -65)).neededOf(call(27_000)))
        .isEqualTo(units(65));
    assertThat(matching(holding(call(26_000), -65)).roomFor(call(27_000)))
        .isEqualTo(units(0));
  }

  private static CoverMatching matching(Holding... holdings) {
    return CoverMatching.of(List.of(holdings));
  }
}
