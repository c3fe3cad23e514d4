package com.example.desk;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.Holding;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginEstimator;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuality;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.MarginSource;
import dev.belay.margin.Shock;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a broker's rate card says: so much for each lot of an uncovered short, a third of it for a covered one, more
 * under shocks. An underlying that is not on the card is not guessed at.
 */
public final class HouseMargin implements MarginEstimator {

  private static final int COVERED_SHARE = 3;

  private final SortedMap<Underlying, Money> perLot;

  /**
   * Takes the rate card.
   *
   * @param perLot rupees for one lot of an uncovered short
   */
  public HouseMargin(SortedMap<Underlying, Money> perLot) {
    this.perLot = new TreeMap<>(perLot);
  }

  @Override
  public CompletionStage<MarginModel> prepare(MarginQuestion question) {
    return CompletableFuture.completedStage((held, shock) -> estimate(question, held, shock));
  }

  private MarginEstimate estimate(MarginQuestion question, SortedMap<InstrumentId, Quantity> held, Shock shock) {
    List<String> missing = new ArrayList<>();
    List<Holding> holdings = new ArrayList<>();
    Money premium = Money.ZERO;
    for (InstrumentId id : question.instruments().keySet()) {
      Quantity units = held.getOrDefault(id, Quantity.ZERO);
      Optional<Money> cost = question.premium(id, units);
      if (cost.isEmpty()) {
        missing.add("no leg of the plan buys " + id);
      }
      premium = premium.plus(cost.orElse(Money.ZERO));
      holdings.add(new Holding(question.instrument(id), units));
    }
    CoverMatching covers = CoverMatching.of(holdings);
    Money margin = Money.ZERO;
    for (Holding each : holdings) {
      Instrument instrument = each.instrument();
      Money rate = perLot.get(instrument.underlying());
      if (rate == null) {
        missing.add("no rate for " + instrument.underlying());
      } else if (each.quantity().isNegative()) {
        long uncovered = covers.uncovered(instrument.id()).units() * COVERED_SHARE;
        long covered = each.quantity().abs().units() - covers.uncovered(instrument.id()).units();
        margin = margin.plus(rate.scaled(uncovered + covered, COVERED_SHARE * instrument.rules().lot().units(),
            RoundingMode.CEILING));
      }
    }
    if (!missing.isEmpty()) {
      return new MarginEstimate.Unavailable(missing);
    }
    Money shocked = margin.scaled(Shock.ONE + Math.abs(shock.price()) + Math.max(0, shock.volatility()) / 2,
        Shock.ONE, RoundingMode.CEILING);
    return new MarginEstimate.Known(shocked.plus(premium), premium, MarginSource.FIXED, MarginQuality.COMPLETE,
        question.now().wall(), "the house's rate card");
  }
}
