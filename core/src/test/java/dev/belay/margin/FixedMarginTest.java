package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static dev.belay.margin.Nifty.call;
import static dev.belay.margin.Nifty.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FixedMarginTest {

  private final MarginQuestion question = MarginQuestion.of(Nifty.ironCondor(), NOW);

  @Test
  void shortsCostTheirLotsAndLongsTheirCollar() {
    SortedMap<InstrumentId, Quantity> held = held(call(24_500), -130);
    held.put(call(24_800).id(), Quantity.of(65));

    MarginEstimate estimate = model(FixedMargin.perLot(Money.rupees(1_000)), question).estimate(held, Shock.NONE);

    assertThat(estimate).isEqualTo(known("2325", "325"));
  }

  @Test
  void aBrokenLotCostsAWholeOne() {
    assertThat(model(FixedMargin.perLot(Money.rupees(1_000)), question)
        .estimate(held(call(24_500), -66), Shock.NONE)).isEqualTo(known("2000", "0"));
  }

  @Test
  void aShareOfTheNotionalRoundsUp() {
    assertThat(model(FixedMargin.shareOfNotional(200), question).estimate(held(call(24_500), -65), Shock.NONE))
        .isEqualTo(known("31850", "0"));
  }

  @Test
  void aFutureWithoutAPriceHasNoFigure() {
    MarginQuestion withFuture = question.withPresent(Nifty.described(Nifty.future()), held(Nifty.future(), 65));
    MarginModel blind = model(FixedMargin.shareOfNotional(200), withFuture);
    SortedMap<InstrumentId, Quote> quotes = new TreeMap<>();
    quotes.put(Nifty.future().id(), new Quote(Nifty.future().id(), Optional.empty(), Optional.empty(),
        Optional.of(Price.parse("24000")), NOW));
    MarginModel seeing = model(FixedMargin.shareOfNotional(200), withFuture.withQuotes(quotes));

    assertThat(blind.estimate(withFuture.present(), Shock.NONE))
        .isEqualTo(MarginEstimate.unavailable("no price for the notional of a future"));
    assertThat(seeing.estimate(withFuture.present(), Shock.NONE)).isEqualTo(known("31200", "0"));
  }

  @Test
  void aScriptKnowsItsPortfoliosAndNoOther() {
    MarginModel model = model(FixedMargin.scripted(
        List.of(new FixedMargin.Scripted(held(call(24_500), -65), Money.rupees(150_000)))), question);

    assertThat(model.estimate(held(call(24_500), -65), Shock.NONE)).isEqualTo(known("150000", "0"));
    assertThat(model.estimate(held(call(24_500), -130), Shock.NONE))
        .isEqualTo(MarginEstimate.unavailable("the script has no such portfolio"));
  }

  @Test
  void whatIsHeldAlreadyCostsNoPremium() {
    MarginQuestion holding = question.withPresent(Nifty.described(call(24_800)), held(call(24_800), 65));

    MarginEstimate estimate = model(FixedMargin.perLot(Money.ZERO), holding)
        .estimate(held(call(24_800), 130), Shock.NONE);

    assertThat(estimate).isEqualTo(known("325", "325"));
  }

  @Test
  void aPositionThatNoLegBuysHasNoFigure() {
    assertThat(model(FixedMargin.perLot(Money.ZERO), MarginQuestion.of(Nifty.plan(
        Nifty.sell(call(24_500), "1.00")), NOW)).estimate(held(call(24_500), 65), Shock.NONE))
        .isEqualTo(MarginEstimate.unavailable("no leg of the plan buys NFO:NIFTY26011324500CE"));
  }

  static MarginModel model(MarginEstimator estimator, MarginQuestion question) {
    AtomicReference<MarginModel> prepared = new AtomicReference<>();
    estimator.prepare(question).whenComplete((model, failure) -> prepared.set(model));
    return prepared.get();
  }

  private static MarginEstimate known(String requirement, String premium) {
    return new MarginEstimate.Known(Money.parse(requirement), Money.parse(premium), MarginSource.FIXED,
        MarginQuality.COMPLETE, NOW.wall(), "");
  }
}
