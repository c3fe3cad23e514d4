package dev.belay.testkit.contract;

import dev.belay.margin.FixedMargin;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuality;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.MarginSource;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.testkit.SampleMarket;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Estimators each of which breaks one rule of {@link MarginEstimatorContract}, and one that breaks none. */
final class WrongEstimators {

  private static final Money RATE = Money.rupees(40_000);

  private WrongEstimators() {}

  /** What a wrong estimator makes of a right answer. */
  interface Spoil {
    MarginEstimate of(MarginQuestion question, SortedMap<InstrumentId, Quantity> held, MarginEstimate.Known right);
  }

  static MarginEstimator spoilt(Spoil spoil) {
    return question -> {
      MarginModel right = model(question);
      MarginModel wrong = (held, shock) ->
          spoil.of(question, held, (MarginEstimate.Known) right.estimate(held, shock));
      return CompletableFuture.completedStage(wrong);
    };
  }

  private static MarginModel model(MarginQuestion question) {
    CompletableFuture<MarginModel> made = new CompletableFuture<>();
    FixedMargin.perLot(RATE).prepare(question).whenComplete((model, failure) -> made.complete(model));
    return made.join();
  }

  static MarginEstimate.Known need(Money requirement, Money premium) {
    return new MarginEstimate.Known(requirement, premium, MarginSource.FIXED, MarginQuality.COMPLETE,
        SampleMarket.OPEN, "");
  }

  static long shorts(SortedMap<InstrumentId, Quantity> held) {
    return held.values().stream().filter(Quantity::isNegative).mapToLong(each -> -each.units()).sum();
  }

  static class Right extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return FixedMargin.perLot(RATE);
    }
  }

  @Breaks("MARGIN_01")
  static class OnlyOnce extends MarginEstimatorContract {
    private int asked;

    @Override
    protected MarginEstimator create() {
      return question -> CompletableFuture.completedStage(asked++ == 0 ? model(question) : null);
    }
  }

  @Breaks("MARGIN_02")
  static class Moody extends MarginEstimatorContract {
    private long calls;

    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 130 && held.size() == 2 && calls++ == 1
          ? need(right.requirement().plus(Money.rupees(1)), right.premiumCash()) : right);
    }
  }

  @Breaks("MARGIN_03")
  static class Scribbler extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> {
        if (!(held instanceof TreeMap)) {
          held.clear();
        }
        return right;
      });
    }
  }

  @Breaks("MARGIN_04")
  static class Fee extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> held.isEmpty() ? need(Money.rupees(1), Money.ZERO) : right);
    }
  }

  @Breaks("MARGIN_05")
  static class AtTheLimit extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> held.size() == 1 && shorts(held) == 0
          ? need(Money.rupees(130 * 45), Money.rupees(130 * 45)) : right);
    }
  }

  @Breaks("MARGIN_06")
  static class Crediting extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 130 && held.size() == 2
          ? need(right.requirement(), Money.ZERO) : right);
    }
  }

  @Breaks("MARGIN_07")
  static class Apart extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 65 && held.size() == 2
          ? need(Money.rupees(1), right.premiumCash()) : right);
    }
  }

  @Breaks("MARGIN_08")
  static class Free extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 65 && held.size() == 1 ? need(Money.ZERO, Money.ZERO)
          : right);
    }
  }

  @Breaks("MARGIN_09")
  static class Discount extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 130 && held.size() == 1
          ? need(Money.rupees(1), Money.ZERO) : right);
    }
  }

  @Breaks("MARGIN_10")
  static class Peak extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) == 65 && held.size() == 2
          ? need(right.requirement().times(10), right.premiumCash()) : right);
    }
  }

  @Breaks("MARGIN_11")
  static class OneSize extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return spoilt((question, held, right) -> shorts(held) > 130 ? need(Money.rupees(50_000), right.premiumCash())
          : right);
    }
  }

  @Breaks("MARGIN_12")
  static class Guessing extends MarginEstimatorContract {
    @Override
    protected MarginEstimator create() {
      return FixedMargin.perLot(RATE);
    }

    @Override
    protected boolean missAnInput() {
      return true;
    }
  }
}
