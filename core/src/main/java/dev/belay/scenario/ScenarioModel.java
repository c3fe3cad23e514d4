package dev.belay.scenario;

import dev.belay.margin.BoxModel;
import dev.belay.margin.BoxWorst;
import dev.belay.margin.FillBox;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.MarginSource;
import dev.belay.margin.Shock;
import dev.belay.market.InstrumentId;
import dev.belay.market.InstrumentKind;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The prepared model: contracts with their volatilities, and their scenario rows for each move of the market,
 * computed once when a move is asked for the first time. Used by one thread.
 */
final class ScenarioModel implements BoxModel {

  private static final double BASIS = Shock.ONE;

  private final MarginQuestion question;
  private final Contract[] contracts;
  private final SortedMap<InstrumentId, Integer> places = new TreeMap<>();
  private final Market market;
  private final double safety;
  private final SortedMap<Long, Shocked> moves = new TreeMap<>();
  private final SortedMap<Integer, RiskArray> arrays;
  private final BoxSearch search;
  private final CalendarCharge calendar;

  ScenarioModel(MarginQuestion question, List<Contract> contracts, Market market) {
    this.question = question;
    this.contracts = contracts.toArray(new Contract[0]);
    this.market = market;
    this.safety = 1 + market.parameters().rate(Parameter.SAFETY_ADDITION);
    for (int i = 0; i < this.contracts.length; i++) {
      places.put(this.contracts[i].id(), i);
    }
    this.arrays = market.arrays(contracts);
    this.calendar = new CalendarCharge(this.contracts, market);
    this.search = new BoxSearch(question, this.contracts, places, market.groups());
  }

  @Override
  public MarginEstimate estimate(SortedMap<InstrumentId, Quantity> held, Shock shock) {
    double[] units = new double[contracts.length];
    double[] bought = new double[contracts.length];
    for (InstrumentId id : held.keySet()) {
      if (!places.containsKey(id)) {
        return MarginEstimate.unavailable(id + " is not part of the question");
      }
    }
    places.forEach((id, place) -> {
      Quantity position = held.getOrDefault(id, Quantity.ZERO);
      units[place] = position.units();
      bought[place] = question.bought(id, position).units();
    });
    Shocked moved = moved(shock);
    Prices prices = new Prices(contracts, moved, shock, safety);
    int[] active = new int[market.groups()];
    double margin = calendar.most(moved, units, units) * safety;
    double premium = 0;
    for (int group = 0; group < market.groups(); group++) {
      margin += Math.max(0, worstRow(group, units, moved, active)) * safety;
    }
    for (int c = 0; c < contracts.length; c++) {
      margin += prices.besides(c, units[c]);
      premium += prices.premium(c, bought[c]);
    }
    return known(margin + premium, premium, active, moved);
  }

  @Override
  public BoxWorst worst(FillBox box, Shock shock) {
    Shocked moved = moved(shock);
    BoxSearch.Found found = search.worst(box, new Prices(contracts, moved, shock, safety));
    double margin = found.total() + calendar.most(moved, found.lowest(), found.highest()) * safety;
    return new BoxWorst(found.filled(), known(margin, found.premium(), found.active(), moved));
  }

  private double worstRow(int group, double[] units, Shocked moved, int[] active) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < Scenario.ROWS; row++) {
      double sum = 0;
      for (int c = 0; c < contracts.length; c++) {
        sum += contracts[c].group() == group ? units[c] * moved.rows[c][row] : 0;
      }
      if (sum > worst) {
        worst = sum;
        active[group] = row;
      }
    }
    if (!(worst > 0)) {
      active[group] = Scenario.ROWS;
    }
    return Double.isNaN(worst) || worst == Double.NEGATIVE_INFINITY ? Double.NaN : worst;
  }

  private Shocked moved(Shock shock) {
    long key = (long) shock.price() << Integer.SIZE | shock.volatility();
    return moves.computeIfAbsent(key, asked -> {
      Shocked moved = new Shocked(contracts, market.spots(), shock.price() / BASIS, shock.volatility() / BASIS,
          market.parameters(), calendar.matters());
      if (key == 0) {
        arrays.forEach(moved::replace);
      }
      return moved;
    });
  }

  private MarginEstimate known(double total, double premium, int[] active, Shocked moved) {
    if (!(total >= 0 && total < 1e14) || !(premium >= 0)) {
      return MarginEstimate.unavailable("a price of a contract that the plan buys, or a figure that is a number");
    }
    return new MarginEstimate.Known(roundedUp(total), roundedUp(premium), MarginSource.SCENARIOS, market.quality(),
        market.asOf(), detail(active));
  }

  /** Up to whole paise; the last bits of a sum do not make another one. */
  static Money roundedUp(double rupees) {
    return new Money((long) StrictMath.ceil(rupees * 100 - 1e-4) * 100);
  }

  private String detail(int[] active) {
    StringBuilder text = new StringBuilder(market.version());
    for (int group = 0; group < active.length; group++) {
      if (active[group] < Scenario.ROWS) {
        text.append(", ").append(nameOf(group)).append(" scenario ").append(active[group]);
      }
    }
    return text.toString();
  }

  private String nameOf(int group) {
    for (Contract each : contracts) {
      if (each.group() == group) {
        return market.underlyingName(each.underlying());
      }
    }
    return "";
  }

  /** What contracts cost besides their scenarios, under one shock. */
  record Prices(Contract[] contracts, Shocked moved, Shock shock, double safety) {

    /** Exposure, delivery and settlement of a position. */
    double besides(int c, double units) {
      return (units < 0 ? -units * moved.sold[c] : units * moved.bought[c]) * safety;
    }

    /**
     * What the plan pays for bought units: the worst price that it may, or less where the market asks less.
     */
    double premium(int c, double bought) {
      if (bought == 0 || contracts[c].kind() == InstrumentKind.FUTURE) {
        return 0;
      }
      double asked = moved.middle[c] + contracts[c].halfSpread() * (shock.spread() / BASIS);
      return bought * (Double.isNaN(asked) ? contracts[c].most() : Math.min(contracts[c].most(), asked));
    }
  }
}
