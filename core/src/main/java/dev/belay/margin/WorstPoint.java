package dev.belay.margin;

import dev.belay.money.Money;

/**
 * One portfolio of a plan under one shock, with what it needs.
 *
 * @param state which legs have filled
 * @param shock the move of the market
 * @param need what it needs there
 * @param increment what that is more than the present positions need now, not below zero
 */
public record WorstPoint(PlanState state, Shock shock, MarginEstimate.Known need, Money increment) {

  /** {@return the point and its numbers on one line} */
  @Override
  public String toString() {
    return state + "; " + shock + "; needs " + increment + " more (requirement " + need.requirement()
        + ", premium cash " + need.premiumCash() + ", " + need.source().code() + ", " + need.quality().code()
        + (need.detail().isEmpty() ? "" : ", " + need.detail()) + ")";
  }
}
