package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.Funds;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.margin.WorstCaseReport;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What the worst-case check must do whatever the numbers are (MARGIN 7.6). */
class WorstCaseProperties {

  private static final Funds RICH =
      new Funds(Money.rupees(1_000_000_000), Money.rupees(1_000_000_000), Money.ZERO);
  private static final Money PAISA = Money.parse("0.02");

  /** The oracle tries every portfolio of whole legs, one after the other. */
  @Property(tries = 60)
  void theReportByBoxesIsTheReportByBruteForce(@ForAll @IntRange(min = 0) int seed, @ForAll boolean strict) {
    Book book = Books.random(seed, false, false, false);
    MarginLimits limits = strict ? MarginLimits.DEFAULT.strict() : MarginLimits.DEFAULT;

    Money boxes = worst(book, limits, true);
    Money corners = worst(book, limits, false);

    if (strict) {
      assertThat(boxes.minus(corners).abs()).isLessThanOrEqualTo(PAISA);
    } else {
      // in between, partly covered fills of unequal legs may need more than any whole ones
      assertThat(boxes.plus(PAISA)).isGreaterThanOrEqualTo(corners);
    }
  }

  @Property(tries = 60)
  void moreMovesNeverLowerTheWorstPoint(@ForAll @IntRange(min = 0) int seed, @ForAll boolean held) {
    Book book = Books.random(seed, true, true, held);
    Random random = new Random(seed);
    List<Shock> some = new ArrayList<>(List.of(Shock.NONE));
    MarginLimits.DEFAULT.shocks().stream().filter(each -> random.nextBoolean()).forEach(some::add);

    assertThat(worst(book, MarginLimits.DEFAULT, true))
        .isGreaterThanOrEqualTo(worst(book, MarginLimits.DEFAULT.withShocks(some), true));
  }

  /** In which order legs fill changes what is needed on the way, never what is needed in the end (MARGIN 7.6). */
  @Property(tries = 60)
  void theOrderOfTheLegsChangesTheWayAndNeverTheEnd(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, false, false);
    MarginQuestion question = book.question();
    MarginModel model = book.model();
    List<Leg> legs = new ArrayList<>(book.legs());
    Money everything = worst(book, MarginLimits.DEFAULT.strict(), true);
    Money end = Book.known(model.estimate(question.after(all(legs, legs.size())), Shock.NONE)).requirement();

    Collections.shuffle(legs, new Random(seed));

    assertThat(Book.known(model.estimate(question.after(all(legs, legs.size())), Shock.NONE)).requirement())
        .isEqualTo(end);
    for (int filled = 1; filled <= legs.size(); filled++) {
      Money prefix = Book.known(model.estimate(question.after(all(legs, filled)), Shock.NONE)).requirement();
      assertThat(prefix).isLessThanOrEqualTo(everything.plus(PAISA));
    }
  }

  @Example
  void soldFirstAVerticalNeedsMoreOnTheWayThanBoughtFirst() {
    Book book = Books.random(7, false, false, false);
    MarginModel model = book.model();
    List<Leg> legs = book.legs();
    List<Money> ends = new ArrayList<>();
    List<Money> peaks = new ArrayList<>();
    for (Side first : Side.values()) {
      List<Leg> ordered = new ArrayList<>(legs);
      ordered.sort(Comparator.comparing(leg -> leg.side() != first));
      Money peak = Money.ZERO;
      for (int filled = 1; filled <= ordered.size(); filled++) {
        Money need = Book.known(model.estimate(book.question().after(all(ordered, filled)), Shock.NONE)).requirement();
        peak = peak.max(need);
        if (filled == ordered.size()) {
          ends.add(need);
        }
      }
      peaks.add(peak);
    }

    assertThat(ends.get(0)).isEqualTo(ends.get(1));
    assertThat(peaks.get(Side.SELL.ordinal())).isGreaterThan(peaks.get(Side.BUY.ordinal()));
  }

  private static SortedMap<LegId, Quantity> all(List<Leg> legs, int first) {
    TreeMap<LegId, Quantity> filled = new TreeMap<>();
    legs.subList(0, first).forEach(leg -> filled.put(leg.id(), leg.quantity()));
    return filled;
  }

  @Property(tries = 60)
  void withoutThePriceOfTheUnderlyingNothingEverPasses(@ForAll @IntRange(min = 0) int seed, @ForAll boolean held) {
    Book book = Books.random(seed, true, false, held).stale(Book.SPOT);

    assertThat(report(book, MarginLimits.DEFAULT, true).verdict()).isEqualTo(Verdict.UNAVAILABLE);
  }

  @Property(tries = 60)
  void aLongWithoutAPriceNeverMakesAPlanCheaper(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, false, false);
    Money known = worst(book, MarginLimits.DEFAULT, true);
    List<Leg> longs = book.legs().stream().filter(leg -> leg.side() == Side.BUY).toList();
    if (longs.isEmpty()) {
      return;
    }
    book.unquoted(longs.get(seed % longs.size()).instrument());

    WorstCaseReport without = report(book, MarginLimits.DEFAULT, true);

    assertThat(without.verdict() == Verdict.UNAVAILABLE
        || !known.isMoreThan(without.worst().orElseThrow().increment().plus(PAISA))).isTrue();
  }

  @Property(tries = 60)
  void aShortStraddleNeedsTheScenariosOfItsDearerSide(@ForAll @IntRange(min = -4, max = 4) int place,
      @ForAll @IntRange(min = 10, max = 25) int volatility) {
    double call = scenariosOf(place, volatility, true, false);
    double put = scenariosOf(place, volatility, false, true);

    assertThat(scenariosOf(place, volatility, true, true)).isBetween(Math.max(call, put) - 1,
        1.03 * Math.max(call, put));
  }

  private static double scenariosOf(int place, int volatility, boolean withCall, boolean withPut) {
    Book book = new Book(Books.TODAY, 24_000, 65);
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_INDEX, 0).with(Parameter.EXPOSURE_DEEP_INDEX, 0);
    Instrument call = book.option(InstrumentKind.CALL, 24_000 + 100 * place, Books.NEAR);
    Instrument put = book.option(InstrumentKind.PUT, 24_000 + 100 * place, Books.NEAR);
    book.leg(Side.SELL, call, 1, book.value(call, volatility / 100.0));
    book.leg(Side.SELL, put, 1, book.value(put, volatility / 100.0));
    int[] legs = withCall && withPut ? new int[] {0, 1} : withCall ? new int[] {0} : new int[] {1};
    return Book.rupees(book.with(Shock.NONE, legs));
  }

  private static Money worst(Book book, MarginLimits limits, boolean byBoxes) {
    return report(book, limits, byBoxes).worst().orElseThrow().increment();
  }

  private static WorstCaseReport report(Book book, MarginLimits limits, boolean byBoxes) {
    var model = book.model();
    return new WorstCaseMarginSimulator(limits).check(book.question(),
        byBoxes ? model : (held, shock) -> model.estimate(held, shock), RICH);
  }
}
