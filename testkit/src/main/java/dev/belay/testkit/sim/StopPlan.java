package dev.belay.testkit.sim;

import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.order.Side;
import dev.belay.plan.GroupStop;
import dev.belay.plan.LegSpec;
import dev.belay.plan.OnStop;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.testkit.SampleMarket;
import java.math.RoundingMode;
import java.util.Map;

/** Where the simulated host is stopped out, in a third of the seeds: which legs, how near, and over the whole. */
final class StopPlan {

  /** How many in a hundred seeds have stops, and how many of these have quotes. */
  private static final int STOPPED = 35;
  private static final int QUOTED = 60;

  private final Plan plan;

  StopPlan(Plan plan) {
    this.plan = plan;
  }

  boolean any() {
    return plan.below("stops", 100) < STOPPED;
  }

  /** Whether prices reach the process: without them a stop relies on what rests, and nothing guards a group. */
  boolean hasQuotes() {
    return any() && plan.below("quotes", 100) < QUOTED;
  }

  /** The stops of a request: sold options have them, and bought ones where they cover nothing. */
  StopRules of(String key) {
    if (!any()) {
      return StopRules.NONE;
    }
    StopRules stops = StopRules.NONE.with(OnStop.values()[plan.below("on stop " + key, OnStop.values().length)]);
    boolean sells = plan.structure().legs().stream().anyMatch(leg -> leg.side() == Side.SELL);
    for (LegSpec leg : plan.structure().legs()) {
      if (leg.side() == Side.SELL || !sells) {
        stops = stops.with(leg.instrument(), stop(key, leg));
      }
    }
    return plan.below("group stop " + key, 100) < 50 ? stops.with(group(key)) : stops;
  }

  /** Far away, near, or so near that any move hits it; in some seeds it follows the price, or has a target. */
  private StopSpec stop(String key, LegSpec leg) {
    String label = key + " " + leg.instrument();
    int percent = new int[] {200, 50, 20}[plan.below("stop room " + label, 3)];
    Price limit = leg.ladder().limit();
    boolean sold = leg.side() == Side.SELL;
    StopSpec stop = StopSpec.at(scaled(limit, sold ? 100 + percent : 100 - percent / 3));
    if (plan.below("trails " + label, 100) < 25) {
      stop = stop.trailing(scaled(limit, 20));
    }
    return plan.below("target " + label, 100) < 25 ? stop.withTarget(scaled(limit, sold ? 60 : 160)) : stop;
  }

  private GroupStop group(String key) {
    Price spot = Price.parse("24500");
    return switch (GroupStop.Kind.values()[plan.below("group stop kind " + key, GroupStop.Kind.values().length)]) {
      case PREMIUM -> new GroupStop.Premium(Money.rupees(2_000 + plan.below("premium " + key, 40_000)));
      case LOSS -> new GroupStop.Loss(Money.rupees(200 + plan.below("loss " + key, 5_000)));
      case ABOVE -> new GroupStop.Above(SampleMarket.FUTURE, spot.plus(Price.parse("50")));
      case BELOW -> new GroupStop.Below(SampleMarket.FUTURE, spot.minusFloored(Price.parse("50")));
    };
  }

  /** Where the market must come to for a stop to fire: at its trigger or up to a quarter beyond. */
  Price hit(Map.Entry<InstrumentId, StopSpec> stop, int percent) {
    boolean sold = plan.structure().legs().stream().anyMatch(leg ->
        leg.instrument().equals(stop.getKey()) && leg.side() == Side.SELL);
    return scaled(stop.getValue().trigger(), sold ? 100 + percent : 100 - percent);
  }

  private static Price scaled(Price price, int percent) {
    return price.scaled(percent, 100, RoundingMode.HALF_UP).toTick(Price.parse("0.05"), RoundingMode.HALF_UP);
  }
}
