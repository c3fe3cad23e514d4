package com.example.desk;

import dev.belay.margin.MarginEstimator;
import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.contract.MarginEstimatorContract;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rate card keeps the contract of a {@link MarginEstimator}. */
class HouseMarginTest extends MarginEstimatorContract {

  private final SortedMap<Underlying, Money> rates = new TreeMap<>();
  private boolean forgotten;

  @Override
  protected MarginEstimator create() {
    rates.put(SampleMarket.NIFTY, Money.rupees(120_000));
    return question -> new HouseMargin(forgotten ? new TreeMap<>() : rates).prepare(question);
  }

  @Override
  protected boolean missAnInput() {
    forgotten = true;
    return true;
  }
}
