package dev.belay.risk;

import dev.belay.plan.GroupRequest;
import java.util.ArrayList;
import java.util.List;

/**
 * The default {@link RiskManager}: small rules, asked one after the other, each with the limits of the
 * context.
 *
 * <p>This class is immutable and thread-safe.
 */
public final class StandardRisk implements RiskManager {

  private static final StandardRisk ALL = new StandardRisk(List.of(
      LegRules::instrumentKnown, LegRules::wholeLots, LegRules::wholeTicks, LegRules::insideBand,
      LegRules::brokerTakes, LegRules::freezeKnown, LegRules::unitsOfLeg,
      LimitRules::notional, LimitRules::legs, LimitRules::openGroups, LimitRules::ordersOfDay,
      LimitRules::unitsOfUnderlying, LimitRules::banPeriod, CoverRules::naked, TimeRules::delivery,
      LimitRules::dailyLoss, LimitRules::unwinds, TimeRules::session, StateRules::duplicate, StateRules::mode,
      StateRules::fundsKnown, StateRules::opposed, StateRules::delivery));

  private final List<RiskRule> rules;

  private StandardRisk(List<RiskRule> rules) {
    this.rules = rules;
  }

  /** {@return all standard rules} */
  public static RiskManager rules() {
    return ALL;
  }

  @Override
  public List<Violation> check(GroupRequest request, RiskContext context) {
    List<Violation> all = new ArrayList<>();
    rules.forEach(rule -> all.addAll(rule.check(request, context)));
    return List.copyOf(all);
  }
}
