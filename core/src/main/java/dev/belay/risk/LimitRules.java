package dev.belay.risk;

import dev.belay.market.Underlying;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.PositionKey;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.RequestKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rules that compare the request, the account or the day with a limit of the host or the exchange. */
final class LimitRules {

  private LimitRules() {}

  static List<Violation> notional(GroupRequest request, RiskContext context) {
    BigDecimal value = BigDecimal.ZERO;
    for (RequestLeg leg : RequestLeg.known(request, context)) {
      value = value.add(leg.contractPrice().toDecimal().multiply(BigDecimal.valueOf(leg.units().units())));
    }
    Money limit = context.limits().notionalPerGroup();
    return value.compareTo(limit.toDecimal()) <= 0 ? List.of()
        : List.of(Violation.of(RefusalCode.NOTIONAL_LIMIT)
            .with("actual", value.stripTrailingZeros().toPlainString()).with("limit", limit));
  }

  static List<Violation> legs(GroupRequest request, RiskContext context) {
    return atMost(RefusalCode.LEGS_LIMIT, request.legs().size(), context.limits().legsPerGroup());
  }

  static List<Violation> openGroups(GroupRequest request, RiskContext context) {
    int after = context.openGroups() + (request.kind() == RequestKind.ENTER ? 1 : 0);
    return atMost(RefusalCode.GROUPS_OPEN, after, context.limits().openGroups());
  }

  /** What goes in may have to come out again: every order of the entry counts twice. */
  static List<Violation> ordersOfDay(GroupRequest request, RiskContext context) {
    long orders = RequestLeg.known(request, context).stream().mapToLong(leg -> leg.orders().orElse(1L)).sum();
    return atMost(RefusalCode.ORDERS_DAY, context.ordersToday() + 2 * orders, context.limits().ordersPerDay());
  }

  private static List<Violation> atMost(RefusalCode code, long actual, long limit) {
    return actual <= limit ? List.of() : List.of(Violation.of(code).with("actual", actual).with("limit", limit));
  }

  static List<Violation> dailyLoss(GroupRequest request, RiskContext context) {
    Money loss = context.dayResult().negate();
    Money limit = context.limits().dailyLoss();
    return limit.isMoreThan(loss) ? List.of()
        : List.of(Violation.of(RefusalCode.LOSS_DAY).with("actual", loss).with("limit", limit));
  }

  static List<Violation> unwinds(GroupRequest request, RiskContext context) {
    return context.unwindsToday() < context.limits().unwindsPerStrategy() ? List.of()
        : List.of(Violation.of(RefusalCode.STRATEGY_UNWINDS).with("strategy", request.strategy())
            .with("actual", context.unwindsToday()).with("limit", context.limits().unwindsPerStrategy()));
  }

  static List<Violation> banPeriod(GroupRequest request, RiskContext context) {
    return RequestLeg.known(request, context).stream()
        .filter(leg -> leg.instrument().kind().isDerivative())
        .filter(leg -> context.banned().contains(leg.instrument().underlying()))
        .map(leg -> Violation.of(RefusalCode.BAN_PERIOD, leg.id()).with("underlying", leg.instrument().underlying()))
        .toList();
  }

  /** Longs and shorts of all contracts on an underlying are added up, not offset: the strictest reading. */
  static List<Violation> unitsOfUnderlying(GroupRequest request, RiskContext context) {
    SortedMap<PositionKey, Quantity> after = new TreeMap<>(context.external());
    context.ownPositions().forEach(own -> after.merge(own.key(), own.quantity(), Quantity::plus));
    RequestLeg.known(request, context)
        .forEach(leg -> after.merge(leg.key(request, context), leg.signedUnits(), Quantity::plus));
    SortedMap<Underlying, Quantity> sums = new TreeMap<>();
    after.forEach((key, units) -> context.instrument(key.instrument())
        .ifPresent(known -> sums.merge(known.underlying(), units.abs(), Quantity::plus)));
    List<Violation> found = new ArrayList<>();
    context.limits().unitsPerUnderlying().forEach((underlying, limit) -> {
      Quantity sum = sums.getOrDefault(underlying, Quantity.ZERO);
      boolean asked = RequestLeg.known(request, context).stream()
          .anyMatch(leg -> leg.instrument().underlying().equals(underlying));
      if (asked && sum.isMoreThan(limit)) {
        found.add(Violation.of(RefusalCode.POSITION_LIMIT).with("underlying", underlying).with("actual", sum)
            .with("limit", limit));
      }
    });
    return found;
  }
}
