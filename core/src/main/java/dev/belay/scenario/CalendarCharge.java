package dev.belay.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The charge on deltas of one underlying that offset each other over different expiries. It is not convex in
 * the quantities, so over a range of fills its largest possible value is taken, apart from the rest
 * (docs/margin.md).
 */
final class CalendarCharge {

  private final Contract[] contracts;
  private final Market market;
  private final List<List<LocalDate>> expiries = new ArrayList<>();

  CalendarCharge(Contract[] contracts, Market market) {
    this.contracts = contracts;
    this.market = market;
    for (int u = 0; u < market.underlyings(); u++) {
      List<LocalDate> dates = new ArrayList<>();
      for (Contract each : contracts) {
        boolean counts = each.underlying() == u && !each.expiry().equals(LocalDate.MAX) && each.years() > 0;
        if (counts && !dates.contains(each.expiry())) {
          dates.add(each.expiry());
        }
      }
      expiries.add(dates);
    }
  }

  /** {@return whether any underlying has contracts of more than one expiry; else no delta is needed} */
  boolean matters() {
    return expiries.stream().anyMatch(dates -> dates.size() > 1);
  }

  /** {@return the most that any position between the two costs; exact when both are the same} */
  double most(Shocked moved, double[] lowest, double[] highest) {
    double sum = 0;
    for (int u = 0; u < expiries.size(); u++) {
      if (expiries.get(u).size() > 1) {
        sum += ofUnderlying(u, moved, lowest, highest);
      }
    }
    return sum;
  }

  private double ofUnderlying(int underlying, Shocked moved, double[] lowest, double[] highest) {
    List<LocalDate> dates = expiries.get(underlying);
    double[] up = new double[dates.size()];
    double[] down = new double[dates.size()];
    for (int c = 0; c < contracts.length; c++) {
      int date = contracts[c].underlying() == underlying ? dates.indexOf(contracts[c].expiry()) : -1;
      if (date >= 0) {
        double one = moved.delta[c] * lowest[c];
        double other = moved.delta[c] * highest[c];
        up[date] += Math.max(one, other);
        down[date] -= Math.min(one, other);
      }
    }
    return market.calendarRate(underlying) * moved.spot[underlying] * matched(up, down);
  }

  /** For every expiry on the long side, what the others can set against it; the largest match of all. */
  private static double matched(double[] up, double[] down) {
    if (up.length == 2) {
      return Math.max(Math.min(floor(up[0]), floor(down[1])), Math.min(floor(up[1]), floor(down[0])));
    }
    double longs = 0;
    double shorts = 0;
    for (int i = 0; i < up.length; i++) {
      longs += floor(up[i]);
      shorts += floor(down[i]);
    }
    return Math.min(longs, shorts);
  }

  private static double floor(double value) {
    return Math.max(0, value);
  }
}
