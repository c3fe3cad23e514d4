package dev.belay.scenario;

import dev.belay.market.InstrumentKind;

/**
 * Every contract under one move of price and volatility: what liquidating a unit costs in each scenario, and
 * what a unit costs besides. Rupees per unit.
 */
final class Shocked {

  /** By contract and scenario, for one bought unit; a sold one has the other sign. */
  final double[][] rows;
  /** By contract: exposure, delivery and daily settlement of one bought unit, 0 or more. */
  final double[] bought;
  /** The same of one sold unit. */
  final double[] sold;
  /** By contract: the value in the middle of the market, NaN for futures. */
  final double[] middle;
  /** By contract: the composite delta; NaN for options when nothing asks for it. */
  final double[] delta;
  /** By underlying: its price. */
  final double[] spot;

  Shocked(Contract[] contracts, double[] spots, double price, double volatility, ScenarioParameters parameters,
      boolean withDeltas) {
    int count = contracts.length;
    rows = new double[count][];
    bought = new double[count];
    sold = new double[count];
    middle = new double[count];
    delta = new double[count];
    spot = new double[spots.length];
    for (int i = 0; i < spots.length; i++) {
      spot[i] = spots[i] * (1 + price);
    }
    for (int c = 0; c < count; c++) {
      Contract contract = contracts[c];
      if (contract.isOption()) {
        option(c, contract, spot[contract.underlying()], contract.volatility() * (1 + volatility), parameters);
        delta[c] = !withDeltas ? Double.NaN : Scenario.compositeDelta(contract, spot[contract.underlying()],
            contract.volatility() * (1 + volatility), parameters);
      } else if (contract.kind() == InstrumentKind.FUTURE) {
        future(c, contract, price, parameters);
      } else {
        share(c, contract, price);
      }
    }
  }

  /** The exchange's own losses instead of ours; the contract's value stays that of its quote. */
  void replace(int c, RiskArray published) {
    double value = -rows[c][0];
    for (int row = 1; row < Scenario.ROWS; row++) {
      rows[c][row] = published.rupees(row) - value;
    }
  }

  private void option(int c, Contract contract, double at, double volatility, ScenarioParameters parameters) {
    rows[c] = Scenario.ofOption(contract, at, volatility, parameters);
    middle[c] = -rows[c][0];
    double base = parameters.of(Parameter.EXPOSURE_ON_STRIKE) == 0 ? at : Math.max(at, contract.strike());
    sold[c] = contract.optionExposure(at) * base + contract.delivery().others() * at;
    bought[c] = contract.inTheMoney(at) ? contract.delivery().longInTheMoney() * at : 0;
  }

  private void future(int c, Contract contract, double price, ScenarioParameters parameters) {
    double moved = contract.price() * (1 + price);
    rows[c] = Scenario.ofFuture(contract, moved, parameters);
    middle[c] = Double.NaN;
    delta[c] = 1;
    double both = (contract.exposure().plain() + contract.delivery().others()) * moved;
    bought[c] = both + Math.max(0, -contract.price() * price);
    sold[c] = both + Math.max(0, contract.price() * price);
  }

  /** A share is paid in full and offsets nothing; a sold one is margined like a future of its own. */
  private void share(int c, Contract contract, double price) {
    double moved = contract.price() * (1 + price);
    rows[c] = new double[Scenario.ROWS];
    middle[c] = moved;
    sold[c] = (contract.priceScan() + contract.exposure().plain()) * moved
        + Math.max(0, contract.price() * price);
  }
}
