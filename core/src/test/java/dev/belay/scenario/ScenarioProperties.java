package dev.belay.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.belay.margin.MarginModel;
import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What a margin must do whatever the numbers are. */
class ScenarioProperties {

  private static final double PAISE = 0.02;

  @Property(tries = 100)
  void doubleThePortfolioNeedsDoubleTheMargin(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, true, false);
    SortedMap<InstrumentId, Quantity> one = book.question().after(all(book));
    SortedMap<InstrumentId, Quantity> two = new TreeMap<>();
    one.forEach((id, units) -> two.put(id, units.times(2)));

    assertThat(need(book.model(), two)).isCloseTo(2 * need(book.model(), one), within(PAISE));
  }

  @Property(tries = 100)
  void togetherTwoPortfoliosNeverNeedMoreThanApart(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, false, false);
    SortedMap<InstrumentId, Quantity> whole = book.question().after(all(book));
    SortedMap<InstrumentId, Quantity> first = new TreeMap<>(whole.headMap(middle(whole)));
    SortedMap<InstrumentId, Quantity> rest = new TreeMap<>(whole.tailMap(middle(whole)));

    assertThat(need(book.model(), whole))
        .isLessThanOrEqualTo(need(book.model(), first) + need(book.model(), rest) + PAISE);
  }

  @Property(tries = 100)
  void moreOfAShortNeverNeedsLessAndMoreOfALongNeverMoreButItsPremium(@ForAll @IntRange(min = 0) int seed) {
    Book book = Books.random(seed, false, false, false);
    SortedMap<InstrumentId, Quantity> before = book.question().after(all(book));
    before.forEach((id, units) -> {
      SortedMap<InstrumentId, Quantity> after = new TreeMap<>(before);
      after.put(id, units.plus(Quantity.of(units.isNegative() ? -65 : 65)));
      if (units.isNegative()) {
        assertThat(need(book.model(), after)).isGreaterThanOrEqualTo(need(book.model(), before) - PAISE);
      } else {
        assertThat(margin(book.model(), after)).isLessThanOrEqualTo(margin(book.model(), before) + PAISE);
      }
    });
  }

  @Property(tries = 60)
  void longsAloneNeedTheirPremiumOnly(@ForAll @IntRange(min = 22_000, max = 26_000) int strike,
      @ForAll boolean call) {
    Book book = new Book(Books.TODAY, 24_000, 65);
    Instrument option = book.option(call ? InstrumentKind.CALL : InstrumentKind.PUT, strike, Books.NEAR);

    assertThat(margin(book.leg(Side.BUY, option, 1, Math.max(0.05, book.value(option, 0.15))).model(),
        book.question().after(all(book)))).isCloseTo(0, within(PAISE));
  }

  @Property(tries = 60)
  void aVerticalNeedsNoMoreThanItsWidthAndItsExposure(@ForAll @IntRange(min = 1, max = 30) int steps,
      @ForAll @IntRange(min = 0, max = 40) int place, @ForAll boolean call) {
    Book book = new Book(Books.TODAY, 24_000, 65);
    book.parameters = Book.EXACT.with(Parameter.EXPOSURE_INDEX, 0).with(Parameter.EXPOSURE_DEEP_INDEX, 0);
    InstrumentKind kind = call ? InstrumentKind.CALL : InstrumentKind.PUT;
    Instrument sold = book.option(kind, 23_000 + 50 * place, Books.NEAR);
    Instrument bought = book.option(kind, 23_000 + 50 * place + (call ? 50 : -50) * steps, Books.NEAR);
    book.leg(Side.BUY, bought, 1, book.value(bought, 0.15) + 0.05);
    book.leg(Side.SELL, sold, 1, book.value(sold, 0.15) + 0.05);

    assertThat(margin(book.model(), book.question().after(all(book)))).isLessThanOrEqualTo(50.0 * steps * 65 + 1);
  }

  private static InstrumentId middle(SortedMap<InstrumentId, Quantity> held) {
    return held.keySet().stream().skip(held.size() / 2).findFirst().orElseThrow();
  }

  private static SortedMap<LegId, Quantity> all(Book book) {
    SortedMap<LegId, Quantity> all = new TreeMap<>();
    book.legs().forEach(leg -> all.put(leg.id(), leg.quantity()));
    return all;
  }

  private static double need(MarginModel model, SortedMap<InstrumentId, Quantity> held) {
    return Book.rupees(Book.known(model.estimate(held, Shock.NONE)));
  }

  private static double margin(MarginModel model, SortedMap<InstrumentId, Quantity> held) {
    return need(model, held)
        - Book.known(model.estimate(held, Shock.NONE)).premiumCash().toDecimal().doubleValue();
  }
}
