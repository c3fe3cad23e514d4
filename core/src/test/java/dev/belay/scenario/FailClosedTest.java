package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.belay.broker.Funds;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginQuality;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.margin.WorstCaseMarginSimulator;
import dev.belay.margin.WorstCaseReport.Verdict;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentKind;
import dev.belay.market.TradingCalendar;
import dev.belay.money.Money;
import dev.belay.order.Side;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * A missing, stale or senseless input never passes for a margin; a bound stands in only where it cannot be
 * low.
 */
class FailClosedTest {

  private final Book book = new Book(Books.TODAY, 24_000, 65);
  private final Instrument sold = book.option(InstrumentKind.CALL, 24_500, Books.NEAR);
  private final Instrument bought = book.option(InstrumentKind.CALL, 24_800, Books.NEAR);

  private Book spread() {
    return book.leg(Side.BUY, bought, 1, 8.15).leg(Side.SELL, sold, 1, 24.5);
  }

  @Test
  void aStalePriceOfTheIndexBlocks() {
    spread().stale(Book.SPOT);

    assertThat(missing()).containsExactly("a fresh price of NIFTY");
    assertThat(new WorstCaseMarginSimulator(MarginLimits.DEFAULT).check(book.question(), book.model(),
        new Funds(Money.rupees(10_000_000), Money.rupees(10_000_000), Money.ZERO)).verdict())
        .isEqualTo(Verdict.UNAVAILABLE);
  }

  @Test
  void aFreshFutureStandsInForTheIndex() {
    Instrument future = book.future(Books.FAR);
    double bySpot = Book.rupees(spread().with(Shock.NONE, 0, 1));
    book.stale(Book.SPOT).hold(future, 0, 24_000 * StrictMath.exp(0.07 * 21 / 365));

    MarginEstimate.Known known = book.with(Shock.NONE, 0, 1);

    assertThat(known.quality()).isEqualTo(MarginQuality.BOUNDED);
    assertThat(Book.rupees(known)).isCloseTo(bySpot, within(0.05));
  }

  @Test
  void aShortWithoutAQuoteBlocksUnlessItsNeighboursHaveOne() {
    double quoted = Book.rupees(spread().with(Shock.NONE, 0, 1));
    book.unquoted(sold).unquoted(bought);
    assertThat(missing()).containsExactly("a fresh quote of " + sold.id());

    book.quote(bought, 8.15, 0);
    MarginEstimate.Known guessed = book.with(Shock.NONE, 0, 1);
    assertThat(guessed.quality()).isEqualTo(MarginQuality.BOUNDED);
    assertThat(Book.rupees(guessed)).isGreaterThan(quoted);
  }

  @Test
  void aLongWithoutAQuoteIsWorthNothingButItsIntrinsicValue() {
    spread();
    MarginEstimate.Known quoted = book.with(Shock.NONE, 0, 1);
    book.unquoted(bought);

    MarginEstimate.Known known = book.with(Shock.NONE, 0, 1);

    assertThat(known.quality()).isEqualTo(MarginQuality.BOUNDED);
    assertThat(known.requirement().minus(known.premiumCash()))
        .isGreaterThan(quoted.requirement().minus(quoted.premiumCash()));
  }

  @Test
  void aPriceAboveAnyValueBlocks() {
    spread().quote(sold, 24_001, 0);

    assertThat(missing()).containsExactly("the price of " + sold.id() + " is above any value");
  }

  @Test
  void aPriceBelowTheIntrinsicValueHasNoVolatilityAndCountsAsIntrinsic() {
    Instrument deep = book.option(InstrumentKind.PUT, 26_000, Books.NEAR);
    book.leg(Side.SELL, deep, 1, 1_900);

    assertThat(book.with(Shock.NONE, 0).quality()).isEqualTo(MarginQuality.BOUNDED);
  }

  @Test
  void aDayBeforeAllVersionsHasNoParameters() {
    MarginQuestion question = spread().question();

    MarginEstimate none = new ScenarioMargin(new TreeMap<>(),
        List.of(ScenarioParameters.india().dated("later", Books.TODAY.plusDays(1))),
        TradingCalendar.india(new TreeSet<>())).model(question).estimate(question.present(), Shock.NONE);

    assertThat(none).isEqualTo(MarginEstimate.unavailable("margin parameters in force on 2026-01-06"));
  }

  private List<String> missing() {
    MarginEstimate estimate = book.model().estimate(book.question().present(), Shock.NONE);
    return ((MarginEstimate.Unavailable) estimate).missing();
  }
}
