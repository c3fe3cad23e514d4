package dev.belay.scenario;

import static dev.belay.scenario.Book.rupees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.order.Side;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Figures that exchange and brokers have published; sources and dates in docs/margin.md. */
class VectorsTest {

  private static final LocalDate MAY = LocalDate.of(2026, 5, 29);
  private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

  /** Settlement file of 2026-05-29: NIFTY 23,547.75, lot 65. */
  private static Book settlement() {
    return new Book(MAY, 23_547.75, 65);
  }

  @Test
  void aShortCallIsWithinFivePercentOfTheExchangeAndNotBelowIt() {
    Book book = settlement();
    Instrument call = book.option(InstrumentKind.CALL, 23_700, JUNE);

    double figure = rupees(book.leg(Side.SELL, call, 1, 437.65).with(Shock.NONE, 0));

    assertThat(figure).isBetween(172_285.0, 172_285 * 1.05);
    assertThat(figure).isCloseTo(173_159, withinPercentage(5));
  }

  @Test
  void aFutureIsWithinOnePercent() {
    Book book = settlement();

    assertThat(rupees(book.leg(Side.BUY, book.future(JUNE), 1, 23_748.46).with(Shock.NONE, 0)))
        .isCloseTo(174_593, withinPercentage(1));
  }

  @Test
  void aStraddleCostsTheScenariosOfOneSideAndTheExposureOfBoth() {
    Book book = settlement();
    Instrument call = book.option(InstrumentKind.CALL, 23_700, JUNE);
    Instrument put = book.option(InstrumentKind.PUT, 23_700, JUNE);
    book.leg(Side.SELL, call, 1, 437.65).leg(Side.SELL, put, 1, book.value(put, 0.16));

    assertThat(rupees(book.with(Shock.NONE, 0, 1))).isBetween(202_898.0, 202_898 * 1.05);
  }

  @Test
  void aLongPutCapsTheRiskOfAFuture() {
    Book book = settlement();
    Instrument put = book.option(InstrumentKind.PUT, 23_000, JUNE);
    book.hold(book.future(JUNE), 65, 23_748.46).hold(put, 65, book.value(put, 0.16));
    book.leg(Side.BUY, put, 1, book.value(put, 0.16));

    assertThat(rupees(book.present())).isCloseTo(78_904, withinPercentage(5));
  }

  @Test
  void aLongCallNeedsItsPremiumAndNothingElse() {
    Book book = settlement();
    MarginEstimate.Known held = book.leg(Side.BUY, book.option(InstrumentKind.CALL, 23_700, JUNE), 1, 437.65)
        .with(Shock.NONE, 0);

    assertThat(held.requirement()).isEqualTo(held.premiumCash()).isEqualTo(Money.parse("28447.25"));
  }

  @Test
  void theExposureOfAnOptionIsTwoPercentOfTheIndex() {
    Book book = settlement();
    Instrument call = book.option(InstrumentKind.CALL, 23_700, JUNE);
    book.leg(Side.SELL, call, 1, 437.65);
    MarginEstimate.Known with = book.with(Shock.NONE, 0);
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_INDEX, 0).with(Parameter.EXPOSURE_DEEP_INDEX, 0);

    assertThat(with.requirement().minus(book.with(Shock.NONE, 0).requirement()).toDecimal().doubleValue())
        .isCloseTo(30_612.08, within(0.011));
  }

  /** The broker's published example: 20600 call at 35.65, 14 days, its scenario part 66,832.50. */
  @Test
  void theExtremeScenarioDecidesAFarCall() {
    Book book = new Book(LocalDate.of(2023, 7, 13), 19_413.75, 75);
    Instrument call = book.option(InstrumentKind.CALL, 20_600, LocalDate.of(2023, 7, 27));
    MarginEstimate.Known short75 = book.leg(Side.SELL, call, 1, 35.65).with(Shock.NONE, 0);

    assertThat(short75.detail()).endsWith("NIFTY scenario 15");
    assertThat(rupees(short75) - 0.02 * 19_413.75 * 75).isCloseTo(66_832.5, withinPercentage(0.3));
  }

  /** A live answer of July 2025: 75 × 25700 call at 232.05, 159,005.25; index and day lie in a band. */
  @Test
  void aNearCallLiesAtOrAboveTheBrokersFigure() {
    for (int[] each : new int[][] {{25_355, 27}, {25_415, 24}, {25_476, 20}}) {
      Book book = new Book(LocalDate.of(2025, 7, 31).minusDays(each[1]), each[0], 75);
      Instrument call = book.option(InstrumentKind.CALL, 25_700, LocalDate.of(2025, 7, 31));
      double scenarios = rupees(book.leg(Side.SELL, call, 1, 232.05).with(Shock.NONE, 0)) - 0.02 * each[0] * 75;

      assertThat(scenarios / 159_005.25 - 1).as(each[0] + ", " + each[1] + " days").isBetween(-0.005, 0.08);
    }
  }

  /** Brokers differ: 2 % of 25,000 × 25 = 12,500 on the underlying; on the strike where that is larger. */
  @Test
  void exposureIsOnTheUnderlyingOrWhereTheHostSaysSoOnTheStrike() {
    assertThat(exposure(25_000, 25_000, 0)).isCloseTo(12_500, within(0.011));
    assertThat(exposure(23_500, 24_000, 0)).isCloseTo(11_750, within(0.011));
    assertThat(exposure(23_500, 24_000, 1)).isCloseTo(12_000, within(0.011));
  }

  private static double exposure(int spot, int strike, int onStrike) {
    Book book = new Book(MAY, spot, 25);
    book.leg(Side.SELL, book.option(InstrumentKind.CALL, strike, JUNE), 1, 300);
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_ON_STRIKE, onStrike);
    double with = rupees(book.with(Shock.NONE, 0));
    book.parameters = book.parameters.with(Parameter.EXPOSURE_INDEX, 0).with(Parameter.EXPOSURE_DEEP_INDEX, 0);
    return with - rupees(book.with(Shock.NONE, 0));
  }

  @Test
  void aPutSpreadNeedsNearlyItsWidth() {
    Book book = new Book(LocalDate.of(2025, 4, 17), 23_851.65, 75);
    Instrument sold = book.option(InstrumentKind.PUT, 24_800, LocalDate.of(2025, 4, 30));
    Instrument bought = book.option(InstrumentKind.PUT, 22_850, LocalDate.of(2025, 4, 30));
    book.hold(sold, -75, book.value(sold, 0.15)).hold(bought, 75, book.value(bought, 0.15));
    book.leg(Side.BUY, bought, 1, book.value(bought, 0.15));

    double scenarios = rupees(book.present()) - 0.02 * 23_851.65 * 75;

    assertThat(scenarios).isLessThanOrEqualTo(1_950 * 75.0).isCloseTo(146_963.48, withinPercentage(3));
  }

  /**
   * Regression, not independent: arrays of loss to the long, computed once by other code from the same rules.
   */
  @Test
  void theSixteenScenariosOfACallAndAPut() {
    Book book = new Book(LocalDate.of(2026, 1, 6), 24_000, 65);

    assertThat(losses(book, InstrumentKind.CALL, 24_500, 0.12)).containsExactly(new double[] {-21.0872, 21.7483,
        -341.5444, -265.7394, 23.4797, 24.5098, -996.2142, -991.6679, 24.5073, 24.5098, -1735.7133, -1735.6658,
        24.5098, 24.5098, -1388.6830, 8.5784}, within(0.001));
    assertThat(losses(book, InstrumentKind.PUT, 23_500, 0.14)).containsExactly(new double[] {-20.7431, 23.1320,
        26.1519, 28.2784, -312.4997, -229.7601, 28.2547, 28.2797, -940.0552, -932.7383, 28.2796, 28.2797,
        -1676.7698, -1676.6947, 9.8979, -1368.0432}, within(0.001));
  }

  private static double[] losses(Book book, InstrumentKind kind, int strike, double volatility) {
    Instrument option = book.option(kind, strike, LocalDate.of(2026, 1, 13));
    Contract contract = new Contract(option.id(), kind, 0, LocalDate.of(2026, 1, 13), 0, strike, 7 / 365.0,
        volatility, 0, 0.093, 0.04, 0, 0, new Contract.Exposure(0, 0, 0, 0, 0), new Contract.Delivery(0, 0));
    double[] rows = Scenario.ofOption(contract, 24_000, volatility, Book.EXACT);
    return Arrays.stream(rows).skip(1).map(row -> row - rows[0]).toArray();
  }

  /**
   * Row for row the published array of a future: the loss is the move, the extremes are twice it at 35
   * percent, and all of it lies on the file's own drift of a day.
   */
  @Test
  void theSixteenScenariosOfAFuture() {
    Contract future = new Contract(Book.SPOT, InstrumentKind.FUTURE, 0, JUNE, 0, 0, 0, 0, 24_051.80,
        2_235.635 / 24_051.80, 0, 0, 0, new Contract.Exposure(0, 0, 0, 0, 0), new Contract.Delivery(0, 0));
    double drift = 8.725;
    double[] published = {8.72, 8.72, -736.49, -736.49, 753.93, 753.93, -1_481.7, -1_481.7, 1_499.14, 1_499.14,
        -2_226.91, -2_226.91, 2_244.36, 2_244.36, -1_561.89, 1_568.0};

    double[] rows = Scenario.ofFuture(future, 24_051.80, Book.EXACT.with(Parameter.INTEREST, 0));

    for (int row = 1; row < Scenario.ROWS; row++) {
      double carried = row >= 15 ? 0.35 * drift : drift;
      assertThat(rows[row] + carried).as("scenario " + row).isCloseTo(published[row - 1], within(0.011));
    }
  }
}
