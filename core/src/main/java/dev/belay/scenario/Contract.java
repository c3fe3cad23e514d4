package dev.belay.scenario;

import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import java.time.LocalDate;

/**
 * One contract with everything that its margin depends on, before any shock. All prices in rupees.
 *
 * @param id the contract
 * @param kind equity, future, call or put
 * @param underlying the number of its underlying in the model
 * @param expiry its last day; the last possible day for an equity
 * @param group contracts of one group offset each other; those that expire today have one of their own
 * @param strike the strike, 0 for others than options
 * @param years time to expiry; 0 on the expiry day
 * @param volatility annual implied volatility, 0 for others than options
 * @param price the contract's own price, for futures and shares
 * @param priceScan price scan range as a fraction
 * @param volatilityScan volatility scan range in volatility
 * @param halfSpread half the distance between bid and ask; NaN without a two-sided quote
 * @param most the worst price that the plan may pay for a unit; NaN when no leg buys it
 * @param exposure exposure rates
 * @param delivery delivery rates
 */
record Contract(InstrumentId id, InstrumentKind kind, int underlying, LocalDate expiry, int group, double strike,
    double years, double volatility, double price, double priceScan, double volatilityScan, double halfSpread,
    double most, Exposure exposure, Delivery delivery) {

  /**
   * Exposure rates as fractions of the underlying's price.
   *
   * @param plain of a contract that is not deep out of the money
   * @param deep of one that is
   * @param deepFrom how far out of the money is deep
   * @param expiring added for a short option on its expiry day
   * @param previousClose the price by which the exchange judges the distance; NaN when it is not known
   */
  record Exposure(double plain, double deep, double deepFrom, double expiring, double previousClose) {}

  /**
   * Delivery rates as fractions of the underlying's price; all 0 where nothing is delivered.
   *
   * @param longInTheMoney of a bought option in the money
   * @param others of a sold option and of a future
   */
  record Delivery(double longInTheMoney, double others) {}

  boolean call() {
    return kind == InstrumentKind.CALL;
  }

  boolean isOption() {
    return kind.isOption();
  }

  /**
   * {@return the exposure rate of a sold option; the larger one where the two ways to judge the distance
   * differ}
   */
  double optionExposure(double spot) {
    boolean deepNow = distance(spot) > exposure.deepFrom();
    boolean deepThen = Double.isNaN(exposure.previousClose())
        ? distance(spot) > exposure.deepFrom() - NEAR : distance(exposure.previousClose()) > exposure.deepFrom();
    return (deepNow || deepThen ? exposure.deep() : exposure.plain()) + exposure.expiring();
  }

  /** Without yesterday's close, strikes so near to the line count as beyond it. */
  private static final double NEAR = 0.005;

  private double distance(double spot) {
    return call() ? strike / spot - 1 : 1 - strike / spot;
  }

  boolean inTheMoney(double spot) {
    return call() ? spot > strike : spot < strike;
  }
}
