package dev.belay.scenario;

import dev.belay.pricing.BlackScholes;

/** The sixteen scenarios, and what one unit of a contract loses in each. */
final class Scenario {

  /** Sixteen scenarios, and one for no move: the cost of liquidating at once. */
  static final int ROWS = 17;

  private static final int EXTREME_UP = 15;
  private static final int EXTREME_DOWN = 16;
  private static final double LOWEST_VOLATILITY = 1e-4;
  private static final double YEAR = 365;

  /**
   * Share of the price scan range by scenario: 1 and 2 at rest, then thirds up and down, then the extremes.
   */
  private static final double[] MOVES = {0, 0, 0, 1.0 / 3, 1.0 / 3, -1.0 / 3, -1.0 / 3, 2.0 / 3, 2.0 / 3, -2.0 / 3,
      -2.0 / 3, 1, 1, -1, -1};
  /** Weights of the seven price points in the composite delta. */
  private static final double[] DELTA_MOVES = {0, 1.0 / 3, -1.0 / 3, 2.0 / 3, -2.0 / 3, 1, -1};
  private static final double[] DELTA_WEIGHTS = {0.270, 0.217, 0.217, 0.111, 0.111, 0.037, 0.037};

  private Scenario() {}

  /** How far the price moves in a scenario, as a factor on the price scan range. */
  private static double move(int row, ScenarioParameters parameters) {
    return row == EXTREME_UP ? parameters.rate(Parameter.EXTREME_MOVE)
        : row == EXTREME_DOWN ? -parameters.rate(Parameter.EXTREME_MOVE) : MOVES[row];
  }

  /**
   * How far the volatility moves, as a factor on the volatility scan range: up in odd scenarios, down in even
   * ones.
   */
  private static double turn(int row) {
    return row >= EXTREME_UP ? 0 : row % 2 == 1 ? 1 : -1;
  }

  private static double weight(int row, ScenarioParameters parameters) {
    return row >= EXTREME_UP ? parameters.rate(Parameter.EXTREME_COVER) : 1;
  }

  /**
   * {@return what liquidating one bought unit costs in each scenario: its weighted loss less its value now}
   *
   * @param contract an option
   * @param spot the shocked price of the underlying
   * @param volatility the shocked volatility
   */
  static double[] ofOption(Contract contract, double spot, double volatility, ScenarioParameters parameters) {
    double rate = parameters.rate(Parameter.INTEREST);
    double later = contract.years() - parameters.of(Parameter.LOOK_AHEAD_DAYS) / YEAR;
    double value = BlackScholes.value(contract.call(), spot, contract.strike(), contract.years(), rate, 0, volatility);
    double[] rows = new double[ROWS];
    rows[0] = -value;
    for (int row = 1; row < ROWS; row++) {
      double moved = spot * (1 + move(row, parameters) * contract.priceScan());
      double turned = Math.max(LOWEST_VOLATILITY, volatility + turn(row) * contract.volatilityScan());
      double then = moved <= 0 ? (contract.call() ? 0 : contract.strike())
          : BlackScholes.value(contract.call(), moved, contract.strike(), later, rate, 0, turned);
      rows[row] = weight(row, parameters) * (value - then) - value;
    }
    return rows;
  }

  /** {@return the same of a future: it is settled daily, so its value is no part of it} */
  static double[] ofFuture(Contract contract, double price, ScenarioParameters parameters) {
    double[] rows = new double[ROWS];
    double carried = price * StrictMath.exp(
        -parameters.rate(Parameter.INTEREST) * parameters.of(Parameter.LOOK_AHEAD_DAYS) / YEAR);
    for (int row = 1; row < ROWS; row++) {
      double then = carried * (1 + move(row, parameters) * contract.priceScan());
      rows[row] = weight(row, parameters) * (price - then);
    }
    return rows;
  }

  /** {@return the delta averaged over the price points; it decides the calendar charge only} */
  static double compositeDelta(Contract contract, double spot, double volatility, ScenarioParameters parameters) {
    double later = contract.years() - parameters.of(Parameter.LOOK_AHEAD_DAYS) / YEAR;
    double sum = 0;
    for (int i = 0; i < DELTA_MOVES.length; i++) {
      double moved = spot * (1 + DELTA_MOVES[i] * contract.priceScan());
      sum += DELTA_WEIGHTS[i] * BlackScholes.delta(contract.call(), moved, contract.strike(), later,
          parameters.rate(Parameter.INTEREST), volatility);
    }
    return sum;
  }
}
