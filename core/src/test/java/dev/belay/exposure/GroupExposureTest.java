package dev.belay.exposure;

import static dev.belay.exposure.Contracts.FAR;
import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.call;
import static dev.belay.exposure.Contracts.future;
import static dev.belay.exposure.Contracts.holding;
import static dev.belay.exposure.Contracts.option;
import static dev.belay.exposure.Contracts.put;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.Underlying;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GroupExposureTest {

  private static final CoverClass CALLS = new CoverClass(NIFTY, InstrumentKind.CALL);

  @Test
  void workingAndUnknownSellsCountInFull() {
    GroupExposure exposure = exposure(filled(call(27_000), 65), filled(call(26_500), -65)
        .withSelling(units(65)));

    assertThat(exposure.naked()).isEqualTo(units(65));
    assertThat(exposure.bared()).isEqualTo(units(0));
  }

  @Test
  void workingAndUnknownLongsCoverNothing() {
    GroupExposure exposure = exposure(filled(call(27_000), 0).withBuying(units(65)),
        filled(call(26_500), -65));

    assertThat(exposure.naked()).isEqualTo(units(65));
    assertThat(exposure.baredShorts()).containsExactly(holding(call(26_500), -65));
  }

  @Test
  @Tag("E6")
  void aPartOfTheHedgeCoversAPartOfTheShort() {
    GroupExposure exposure = exposure(filled(call(27_000), 130).withBuying(units(65)),
        filled(call(26_500), 0));

    assertThat(exposure.roomFor(call(26_500))).isEqualTo(units(130));
    assertThat(exposure(filled(call(27_000), 130), filled(call(26_500), -195)).bared()).isEqualTo(units(65));
  }

  @Test
  void aWorkingSaleOfALongTakesItsCoverAway() {
    GroupExposure exposure = exposure(filled(call(27_000), 65).withSelling(units(65)),
        filled(call(26_500), -65));

    assertThat(exposure.naked()).isEqualTo(units(65));
    assertThat(exposure.bared()).isEqualTo(units(0));
  }

  @Test
  void aSaleBeyondALongIsAShort() {
    GroupExposure exposure = exposure(filled(call(27_000), 65).withSelling(units(195)));

    assertThat(exposure.naked()).isEqualTo(units(130));
  }

  @Test
  void aWorkingBuyBackLeavesTheShortNakedUntilItFills() {
    GroupExposure exposure = exposure(filled(call(26_500), -65).withBuying(units(65)));

    assertThat(exposure.naked()).isEqualTo(units(65));
    assertThat(exposure.bared(call(26_500).id())).isEqualTo(units(65));
    assertThat(exposure.closeable(call(26_500).id())).isEqualTo(units(0));
  }

  @Test
  void aDeclaredStrangleIsNakedButNotBared() {
    DeclaredNaked declared = DeclaredNaked.uncoveredIn(
        CoverMatching.of(List.of(holding(call(27_000), -65), holding(put(25_000), -65))));
    GroupExposure strangle = GroupExposure.of(List.of(filled(call(27_000), -65), filled(put(25_000), -65)),
        declared);

    assertThat(declared.total()).isEqualTo(units(130));
    assertThat(strangle.naked()).isEqualTo(units(130));
    assertThat(strangle.nakedBeyondDeclared()).isEqualTo(units(0));
    assertThat(strangle.bared()).isEqualTo(units(0));
    assertThat(strangle.roomFor(call(27_000))).isEqualTo(units(0));
  }

  @Test
  void aDeclarationForCallsIsNoLicenceForPutsOrOtherUnderlyings() {
    Instrument bank = option(new Underlying("BANKNIFTY"), InstrumentKind.CALL, 60_000, FAR);
    DeclaredNaked declared = DeclaredNaked.none().with(CALLS, units(195));
    GroupExposure exposure = GroupExposure.of(
        List.of(filled(call(27_000), -65), filled(put(25_000), -65), filled(bank, -30)), declared);

    assertThat(exposure.baredShorts()).containsExactly(holding(bank, -30), holding(put(25_000), -65));
    assertThat(exposure.nakedBeyondDeclared()).isEqualTo(units(95));
    assertThat(exposure.roomFor(call(27_000))).isEqualTo(units(130));
  }

  @Test
  void theRiskiestUncoveredShortsAreTheBaredOnes() {
    DeclaredNaked declared = DeclaredNaked.none().with(CALLS, units(65));
    GroupExposure exposure = GroupExposure.of(List.of(filled(call(26_000), -65), filled(call(26_500), -65)),
        declared);

    assertThat(exposure.baredShorts()).containsExactly(holding(call(26_000), -65));
    assertThat(exposure(filled(put(25_000), -65), filled(put(25_500), -65)).baredShorts())
        .containsExactly(holding(put(25_500), -65), holding(put(25_000), -65));
  }

  @Test
  @Tag("E10")
  void flatMeansFlatInEveryContract() {
    assertThat(exposure(filled(call(26_500), -65), filled(call(27_000), 65)).isFlat()).isFalse();
    assertThat(exposure(filled(call(26_500), 0), filled(call(27_000), 0)).isFlat()).isTrue();
  }

  @Test
  void aFlatGroupMayStillBeWorking() {
    GroupExposure exposure = exposure(filled(call(26_500), 0).withSelling(units(65)));

    assertThat(exposure.isFlat()).isTrue();
    assertThat(exposure.isWorking()).isTrue();
  }

  @Test
  @Tag("E15")
  void aLongThatCoversAnOpenShortIsNotCloseable() {
    GroupExposure exposure = exposure(filled(call(27_000), 130), filled(call(26_500), -65));

    assertThat(exposure.guarding(call(27_000).id())).isEqualTo(units(65));
    assertThat(exposure.closeable(call(27_000).id())).isEqualTo(units(65));
    assertThat(exposure.closeable(call(26_500).id())).isEqualTo(units(65));
  }

  @Test
  void aLongThatAnUnknownSaleMayNeedIsNotCloseable() {
    GroupExposure exposure = exposure(filled(call(27_000), 65), filled(call(26_500), 0)
        .withSelling(units(65)));

    assertThat(exposure.closeable(call(27_000).id())).isEqualTo(units(0));
  }

  @Test
  void aWorkingSaleOfFreeUnitsLeavesTheOthersCloseable() {
    GroupExposure exposure = exposure(filled(call(27_000), 195).withSelling(units(65)),
        filled(call(26_500), -65));

    assertThat(exposure.closeable(call(27_000).id())).isEqualTo(units(65));
  }

  @Test
  void aShortFutureThatGuardsPutsIsNotBoughtBack() {
    GroupExposure exposure = exposure(filled(future(FAR), -65), filled(put(25_000), -65));

    assertThat(exposure.naked()).isEqualTo(units(0));
    assertThat(exposure.closeable(future(FAR).id())).isEqualTo(units(0));
    assertThat(exposure(filled(future(FAR), -65).withBuying(units(65)), filled(put(25_000), -65)).naked())
        .isEqualTo(units(65));
  }

  @Test
  void protectionIsBoughtOnceOnly() {
    LegExposure wing = filled(call(27_000), 0);

    assertThat(exposure(filled(call(26_500), -130), wing).protectable(call(27_000))).isEqualTo(units(130));
    assertThat(exposure(filled(call(26_500), -130), wing.withBuying(units(65))).protectable(call(27_500)))
        .isEqualTo(units(65));
    assertThat(exposure(filled(call(26_500), -130).withBuying(units(130))).protectable(call(27_500)))
        .isEqualTo(units(0));
    assertThat(exposure(filled(call(26_500), -130)).protectable(put(25_000))).isEqualTo(units(0));
  }

  @Test
  void twoLegsOfOneContractAreOne() {
    GroupExposure exposure = exposure(filled(call(26_500), -65), filled(call(26_500), -65)
        .withBuying(units(65)));

    assertThat(exposure.open(call(26_500).id())).isEqualTo(units(-130));
    assertThat(exposure.closeable(call(26_500).id())).isEqualTo(units(65));
    assertThat(exposure.legs()).hasSize(1);
  }

  private static LegExposure filled(Instrument instrument, long units) {
    return LegExposure.of(instrument, units(units));
  }

  private static GroupExposure exposure(LegExposure... legs) {
    return GroupExposure.of(List.of(legs), DeclaredNaked.none());
  }
}
