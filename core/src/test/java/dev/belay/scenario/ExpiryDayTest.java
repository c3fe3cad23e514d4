package dev.belay.scenario;

import static dev.belay.scenario.Book.rupees;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.order.Side;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Expiry day, deep strikes, calendars, delivery. */
class ExpiryDayTest {

  private static final LocalDate TODAY = Books.NEAR;
  private final Book book = new Book(TODAY, 24_000, 65);

  @Test
  @Tag("E19")
  void aShortIndexOptionNeedsTwoPercentMoreOnTheDayItExpires() {
    Instrument call = book.option(InstrumentKind.CALL, 24_500, TODAY);
    book.leg(Side.SELL, call, 2, 5);
    double with = rupees(book.with(Shock.NONE, 0));
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_EXPIRY_DAY, 0);

    assertThat(with - rupees(book.with(Shock.NONE, 0))).isCloseTo(0.02 * 24_000 * 130, within(0.02));
  }

  @Test
  void aHedgedShortNeedsItToo() {
    book.leg(Side.BUY, book.option(InstrumentKind.CALL, 24_800, TODAY), 1, 1)
        .leg(Side.SELL, book.option(InstrumentKind.CALL, 24_500, TODAY), 1, 5);
    double with = rupees(book.with(Shock.NONE, 0, 1));
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_EXPIRY_DAY, 0);

    assertThat(with - rupees(book.with(Shock.NONE, 0, 1))).isCloseTo(0.02 * 24_000 * 65, within(0.02));
  }

  @Test
  void aLaterLongGivesNoOffsetToAShortThatExpiresToday() {
    Instrument later = book.option(InstrumentKind.CALL, 24_500, Books.FAR);
    book.leg(Side.BUY, later, 1, 250).leg(Side.SELL, book.option(InstrumentKind.CALL, 24_500, TODAY), 1, 5);

    double both = rupees(book.with(Shock.NONE, 0, 1));

    assertThat(both).isCloseTo(rupees(book.with(Shock.NONE, 1)) + 250 * 65, within(0.02));
  }

  @Test
  void aDeepStrikeIsJudgedByYesterdaysCloseAndBySpotAndTheDearerOneHolds() {
    Instrument beyond = book.option(InstrumentKind.CALL, 26_500, Books.FAR);
    book.leg(Side.SELL, beyond, 1, 10);
    double byClose = exposure();

    book.terms = book.terms.closedAt(Book.price(24_500));
    double bySpot = exposure();
    book.parameters = book.parameters.with(Parameter.EXPOSURE_DEEP_INDEX, 200);

    assertThat(byClose).isEqualTo(bySpot).isCloseTo(0.03 * 24_000 * 65, within(0.02));
    assertThat(exposure()).isCloseTo(0.02 * 24_000 * 65, within(0.02));
  }

  private double exposure() {
    double with = rupees(book.with(Shock.NONE, 0));
    ScenarioParameters kept = book.parameters;
    book.parameters = kept.with(Parameter.EXPOSURE_INDEX, 0).with(Parameter.EXPOSURE_DEEP_INDEX, 0);
    double without = rupees(book.with(Shock.NONE, 0));
    book.parameters = kept;
    return with - without;
  }

  @Test
  void aCalendarOfFuturesPaysTheChargeOnItsMatchedDelta() {
    Book week = new Book(Books.TODAY, 24_000, 65);
    week.leg(Side.BUY, week.future(Books.FAR), 1, 24_000).leg(Side.SELL, week.future(Books.NEAR), 1, 24_000);
    double with = rupees(week.with(Shock.NONE, 0, 1));
    week.parameters = Book.EXACT.with(Parameter.CALENDAR_INDEX, 0);

    assertThat(with - rupees(week.with(Shock.NONE, 0, 1))).isCloseTo(0.0175 * 24_000 * 65, within(0.02));
  }

  @Test
  void aLongStockOptionInTheMoneyIsMarginedForDeliveryFromFourTradingDaysOn() {
    LocalDate friday = LocalDate.of(2026, 1, 16);
    for (int daysBefore = 0; daysBefore <= 5; daysBefore++) {
      double[] shares = {0.5, 0.25, 0.45 * 0.1912, 0.25 * 0.1912, 0.1 * 0.1912, 0};
      Book stock = new Book(friday.minusDays(daysBefore < 5 ? daysBefore : 7), 24_000, 65);
      stock.terms = UnderlyingTerms.stock(Book.SPOT);
      Instrument call = stock.option(InstrumentKind.CALL, 23_000, friday);
      stock.hold(call, 65, 1_100).leg(Side.BUY, call, 1, 1_100);

      assertThat(rupees(stock.present())).as(daysBefore + " days before")
          .isCloseTo(shares[daysBefore] * 24_000 * 65, within(0.02));
    }
  }
}
