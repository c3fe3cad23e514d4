package dev.belay.examples;

import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Shock;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a plan needs more than the present positions, leg after leg in the order in which it goes out, and at last its
 * shorts alone; under every move of price and volatility, each with its dearest spread.
 *
 * @param moves moves of price and volatility, the unmoved market first
 * @param points the portfolios
 */
record MarginPath(List<Shock> moves, List<Point> points) {

  /**
   * A portfolio.
   *
   * @param name what has filled
   * @param needs what it needs more, by move
   */
  record Point(String name, List<Money> needs) {

    Money worst() {
      return needs.stream().reduce(Money.ZERO, Money::max);
    }
  }

  static MarginPath of(MarginQuestion question, MarginModel model, MarginLimits limits) {
    List<Shock> moves = limits.shocks().stream()
        .map(each -> new Shock(each.price(), each.volatility(), Shock.ONE)).distinct().toList();
    List<Leg> ordered = new ArrayList<>(question.plan().legs());
    ordered.sort((one, other) -> Integer.compare(one.phase(), other.phase()));
    List<Point> points = new ArrayList<>();
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    points.add(point("nothing filled", question, model, limits, moves, filled));
    for (Leg leg : ordered) {
      filled.put(leg.id(), leg.quantity());
      points.add(point("then " + name(leg), question, model, limits, moves, filled));
    }
    SortedMap<LegId, Quantity> shorts = new TreeMap<>();
    ordered.stream().filter(leg -> leg.side() == Side.SELL).forEach(leg -> shorts.put(leg.id(), leg.quantity()));
    if (!shorts.isEmpty() && shorts.size() < ordered.size()) {
      points.add(point("its shorts alone", question, model, limits, moves, shorts));
    }
    return new MarginPath(moves, points);
  }

  static String name(Leg leg) {
    return leg.side() + " " + leg.quantity() + " " + leg.instrument().id().symbol();
  }

  private static Point point(String name, MarginQuestion question, MarginModel model, MarginLimits limits,
      List<Shock> moves, SortedMap<LegId, Quantity> filled) {
    Money present = need(model.estimate(question.present(), Shock.NONE));
    List<Money> needs = new ArrayList<>();
    for (Shock move : moves) {
      Money dearest = Money.ZERO;
      for (Shock shock : limits.shocks()) {
        boolean same = shock.price() == move.price() && shock.volatility() == move.volatility();
        dearest = same ? dearest.max(need(model.estimate(question.after(filled), shock)).minus(present)) : dearest;
      }
      needs.add(dearest);
    }
    return new Point(name, needs);
  }

  private static Money need(MarginEstimate estimate) {
    if (estimate instanceof MarginEstimate.Known known) {
      return known.requirement();
    }
    throw new InputException("the market", "misses: " + ((MarginEstimate.Unavailable) estimate).missing());
  }
}
