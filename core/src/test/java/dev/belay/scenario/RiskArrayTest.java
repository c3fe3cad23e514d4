package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuality;
import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.Side;
import dev.belay.scenario.ExchangeFigures.Ranges;
import dev.belay.scenario.ExchangeFigures.Rates;
import dev.belay.scenario.ExchangeFigures.Series;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Published arrays instead of computed ones: what they add up to, and when they count. */
class RiskArrayTest {

  private static final LocalDate MAY = LocalDate.of(2026, 5, 29);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);
  /** McMillan's table states profits. */
  private static final RiskArray FUTURE = profits(0, 0, 3330, 3330, -3330, -3330, 6670, 6670, -6670, -6670, 10000,
      10000, -10000, -10000, 7000, -7000);
  private static final RiskArray CALL = profits(460, -610, 2640, 1730, -1270, -2340, 5210, 4540, -2540, -3430, 8060,
      7640, -3380, -3990, 3130, -1500);

  @Test
  void aCoveredWriteLosesMostInScenarioThirteen() {
    RiskArray coveredWrite = FUTURE.with(1, CALL, -1);

    assertThat(coveredWrite.scanRisk()).isEqualTo(Money.rupees(6_620));
    assertThat(coveredWrite.worstScenario()).isEqualTo(13);
    assertThat(CALL.scanRisk()).isEqualTo(Money.rupees(3_990));
    assertThat(CALL.worstScenario()).isEqualTo(14);
    RiskArray shortCall = CALL.with(-1, CALL, 0);
    assertThat(shortCall.scanRisk()).isEqualTo(Money.rupees(8_060));
    assertThat(shortCall.worstScenario()).isEqualTo(11);
    assertThat(IntStream.rangeClosed(1, 16).mapToObj(scenario -> coveredWrite.loss(scenario, -1)))
        .startsWith(Money.rupees(-460), Money.rupees(610)).endsWith(Money.rupees(3_870), Money.rupees(-5_500));
  }

  /** Settlement of 2026-05-29: scan 113,226 + premium 28,447 = 141,673; exposure 30,612; together 172,285. */
  @Test
  void aShortCallNeedsItsScanRiskAndItsPremium() {
    Book book = new Book(MAY, 23_547.75, 65);
    Instrument call = book.option(InstrumentKind.CALL, 23_700, JUNE);
    book.leg(Side.SELL, call, 1, 437.65);
    BigDecimal perUnit = new BigDecimal("-1741.9385"); // 113,226 / 65, a loss of the short
    SortedMap<Series, RiskArray> arrays = new TreeMap<>();
    arrays.put(Series.of(call).orElseThrow(), RiskArray.of(Collections.nCopies(16, perUnit)));

    MarginEstimate.Known need = Book.known(model(book, figures(MAY, arrays)).estimate(
        book.question().after(book.whole(0)), Shock.NONE));

    assertThat(Book.rupees(need)).isCloseTo(113_226 + 28_447.25 + 30_612.08, within(0.05));
    assertThat(Book.rupees(need)).isCloseTo(172_285, within(1.0));
    assertThat(need.quality()).isEqualTo(MarginQuality.COMPLETE);
    assertThat(need.detail()).isEqualTo("test, exchange figures of 2026-05-29, NIFTY scenario 1");
  }

  @Test
  void underAShockTheScanRangesOfTheFileCount() {
    Book book = new Book(MAY, 23_547.75, 65);
    book.leg(Side.BUY, book.future(JUNE), 1, 23_748.46);
    Shock fall = new Shock(-1, 0, Shock.ONE);
    double wide = Book.rupees(Book.known(model(book, figures(MAY, new TreeMap<>())).estimate(
        book.question().after(book.whole(0)), fall)));

    // 15 % of the price instead of 9.3 %
    assertThat(wide - Book.rupees(book.with(fall, 0))).isCloseTo((0.15 - 0.093) * 23_748.46 * 65, within(100.0));
  }

  @Test
  void aContractThatTheFileLacksIsPricedAndSaysSo() {
    Book book = new Book(MAY, 23_547.75, 65);
    book.leg(Side.SELL, book.option(InstrumentKind.CALL, 23_700, JUNE), 1, 437.65);

    assertThat(Book.known(model(book, figures(MAY, new TreeMap<>())).estimate(
        book.question().after(book.whole(0)), Shock.NONE)).quality()).isEqualTo(MarginQuality.BOUNDED);
  }

  @Test
  void exposureRatesOfTheFileCountForStocks() {
    Book book = new Book(MAY, 23_547.75, 65);
    book.terms = UnderlyingTerms.stock(Book.SPOT).closedAt(Book.price(23_547.75));
    Instrument near = book.option(InstrumentKind.CALL, 23_700, LocalDate.of(2026, 7, 28));
    Instrument far = book.option(InstrumentKind.CALL, 31_000, LocalDate.of(2026, 7, 28));
    book.leg(Side.SELL, near, 1, 437.65).leg(Side.SELL, far, 1, 5);
    SortedMap<Underlying, Rates> nothing = new TreeMap<>();
    nothing.put(Book.INDEX, new Rates(0, 0));
    SortedMap<Underlying, Rates> rates = new TreeMap<>();
    rates.put(Book.INDEX, new Rates(1_850, 2_025));
    ExchangeFigures plain = new ExchangeFigures(MAY, new TreeMap<>(), new TreeMap<>(), nothing);

    for (int leg = 0; leg < 2; leg++) {
      double without = need(book, plain, leg);
      assertThat(need(book, plain.withExposures(rates), leg) - without)
          .isCloseTo((leg == 0 ? 0.185 : 0.2025) * 23_547.75 * 65, within(0.05));
    }
  }

  @Test
  void figuresOfAnotherDayAreStaleAndNothingPasses() {
    Book monday = new Book(LocalDate.of(2026, 6, 1), 23_547.75, 65);
    monday.leg(Side.SELL, monday.option(InstrumentKind.CALL, 23_700, JUNE), 1, 437.65);

    assertThat(estimate(monday, MAY)).isInstanceOf(MarginEstimate.Known.class);
    assertThat(estimate(monday, LocalDate.of(2026, 6, 1))).isInstanceOf(MarginEstimate.Known.class);
    assertThat(estimate(monday, MAY.minusDays(1))).isEqualTo(MarginEstimate.unavailable(
        "the exchange's figures of 2026-06-01 or the trading day before; there are those of 2026-05-28"));
    assertThat(estimate(monday, LocalDate.of(2026, 6, 2))).isInstanceOf(MarginEstimate.Unavailable.class);
  }

  @Test
  void sixteenValuesAreAnArrayAndNoOtherNumberIs() {
    assertThatThrownBy(() -> RiskArray.of(Collections.nCopies(15, BigDecimal.ONE)))
        .hasMessage("a risk array has 16 values, not 15");
  }

  private static MarginEstimate estimate(Book book, LocalDate day) {
    return model(book, figures(day, new TreeMap<>())).estimate(book.question().present(), Shock.NONE);
  }

  private static double need(Book book, ExchangeFigures figures, int leg) {
    return Book.rupees(Book.known(model(book, figures).estimate(
        book.question().after(book.whole(leg)), Shock.NONE)));
  }

  private static ExchangeFigures figures(LocalDate day, SortedMap<Series, RiskArray> arrays) {
    SortedMap<Underlying, Ranges> ranges = new TreeMap<>();
    ranges.put(Book.INDEX, new Ranges(Price.parse("20000"), Price.parse("3000"), 400));
    return new ExchangeFigures(day, ranges, arrays, new TreeMap<>());
  }

  private static MarginModel model(Book book, ExchangeFigures figures) {
    SortedMap<Underlying, UnderlyingTerms> terms = new TreeMap<>();
    terms.put(Book.INDEX, book.terms);
    return new ScenarioMargin(terms, List.of(book.parameters.dated("test", LocalDate.of(2020, 1, 1))),
        TradingCalendar.india(new TreeSet<>())).with(figures).model(book.question());
  }

  private static RiskArray profits(long... profits) {
    return RiskArray.of(LongStream.of(profits).mapToObj(each -> BigDecimal.valueOf(-each)).toList());
  }
}
