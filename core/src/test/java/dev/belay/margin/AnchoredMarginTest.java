package dev.belay.margin;

import static dev.belay.margin.Nifty.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.ReadFailure;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.Side;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A local model of 100,000 for each short, whatever is bought, lifted to what the broker says. */
class AnchoredMarginTest {

  private static final Shock FALL = new Shock(-300, 0, Shock.ONE);
  private final MarginQuestion condor = MarginQuestion.of(Nifty.ironCondor(), NOW);
  private final MarginEstimator local = FixedMargin.perLot(Money.rupees(100_000));

  @Test
  void whereTheBrokerWantsMoreAllFiguresGrowByTheLargestRatio() {
    // the broker blocks 130,000 for each short alone, 80,000 for each beside a purchase
    MarginModel model = model(AskedBroker.blocking(100_000, 30_000));

    MarginEstimate.Known shorts = known(model, FALL, 2, 3);

    assertThat(shorts.requirement()).isEqualTo(Money.rupees(260_000));
    assertThat(shorts.source()).isEqualTo(MarginSource.ANCHORED);
    assertThat(shorts.quality()).isEqualTo(MarginQuality.COMPLETE);
    assertThat(shorts.detail()).isEqualTo(", x1.30 by the broker");
    assertThat(known(model, Shock.NONE, 0, 1, 2, 3).requirement()).isEqualTo(Money.parse("260929.50"));
  }

  @Test
  void whereTheBrokerWantsLessNothingShrinks() {
    MarginModel model = model(AskedBroker.blocking(65_000, 30_000), new AnchoredMargin.Tolerance(0, 16_000, 0));

    assertThat(known(model, Shock.NONE, 2, 3).requirement()).isEqualTo(Money.rupees(200_000));
  }

  @Test
  void noPortfolioThatWasAskedForNeedsLessThanTheBrokerSays() {
    AskedBroker broker = AskedBroker.blocking(118_000, 30_000);
    MarginModel theirs = FixedMarginTest.model(new BrokerMargin(broker), condor);
    MarginModel model = model(AskedBroker.blocking(118_000, 30_000));

    for (int[] asked : new int[][] {{0, 1, 2, 3}, {0, 1, 2}, {2, 3}}) {
      assertThat(known(model, Shock.NONE, asked).requirement())
          .isGreaterThanOrEqualTo(known(theirs, Shock.NONE, asked).requirement());
    }
  }

  @Test
  void figuresThatAreTooFarApartAreNoFigures() {
    MarginEstimate much = estimate(model(AskedBroker.blocking(150_000, 30_000)), Shock.NONE, 2, 3);
    MarginEstimate little = estimate(model(AskedBroker.blocking(20_000, 30_000)), Shock.NONE, 2, 3);

    assertThat(((MarginEstimate.Unavailable) much).missing())
        .containsExactly("a margin on which broker and local model agree: 360000.00 and 200000.00");
    assertThat(((MarginEstimate.Unavailable) little).missing())
        .allMatch(text -> text.startsWith("a margin on which broker and local model agree: "));
  }

  @Test
  void whereTheLocalModelSeesNothingTheBrokersFigureIsAdded() {
    MarginModel nothing = model(AskedBroker.blocking(100_000, 30_000), FixedMargin.perLot(Money.ZERO),
        AnchoredMargin.Tolerance.DEFAULT);

    assertThat(known(nothing, Shock.NONE, 2, 3).requirement()).isEqualTo(Money.rupees(260_000));
    assertThat(known(nothing, Shock.NONE).requirement()).isEqualTo(Money.ZERO);
  }

  @Test
  void withoutTheBrokerTheLocalModelCountsForMoreOrNotAtAll() {
    MarginModel degraded = model(AskedBroker.blocking(100_000, 30_000).failing(ReadFailure.SERVER));
    MarginModel strict = model(AskedBroker.blocking(100_000, 30_000).failing(ReadFailure.SERVER),
        AnchoredMargin.Tolerance.DEFAULT.strict());

    MarginEstimate.Known known = known(degraded, FALL, 2, 3);
    assertThat(known.requirement()).isEqualTo(Money.rupees(230_000));
    assertThat(known.quality()).isEqualTo(MarginQuality.DEGRADED);
    assertThat(known.detail()).isEqualTo(", x1.15 because: the broker's margin: no answer");
    assertThat(estimate(strict, FALL, 2, 3))
        .isEqualTo(MarginEstimate.unavailable("the broker's margin: no answer"));
  }

  @Test
  void whatTheLocalModelMissesStaysMissing() {
    MarginModel model = model(AskedBroker.blocking(100_000, 30_000), FixedMargin.unavailable("a quote"),
        AnchoredMargin.Tolerance.DEFAULT);

    assertThat(estimate(model, Shock.NONE, 2, 3)).isInstanceOf(MarginEstimate.Unavailable.class);
  }

  @Test
  void theWorstOfABoxCountsTheRatioOnRestingStopsToo() {
    OrderTerms stop = new OrderTerms(Nifty.call(24_500).id(), Product.NRML, Side.BUY, Quantity.of(65),
        new PriceTerms.StopLimit(Price.parse("48.00"), Price.parse("50.00")));
    MarginQuestion question = condor.withRestingStops(List.of(stop));
    BoxModel whole = new BoxModel() {
      @Override
      public BoxWorst worst(FillBox box, Shock shock) {
        return new BoxWorst(box.most(), estimate(question.after(box.most()), shock));
      }

      @Override
      public MarginEstimate estimate(SortedMap<InstrumentId, Quantity> held, Shock shock) {
        return FixedMarginTest.model(local, condor).estimate(held, shock);
      }
    };
    BoxModel lifted = (BoxModel) model(AskedBroker.blocking(100_000, 30_000),
        asked -> CompletableFuture.completedStage(whole), AnchoredMargin.Tolerance.DEFAULT);
    FillBox shorts = new FillBox(PlanState.Way.HEDGE_LOST, new TreeMap<>(), filled(2, 3), false,
        new RestingPremium(question).perUnit());

    MarginEstimate.Known worst = (MarginEstimate.Known) lifted.worst(shorts, Shock.NONE).estimate();

    // 1.3 × (200,000 + 3,250 of the stop) less the stop itself, which the caller adds
    assertThat(worst.requirement()).isEqualTo(Money.rupees(260_000 + 975));
  }

  private MarginModel model(AskedBroker broker) {
    return model(broker, AnchoredMargin.Tolerance.DEFAULT);
  }

  private MarginModel model(AskedBroker broker, AnchoredMargin.Tolerance tolerance) {
    return model(broker, local, tolerance);
  }

  private MarginModel model(AskedBroker broker, MarginEstimator ours, AnchoredMargin.Tolerance tolerance) {
    return FixedMarginTest.model(new AnchoredMargin(new BrokerMargin(broker), ours, tolerance), condor);
  }

  private MarginEstimate estimate(MarginModel model, Shock shock, int... legs) {
    return model.estimate(condor.after(filled(legs)), shock);
  }

  private MarginEstimate.Known known(MarginModel model, Shock shock, int... legs) {
    return (MarginEstimate.Known) estimate(model, shock, legs);
  }

  private static SortedMap<LegId, Quantity> filled(int... legs) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    for (int leg : legs) {
      filled.put(new LegId(leg), Nifty.LOT);
    }
    return filled;
  }
}
