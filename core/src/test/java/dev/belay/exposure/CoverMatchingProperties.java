package dev.belay.exposure;

import static dev.belay.exposure.Contracts.NIFTY;
import static dev.belay.exposure.Contracts.future;
import static dev.belay.exposure.Contracts.holding;
import static dev.belay.exposure.Contracts.option;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class CoverMatchingProperties {

  private static final List<LocalDate> EXPIRIES =
      List.of(LocalDate.of(2026, 1, 6), LocalDate.of(2026, 1, 13), LocalDate.of(2026, 1, 20));

  @Property
  void noAssignmentCoversMore(@ForAll("books") List<Holding> book) {
    CoverMatching matching = CoverMatching.of(book);

    assertThat(matching.covered().units()).isEqualTo(new CoverOracle(book).covered());
    assertThat(matching.uncovered().units()).isEqualTo(new CoverOracle(book).uncovered());
  }

  @Property
  void everyPairIsAllowedAndNoUnitIsUsedTwice(@ForAll("books") List<Holding> book) {
    CoverMatching matching = CoverMatching.of(book);

    for (CoverPair pair : matching.pairs()) {
      Holding cover = book.stream().filter(each -> each.instrument().equals(pair.cover())).findFirst()
          .orElseThrow();
      assertThat(CoverOracle.mayCover(cover, pair.sold())).isTrue();
    }
    for (Holding each : book) {
      Quantity paired = matching.pairs().stream()
          .filter(pair -> pair.sold().equals(each.instrument()) || pair.cover().equals(each.instrument()))
          .map(CoverPair::units).reduce(Quantity.ZERO, Quantity::plus);
      Quantity rest = matching.uncovered(each.instrument().id()).plus(matching.free(each.instrument().id()));
      assertThat(paired.plus(rest)).isEqualTo(each.quantity().abs());
    }
  }

  @Property
  void nearestStrikesGoFirstWhereNoCoverIsLostByIt(@ForAll("books") List<Holding> book) {
    List<CoverPair> pairs = CoverMatching.of(book).pairs();

    Optional<Candidate> nearest = candidates(book).stream().filter(each -> each.costsNothing(book))
        .min((one, other) -> Long.compare(one.distance(), other.distance()));
    Optional<Long> taken = pairs.stream().map(each -> distance(each.sold(), each.cover())).min(Long::compare);

    assertThat(taken).isEqualTo(nearest.map(Candidate::distance));
  }

  @Property
  void theOrderInWhichHoldingsAreGivenDoesNotMatter(@ForAll("books") List<Holding> book) {
    List<Holding> reversed = new ArrayList<>(book);
    Collections.reverse(reversed);

    assertThat(CoverMatching.of(reversed).pairs()).isEqualTo(CoverMatching.of(book).pairs());
  }

  @Property
  void sellingAllFreeUnitsUncoversNothing(@ForAll("books") List<Holding> book) {
    CoverMatching matching = CoverMatching.of(book);

    List<Holding> sold = book.stream().map(each -> {
      long free = matching.free(each.instrument().id()).units();
      return nearerToZero(each, free);
    }).toList();

    assertThat(new CoverOracle(sold).uncovered()).isEqualTo(new CoverOracle(book).uncovered());
  }

  @Property
  void roomIsWhatCanBeSoldWithoutOneMoreUncovered(@ForAll("books") List<Holding> book,
      @ForAll("options") Holding any) {
    Instrument option = any.instrument();
    Assume.that(book.stream()
        .noneMatch(each -> each.instrument().equals(option) && each.quantity().isPositive()));
    long room = CoverMatching.of(book).roomFor(option).units();

    long before = new CoverOracle(book).uncovered();
    assertThat(new CoverOracle(with(book, option, -room)).uncovered()).isEqualTo(before);
    assertThat(new CoverOracle(with(book, option, -room - 1)).uncovered()).isEqualTo(before + 1);
  }

  private static Holding nearerToZero(Holding holding, long units) {
    long now = holding.quantity().units();
    return holding(holding.instrument(), now - Long.signum(now) * units);
  }

  private static List<Holding> with(List<Holding> book, Instrument option, long units) {
    List<Holding> more = new ArrayList<>(book);
    more.add(holding(option, units));
    return more;
  }

  private record Candidate(Holding sold, Holding cover) {
    long distance() {
      return CoverMatchingProperties.distance(sold.instrument(), cover.instrument());
    }

    /** Whether one unit of this pair is part of some largest assignment. */
    boolean costsNothing(List<Holding> book) {
      List<Holding> rest = book.stream()
          .map(each -> each.equals(sold) || each.equals(cover) ? nearerToZero(each, 1) : each)
          .toList();
      return new CoverOracle(rest).covered() + 1 == new CoverOracle(book).covered();
    }
  }

  private static List<Candidate> candidates(List<Holding> book) {
    List<Candidate> all = new ArrayList<>();
    for (Holding sold : book) {
      for (Holding cover : book) {
        if (sold.instrument().isOption() && sold.quantity().isNegative()
            && CoverOracle.mayCover(cover, sold.instrument())) {
          all.add(new Candidate(sold, cover));
        }
      }
    }
    return all;
  }

  private static long distance(Instrument sold, Instrument cover) {
    return cover.strike().map(strike -> Math.abs(
        strike.tenThousandths() - sold.strike().orElseThrow().tenThousandths())).orElse(Long.MAX_VALUE);
  }

  /** At most seven units, each contract once. */
  @Provide
  Arbitrary<List<Holding>> books() {
    Arbitrary<Holding> futures = Combinators.combine(Arbitraries.of(EXPIRIES), quantities())
        .as((expiry, units) -> holding(future(expiry), units));
    return Arbitraries.frequencyOf(Tuple.of(6, options()), Tuple.of(1, futures))
        .list().ofMaxSize(6).uniqueElements(Holding::instrument);
  }

  @Provide
  Arbitrary<Holding> options() {
    return Combinators.combine(Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(InstrumentKind.CALL)),
            Tuple.of(1, Arbitraries.just(InstrumentKind.PUT))),
        Arbitraries.of(100, 110, 130, 170), Arbitraries.of(EXPIRIES), quantities())
        .as((kind, strike, expiry, units) -> holding(option(NIFTY, kind, strike, expiry), units));
  }

  private static Arbitrary<Integer> quantities() {
    return Arbitraries.of(-2, -1, 1, 2);
  }
}
