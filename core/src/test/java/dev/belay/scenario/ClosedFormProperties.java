package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.belay.margin.BoxModel;
import dev.belay.margin.FillBox;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.PlanState;
import dev.belay.margin.Shock;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The closed form against brute force: every corner of the box, and fills between them. */
class ClosedFormProperties {

  private static final double PAISE = 0.011;

  @Property(tries = 300)
  void theWorstOfABoxIsTheWorstOfItsCorners(@ForAll @IntRange(min = 0) int seed, @ForAll boolean held) {
    Book book = Books.random(seed, false, false, held);
    Shock shock = shock(seed);

    assertThat(closed(book, box(book, false), shock)).isCloseTo(bruteForce(book, shock), within(PAISE));
  }

  @Property(tries = 150)
  void betweenTheCornersNothingIsWorse(@ForAll @IntRange(min = 0) int seed, @ForAll boolean held) {
    Book book = Books.random(seed, false, false, held);
    Shock shock = shock(seed);
    double worst = closed(book, box(book, false), shock);
    MarginModel model = book.model();
    Random random = new Random(seed);

    for (int i = 0; i < 30; i++) {
      SortedMap<LegId, Quantity> filled = new TreeMap<>();
      book.legs().forEach(leg ->
          filled.put(leg.id(), Quantity.of(random.nextInt((int) leg.quantity().units() + 1))));
      assertThat(need(model, book, filled, shock)).isLessThanOrEqualTo(worst + PAISE);
    }
  }

  @Property(tries = 150)
  void withTwoExpiriesAndFuturesTheClosedFormIsNeverBelow(@ForAll @IntRange(min = 0) int seed,
      @ForAll boolean held) {
    Book book = Books.random(seed, true, true, held);
    Shock shock = shock(seed);

    assertThat(closed(book, box(book, false), shock)).isGreaterThanOrEqualTo(bruteForce(book, shock) - PAISE);
  }

  /** With the same quantity on both ends the calendar bound is the charge itself. */
  @Property(tries = 100)
  void aBoxOfOnePortfolioIsThatPortfolio(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, true, true, true);
    SortedMap<LegId, Quantity> all = quantities(book);
    FillBox point = new FillBox(PlanState.Way.ENTERING, all, all, false, new TreeMap<>());

    assertThat(closed(book, point, shock(seed))).isCloseTo(need(book.model(), book, all, shock(seed)), within(PAISE));
  }

  @Property(tries = 80)
  void whileShortsStayCoveredTheWorstIsFoundExactly(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, false, false);
    Shock shock = shock(seed);

    double found = closed(book, box(book, true), shock);

    assertThat(found).isCloseTo(bruteForceCovered(book, shock), within(PAISE));
    assertThat(found).isLessThanOrEqualTo(closed(book, box(book, false), shock) + PAISE);
  }

  /** One model serves every size: the search for the lots that pass asks it for smaller boxes. */
  @Property(tries = 80)
  void aSmallerPlanIsTheSameForTheModelOfTheWholeOne(@ForAll @IntRange(min = 0) int seed, @ForAll boolean held) {
    Book small = Books.random(seed, true, true, held);
    SortedMap<LegId, Quantity> half = new TreeMap<>();
    small.legs().forEach(leg -> half.put(leg.id(), leg.quantity()));
    Book book = Books.random(seed, true, true, held);
    List<Leg> doubled = book.legs().stream().map(leg -> new Leg(leg.id(), leg.instrument(), leg.side(),
        Quantity.of(2 * leg.quantity().units()), leg.role(), leg.phase(), leg.ladder())).toList();
    book.legs().clear();
    book.legs().addAll(doubled);
    BoxModel whole = (BoxModel) book.model();

    for (boolean covered : new boolean[] {false, true}) {
      double fromWhole = worst(whole, new FillBox(PlanState.Way.UNWINDING, new TreeMap<>(), half, covered,
          new TreeMap<>()), shock(seed));
      double fromSmall = closed(small, box(small, covered), shock(seed));
      assertThat(fromWhole).isCloseTo(fromSmall, within(PAISE));
    }
  }

  private static double worst(BoxModel model, FillBox box, Shock shock) {
    return Book.rupees(Book.known(model.worst(box, shock).estimate()));
  }

  private static FillBox box(Book book, boolean covered) {
    return new FillBox(covered ? PlanState.Way.UNWINDING : PlanState.Way.HEDGE_LOST, new TreeMap<>(),
        quantities(book), covered, new TreeMap<>());
  }

  private static SortedMap<LegId, Quantity> quantities(Book book) {
    SortedMap<LegId, Quantity> all = new TreeMap<>();
    book.legs().forEach(leg -> all.put(leg.id(), leg.quantity()));
    return all;
  }

  private static double closed(Book book, FillBox box, Shock shock) {
    return Book.rupees(Book.known(((BoxModel) book.model()).worst(box, shock).estimate()));
  }

  private static double need(MarginModel model, Book book, SortedMap<LegId, Quantity> filled, Shock shock) {
    return Book.rupees(Book.known(model.estimate(book.question().after(filled), shock)));
  }

  private static double bruteForce(Book book, Shock shock) {
    BoxModel model = (BoxModel) book.model();
    MarginQuestion question = book.question();
    double worst = 0;
    for (int mask = 0; mask < 1 << book.legs().size(); mask++) {
      SortedMap<LegId, Quantity> filled = new TreeMap<>();
      for (int i = 0; i < book.legs().size(); i++) {
        filled.put(book.legs().get(i).id(), book.legs().get(i).quantity().times(mask >> i & 1));
      }
      worst = Math.max(worst, Book.rupees(Book.known(model.estimate(question.after(filled), shock))));
    }
    return worst;
  }

  /** Every fill of whole lots whose shorts are covered as far as the complete plan covers them. */
  private static double bruteForceCovered(Book book, Shock shock) {
    BoxModel model = (BoxModel) book.model();
    MarginQuestion question = book.question();
    List<Leg> legs = book.legs();
    int[] lots = new int[legs.size()];
    double worst = 0;
    while (true) {
      SortedMap<LegId, Quantity> filled = new TreeMap<>();
      for (int i = 0; i < lots.length; i++) {
        filled.put(legs.get(i).id(), Quantity.of(65L * lots[i]));
      }
      if (isCovered(legs, filled)) {
        worst = Math.max(worst, Book.rupees(Book.known(model.estimate(question.after(filled), shock))));
      }
      int leg = 0;
      while (leg < lots.length && lots[leg] * 65L == legs.get(leg).quantity().units()) {
        lots[leg++] = 0;
      }
      if (leg == lots.length) {
        return worst;
      }
      lots[leg]++;
    }
  }

  private static boolean isCovered(List<Leg> legs, SortedMap<LegId, Quantity> filled) {
    for (InstrumentKind kind : List.of(InstrumentKind.CALL, InstrumentKind.PUT)) {
      long complete = 0;
      long now = 0;
      for (Leg leg : legs) {
        long sign = leg.instrument().kind() != kind ? 0 : leg.side() == Side.SELL ? 1 : -1;
        complete += sign * leg.quantity().units();
        now += sign * filled.get(leg.id()).units();
      }
      if (Math.max(0, now) > Math.max(0, complete)) {
        return false;
      }
    }
    return true;
  }

  private static Shock shock(int seed) {
    Random random = new Random(seed + 1L);
    return new Shock(-600 + 100 * random.nextInt(13), 1_000 * random.nextInt(6), 10_000 + 5_000 * random.nextInt(3));
  }
}
