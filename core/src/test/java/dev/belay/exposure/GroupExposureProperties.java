package dev.belay.exposure;

import static dev.belay.exposure.Contracts.FAR;
import static dev.belay.exposure.Contracts.NEAR;
import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.future;
import static dev.belay.exposure.Contracts.holding;
import static dev.belay.exposure.Contracts.option;
import static dev.belay.exposure.Contracts.units;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class GroupExposureProperties {

  private static final List<Instrument> CONTRACTS = List.of(
      option(NIFTY, InstrumentKind.CALL, 100, NEAR), option(NIFTY, InstrumentKind.CALL, 110, FAR),
      option(NIFTY, InstrumentKind.CALL, 130, NEAR), option(NIFTY, InstrumentKind.PUT, 100, NEAR),
      option(NIFTY, InstrumentKind.PUT, 90, FAR), future(NEAR));

  @Property
  void nakedIsTheWorstThatOpenOrdersCanDo(@ForAll("legs") List<LegExposure> legs) {
    long worst = 0;
    for (List<Holding> outcome : outcomesOfSells(legs)) {
      worst = Math.max(worst, new CoverOracle(outcome).uncovered());
    }

    assertThat(exposure(legs).naked().units()).isEqualTo(worst);
  }

  @Property
  void baredIsFilledShortsLessFilledProtectionLessDeclared(@ForAll("legs") List<LegExposure> legs,
      @ForAll @IntRange(max = 3) int calls, @ForAll @IntRange(max = 3) int puts) {
    DeclaredNaked declared = declared(calls, puts);
    long expected = Math.max(0, uncovered(legs, InstrumentKind.CALL) - calls)
        + Math.max(0, uncovered(legs, InstrumentKind.PUT) - puts);

    GroupExposure exposure = GroupExposure.of(legs, declared);

    assertThat(exposure.bared().units()).isEqualTo(expected);
    exposure.baredShorts().forEach(each -> assertThat(each.quantity().abs())
        .isLessThanOrEqualTo(exposure.filledMatching().uncovered(each.instrument().id())));
  }

  @Property
  void buyingBackWhatIsBaredBaresNothing(@ForAll("legs") List<LegExposure> legs,
      @ForAll @IntRange(max = 3) int calls, @ForAll @IntRange(max = 3) int puts) {
    DeclaredNaked declared = declared(calls, puts);
    List<LegExposure> covered = new ArrayList<>(legs);
    GroupExposure.of(legs, declared).baredShorts()
        .forEach(each -> covered.add(LegExposure.of(each.instrument(), each.quantity().negate())));

    assertThat(GroupExposure.of(covered, declared).bared()).isEqualTo(Quantity.ZERO);
  }

  @Property
  void closingAllThatMayBeClosedOfLongsRaisesNakedByNothing(@ForAll("legs") List<LegExposure> legs) {
    GroupExposure before = exposure(legs);
    List<LegExposure> after = legs.stream()
        .map(each -> each.filled().isPositive()
            ? each.withSelling(before.closeable(each.instrument().id())) : each).toList();

    assertThat(exposure(after).naked()).isEqualTo(before.naked());
  }

  @Property
  void sellingIntoTheRoomKeepsNakedWithinTheDeclaration(@ForAll("legs") List<LegExposure> legs,
      @ForAll @IntRange(max = 3) int calls, @ForAll @IntRange(max = 3) int puts) {
    DeclaredNaked declared = declared(calls, puts);
    GroupExposure before = GroupExposure.of(legs, declared);

    for (Instrument option : CONTRACTS.subList(0, 5)) {
      Quantity room = before.roomFor(option);
      List<LegExposure> after = new ArrayList<>(legs);
      after.add(LegExposure.of(option, Quantity.ZERO).withSelling(room));
      assertThat(GroupExposure.of(after, declared).nakedBeyondDeclared())
          .isEqualTo(before.nakedBeyondDeclared());
    }
  }

  @Property
  void protectionUpToItsAllowanceEndsNakednessAsFarAsThatOptionCan(@ForAll("legs") List<LegExposure> legs) {
    Instrument wing = option(NIFTY, InstrumentKind.CALL, 500, FAR);
    Quantity allowed = exposure(legs).protectable(wing);
    List<LegExposure> after = new ArrayList<>(legs);
    after.add(LegExposure.of(wing, allowed));

    assertThat(exposure(after).protectable(wing)).isEqualTo(Quantity.ZERO);
    assertThat(exposure(after).naked()).isEqualTo(exposure(legs).naked().minus(allowed));
  }

  private static GroupExposure exposure(List<LegExposure> legs) {
    return GroupExposure.of(legs, DeclaredNaked.none());
  }

  private static DeclaredNaked declared(int calls, int puts) {
    DeclaredNaked declared = DeclaredNaked.none();
    declared = calls == 0 ? declared : declared.with(new CoverClass(NIFTY, InstrumentKind.CALL),
        units(calls));
    return puts == 0 ? declared : declared.with(new CoverClass(NIFTY, InstrumentKind.PUT), units(puts));
  }

  private static long uncovered(List<LegExposure> legs, InstrumentKind type) {
    return new CoverOracle(legs.stream().map(LegExposure::held)
        .filter(each -> each.instrument().kind() == type || each.instrument().kind() == InstrumentKind.FUTURE)
        .toList()).uncovered();
  }

  /** Every way in which open sells may fill or not; of futures also open buys, which close a short one. */
  private static List<List<Holding>> outcomesOfSells(List<LegExposure> legs) {
    List<List<Holding>> outcomes = List.of(List.of());
    for (LegExposure leg : legs) {
      List<List<Holding>> more = new ArrayList<>();
      boolean shortFuture = leg.instrument().kind() == InstrumentKind.FUTURE && leg.filled().isNegative();
      long most = shortFuture ? Math.min(leg.buying().units(), -leg.filled().units())
          : leg.instrument().kind() == InstrumentKind.FUTURE
              ? Math.min(leg.selling().units(), leg.filled().units()) : leg.selling().units();
      for (List<Holding> outcome : outcomes) {
        for (long filled = 0; filled <= most; filled++) {
          List<Holding> one = new ArrayList<>(outcome);
          one.add(holding(leg.instrument(), leg.filled().units() + (shortFuture ? filled : -filled)));
          more.add(one);
        }
      }
      outcomes = more;
    }
    return outcomes;
  }

  @Provide
  Arbitrary<List<LegExposure>> legs() {
    Arbitrary<Quantity> orders = Arbitraries.of(0, 0, 0, 1, 2).map(Quantity::of);
    return Combinators.combine(Arbitraries.of(CONTRACTS), Arbitraries.of(-2, -1, 0, 1, 2), orders, orders)
        .as((contract, filled, buying, selling) -> new LegExposure(contract, units(filled), buying, selling))
        .list().ofMaxSize(5).uniqueElements(LegExposure::instrument);
  }
}
