package dev.belay.examples;

import dev.belay.broker.BrokerPosition;
import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderTag;
import dev.belay.order.Side;
import dev.belay.testkit.ExchangeEvent;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.TrueExposure;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run ended, by Belay's account and by the exchange's own.
 *
 * @param group the group as Belay sees it
 * @param own signed units that all groups of the store hold, by instrument
 * @param positions the exchange's net positions
 * @param tags the names of all orders that reached the exchange
 * @param premium what the exchange's trades brought in, less what they cost
 * @param uncovered how often a short stood, or could have stood, uncovered at the exchange
 * @param metrics Belay's counters
 */
record Ending(GroupView group, SortedMap<InstrumentId, Quantity> own, List<BrokerPosition> positions,
    List<OrderTag> tags, Money premium, int uncovered, ExecutionMetrics metrics) {

  static Ending of(Desk desk, GroupView group) {
    ExchangeLog log = desk.exchange().log();
    return new Ending(group, own(desk), desk.exchange().positions(), log.tags(), premium(log),
        new TrueExposure(log, desk.rules()).risked().size(), desk.coordinator().metrics());
  }

  private static SortedMap<InstrumentId, Quantity> own(Desk desk) {
    SortedMap<InstrumentId, Quantity> own = new TreeMap<>();
    desk.coordinator().groups().forEach(each ->
        each.view().held().forEach((id, units) -> own.merge(id, units, Quantity::plus)));
    return own;
  }

  private static Money premium(ExchangeLog log) {
    SortedMap<BrokerOrderId, Side> sides = new TreeMap<>();
    Money premium = Money.ZERO;
    for (ExchangeEvent each : log.events()) {
      if (each instanceof ExchangeEvent.Taken taken) {
        sides.put(taken.id(), taken.terms().side());
      } else if (each instanceof ExchangeEvent.Filled fill) {
        premium = premium.minus(fill.price().times(sides.get(fill.id()).signed(fill.quantity())));
      }
    }
    return premium;
  }

  void print(PrintStream out) {
    SortedMap<InstrumentId, Optional<BrokerPosition>> rows = new TreeMap<>();
    own.keySet().forEach(id -> rows.put(id, Optional.empty()));
    positions.forEach(each -> rows.put(each.instrument(), Optional.of(each)));
    out.println();
    out.println(row("positions", "Belay", "exchange", "average"));
    rows.forEach((id, position) -> out.println(row(id.symbol(),
        EventLines.signed(own.getOrDefault(id, Quantity.ZERO).units()),
        EventLines.signed(position.map(each -> each.net().units()).orElse(0L)),
        position.flatMap(BrokerPosition::averagePrice).map(Object::toString).orElse("-"))));
    out.println(String.format(Locale.ROOT, "%-20s %30s", "premium, in less out", premium));
    out.println();
    out.println(line());
  }

  private static String row(String contract, String own, String exchange, String average) {
    return String.format(Locale.ROOT, "%-20s %8s %10s %10s", contract, own, exchange, average);
  }

  /** The last line of the output, which programs read. */
  String line() {
    return "final: " + group.lifecycle() + " legs=" + legs() + " childOrders=" + childOrders()
        + " emergency_hedges_triggered=" + metrics.get(ExecutionMetrics.EMERGENCY_HEDGES)
        + " groups_unwound=" + metrics.get(ExecutionMetrics.UNWOUND) + " flat=" + isFlat();
  }

  /** How many legs the exchange holds. */
  private long legs() {
    return positions.stream().filter(each -> !each.net().isZero()).count();
  }

  private long childOrders() {
    return tags.stream().filter(tag -> tag.group().equals(group.id())).count();
  }

  private boolean isFlat() {
    return legs() == 0;
  }

  /** What is not as it should be; empty when all is. */
  List<String> objections(ExecutionLifecycle wanted, long entryOrders) {
    List<String> wrong = new ArrayList<>();
    boolean unwound = wanted == ExecutionLifecycle.HEDGED;
    expect(wrong, "state", wanted, group.lifecycle());
    expect(wrong, "flat", unwound, group.isFlat());
    expect(wrong, "emergency hedges", 0L, metrics.get(ExecutionMetrics.EMERGENCY_HEDGES));
    expect(wrong, "groups unwound", unwound ? 1L : 0L, metrics.get(ExecutionMetrics.UNWOUND));
    expect(wrong, "moments with an uncovered short", 0, uncovered);
    if (!unwound) {
      expect(wrong, "child orders", entryOrders, childOrders());
    }
    for (BrokerPosition each : positions) {
      expect(wrong, "own units of " + each.instrument(), each.net(),
          own.getOrDefault(each.instrument(), Quantity.ZERO));
    }
    return wrong;
  }

  private static void expect(List<String> wrong, String what, Object wanted, Object found) {
    if (!wanted.equals(found)) {
      wrong.add(what + ": expected " + wanted + ", found " + found);
    }
  }
}
