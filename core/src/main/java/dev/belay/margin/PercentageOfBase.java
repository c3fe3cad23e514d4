package dev.belay.margin;

import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Another estimator's figure for the unmoved market times a rule of thumb: 1 + (price − 1) + 0.5 ×
 * (volatility − 1) + 0.2 × (spread − 1), each as a multiplier. The worst point of a base of 30,000 under +3
 * %, +50 % and a doubled spread is 44,400.
 *
 * <p>It exists so that tests show the difference (DESIGN section 12): a fall of the price lowers its figure
 * in proportion, whatever the position, and the portfolio whose short has filled and whose hedge has not
 * costs no more than its base says. Use the scenario model to trade. This class is immutable and thread-safe.
 */
public final class PercentageOfBase implements MarginEstimator {

  private static final long SCALE = 100_000;

  private final MarginEstimator base;

  /**
   * Makes the rule of thumb over a base.
   *
   * @param base gives the figure for the unmoved market
   */
  public PercentageOfBase(MarginEstimator base) {
    this.base = base;
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    CompletableFuture<MarginModel> answer = new CompletableFuture<>();
    base.prepare(question).whenComplete((model, failure) -> {
      if (failure != null) {
        answer.completeExceptionally(failure);
      } else {
        answer.complete((held, shock) -> estimate(model, held, shock));
      }
    });
    return answer.minimalCompletionStage();
  }

  @Override
  public SortedSet<InstrumentId> wanted(Collection<Instrument> instruments) {
    return base.wanted(instruments);
  }

  private static MarginEstimate estimate(MarginModel model, SortedMap<InstrumentId, Quantity> held, Shock shock) {
    MarginEstimate unmoved = model.estimate(held, Shock.NONE);
    if (!(unmoved instanceof MarginEstimate.Known known)) {
      return unmoved;
    }
    Money moved = known.requirement().scaled(Math.max(0, multiplier(shock)), SCALE, RoundingMode.CEILING);
    return new MarginEstimate.Known(moved, known.premiumCash(), MarginSource.PERCENTAGE, known.quality(),
        known.asOf(), known.detail());
  }

  private static long multiplier(Shock shock) {
    return SCALE + 10L * shock.price() + 5L * shock.volatility() + 2L * (shock.spread() - Shock.ONE);
  }
}
