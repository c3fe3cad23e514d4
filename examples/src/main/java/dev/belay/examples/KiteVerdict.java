package dev.belay.examples;

import dev.belay.broker.BrokerPosition;
import dev.belay.coordinator.GroupView;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.testkit.ExchangeLog;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a run ended by the exchange's hidden truth, and what is wrong with it.
 *
 * @param seed the run's seed
 * @param end the group's last state
 * @param requests how many HTTP requests the server read
 * @param log what happened at the exchange
 * @param told what Belay told its listener
 * @param violations what must not be; empty when all is well
 */
record KiteVerdict(long seed, ExecutionLifecycle end, int requests, ExchangeLog log, List<ExecutionEvent> told,
    List<String> violations) {

  /** Reads may lie for a minute, polls be 12 s apart, and the buy-back has 15 s from its evidence on. */
  private static final Duration LATE_SALES_BOUGHT_BACK = Duration.ofSeconds(60 + 12 + 15);

  static KiteVerdict of(long seed, GroupView group, boolean left, SimulatedExchange exchange, int requests,
      List<ExecutionEvent> told) {
    ExchangeLog log = exchange.log();
    TrueExposure truth = new TrueExposure(log, SampleMarket.rules());
    SortedMap<InstrumentId, Quantity> open = new TreeMap<>();
    for (BrokerPosition each : exchange.positions()) {
      if (!each.net().isZero()) {
        open.put(each.instrument(), each.net());
      }
    }
    List<String> wrong = new ArrayList<>();
    if (!log.repeatedTags().isEmpty()) {
      wrong.add("tags that arrived twice: " + log.repeatedTags());
    }
    List<TrueExposure.Point> risked = truth.riskedBeyondLateSales(LATE_SALES_BOUGHT_BACK);
    if (!risked.isEmpty()) {
      wrong.add("a short stood or could have stood uncovered: " + risked.get(0));
    }
    boolean complete = group.lifecycle() == ExecutionLifecycle.COMPLETED && !left && open.size() == 4;
    boolean flat = group.lifecycle().isFinal() && open.isEmpty();
    if (!complete && !flat) {
      wrong.add("neither complete nor flat: " + group.lifecycle() + " with " + open);
    }
    if (!open.equals(held(group))) {
      wrong.add("Belay holds " + held(group) + ", the exchange " + open);
    }
    return new KiteVerdict(seed, group.lifecycle(), requests, log, List.copyOf(told), wrong);
  }

  private static SortedMap<InstrumentId, Quantity> held(GroupView group) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>(group.held());
    held.values().removeIf(Quantity::isZero);
    return held;
  }
}
