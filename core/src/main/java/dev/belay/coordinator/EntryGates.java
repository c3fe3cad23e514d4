package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.RateBudget;
import dev.belay.ledger.OrderLedger;
import dev.belay.margin.Reserved;
import dev.belay.money.Money;
import dev.belay.order.PositionKey;
import dev.belay.order.Side;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.risk.RefusalCode;
import dev.belay.risk.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway knows against a request before its first order: refusing it whole is better than half of it at the
 * last check (DESIGN rules 5.3 and 5.7). Loop only.
 */
final class EntryGates {

  private final Floor floor;
  private final OrderLedger ledger;
  private final OrderGateway gateway;
  private final RateBudget budget;
  private final DailyLoss losses;

  EntryGates(Floor floor, OrderLedger ledger, OrderGateway gateway, RateBudget budget, DailyLoss losses) {
    this.floor = floor;
    this.ledger = ledger;
    this.gateway = gateway;
    this.budget = budget;
    this.losses = losses;
  }

  /** Keys with an unknown order, and orders that the broker refuses again and again. */
  List<Violation> against(GroupRequest request) {
    List<Violation> found = new ArrayList<>();
    for (LegSpec leg : request.legs()) {
      PositionKey key = new PositionKey(floor.config().account(), leg.instrument(), request.product());
      if (ledger.unknown(key, Side.BUY).plus(ledger.unknown(key, Side.SELL)).isPositive()) {
        found.add(Violation.of(RefusalCode.KEY_UNKNOWN).with("key", key));
      }
      gateway.refusesEntry(key, leg.side()).ifPresent(why ->
          found.add(Violation.of(RefusalCode.REFUSED_REPEATEDLY).with("key", key).with("cause", why)));
    }
    return found;
  }

  /** What the day is judged by (DESIGN rule 7.2). */
  Money resultToday() {
    return losses.result();
  }

  /** Whether the requests that a group may need are there beside those of all others. */
  List<Violation> against(Reserved wanted) {
    Reserved all = floor.reservations().total();
    int minute = budget.ordersLeftThisMinute(floor.now()) - all.requestsPerMinute();
    int day = budget.ordersLeftToday() - all.requestsPerDay();
    boolean fits = wanted.requestsPerMinute() <= minute && wanted.requestsPerDay() <= day;
    return fits ? List.of() : List.of(Violation.of(RefusalCode.REQUESTS_RESERVED)
        .with("actual", wanted.requestsPerMinute()).with("minute", minute).with("day", day));
  }
}
