package dev.belay.scenario;

/**
 * One number of the exchange's margin rules. Rates and volatilities are basis points (hundredths of a
 * percent).
 *
 * <p>Defaults are those of NSE Clearing's published risk parameters (page of 2024-07-04) and SEBI circulars
 * SEBI/HO/MRD2/DCAP/CIR/P/2020/27 and SEBI/HO/MRD/TPD-1/P/CIR/2024/132; docs/margin.md has the table.
 */
public enum Parameter {
  /** Price scan range of an index, lowest. */
  PRICE_SCAN_INDEX(930),
  /** Price scan range of a stock, lowest. */
  PRICE_SCAN_STOCK(1_420),
  /** Price scan range of index options with more than nine months to go, lowest. */
  PRICE_SCAN_LONG_DATED(1_770),
  /** Volatility scan range of an index, lowest, in points of volatility. */
  VOLATILITY_SCAN_INDEX(400),
  /** Volatility scan range of a stock, lowest. */
  VOLATILITY_SCAN_STOCK(1_000),
  /** Share of the moving-average volatility that the volatility scan range takes, if larger. */
  VOLATILITY_SCAN_SHARE(2_500),
  /** The price move of the two extreme scenarios, as a factor on the price scan range. */
  EXTREME_MOVE(20_000),
  /** Share of the extreme scenarios' loss that counts. */
  EXTREME_COVER(3_500),
  /** Interest rate of the option formula. */
  INTEREST(700),
  /** Days that the scenarios look ahead. A number of days, no rate. */
  LOOK_AHEAD_DAYS(1),
  /** Exposure margin on an index. */
  EXPOSURE_INDEX(200),
  /** Exposure margin on a stock, where the underlying has no rate of its own. */
  EXPOSURE_STOCK(350),
  /**
   * 0: the exposure of an option is on its underlying's price; 1: on the larger of that and its strike. No
   * rate.
   */
  EXPOSURE_ON_STRIKE(0),
  /** How far out of the money an index option must be to be deep. */
  DEEP_INDEX_FROM(1_000),
  /** Exposure margin on a deep out-of-the-money index option. */
  EXPOSURE_DEEP_INDEX(300),
  /** How far out of the money a stock option must be to be deep. */
  DEEP_STOCK_FROM(3_000),
  /** Exposure margin on a deep out-of-the-money stock option, as a factor on the stock's own rate. */
  EXPOSURE_DEEP_STOCK_FACTOR(15_000),
  /** Exposure margin on index options with more than nine months to go. */
  EXPOSURE_LONG_DATED(500),
  /** Added on short index options on the day they expire. */
  EXPOSURE_EXPIRY_DAY(200),
  /** Calendar charge on an index, per matched unit of delta. */
  CALENDAR_INDEX(175),
  /** Calendar charge on a stock. */
  CALENDAR_STOCK(220),
  /** Price scan range of a stock without a known moving-average volatility, as a factor on the lowest. */
  UNKNOWN_VOLATILITY_FACTOR(11_000),
  /** Added to a guessed volatility of a short option without a price, in points of volatility. */
  GUESSED_VOLATILITY_ADDITION(500),
  /** Delivery margin on a long stock option in the money, four trading days before expiry. */
  DELIVERY_FOUR_DAYS(1_000),
  /** The same, three trading days before. */
  DELIVERY_THREE_DAYS(2_500),
  /** The same, two trading days before. */
  DELIVERY_TWO_DAYS(4_500),
  /** The same one day before, as a share of the contract's value. */
  DELIVERY_ONE_DAY(2_500),
  /** On the expiry day, longs in the money, shorts and futures, as a share of the contract's value. */
  DELIVERY_EXPIRY_DAY(5_000),
  /**
   * Added to the whole margin for safety; the broker advises it, and it exceeds every observed
   * under-estimate.
   */
  SAFETY_ADDITION(500);

  private final int india;

  Parameter(int india) {
    this.india = india;
  }

  /** {@return the value of the Indian exchanges in force on 2026-08-03} */
  public int india() {
    return india;
  }
}
