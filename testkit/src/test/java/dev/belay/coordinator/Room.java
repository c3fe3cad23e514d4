package dev.belay.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.broker.BrokerClient;
import dev.belay.margin.FixedMargin;
import dev.belay.margin.MarginEstimator;
import dev.belay.market.InstrumentId;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.AccountId;
import dev.belay.order.Epoch;
import dev.belay.order.InstanceId;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.StrategyId;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Persistence;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.risk.RiskLimits;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.TrueExposure;
import dev.belay.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A coordinator on virtual time before a simulated exchange, and what it tells. */
final class Room {

  static final AccountId ACCOUNT = new AccountId("AB1234");

  final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  final SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  final SimulatedBroker broker = new SimulatedBroker(exchange);
  final List<ExecutionEvent> events = new ArrayList<>();
  /** What stands between the coordinator and the broker. */
  UnaryOperator<BrokerClient> front = UnaryOperator.identity();
  Persistence store = new InMemoryPersistence(new InstanceId("TST"), new Epoch("AAA"));
  MarginEstimator margin = FixedMargin.perLot(Money.rupees(10_000));
  RiskLimits limits = RiskLimits.DEFAULT;
  ExecutionCoordinator coordinator;

  Room open() {
    return open(builder -> builder);
  }

  Room open(UnaryOperator<CoordinatorBuilder> more) {
    CoordinatorConfig config = CoordinatorConfig.of(ACCOUNT).calendar(SampleMarket.calendar()).risk(limits).build();
    coordinator = more.apply(ExecutionCoordinator.builder(front.apply(broker), store, SampleMarket.catalog())
        .margin(margin)
        .config(config).time(time).listener(events::add, Runnable::run)).build();
    coordinator.start();
    pass(Duration.ofMillis(100));
    return this;
  }

  /** The process dies and another one opens the same store; requests that are on their way still arrive. */
  void restart() {
    restart(builder -> builder);
  }

  void restart(UnaryOperator<CoordinatorBuilder> more) {
    coordinator.close();
    store = ((InMemoryPersistence) store).reopened();
    open(more);
  }

  void pass(Duration step) {
    time.advance(step);
  }

  GroupHandle run(GroupRequest request, Duration step) {
    GroupHandle handle = coordinator.execute(request);
    pass(step);
    return handle;
  }

  /** What stood open in truth, whatever anybody was shown. */
  TrueExposure truth() {
    return new TrueExposure(exchange.log(), SampleMarket.rules());
  }

  void assertNoTagTwiceAndNeverNaked() {
    assertThat(exchange.log().repeatedTags()).isEmpty();
    assertThat(truth().risked()).isEmpty();
  }

  private Stream<Alert> raised() {
    return events.stream().filter(ExecutionEvent.Raised.class::isInstance)
        .map(each -> ((ExecutionEvent.Raised) each).alert());
  }

  /** The names of what was alarmed, each once. */
  List<String> alertNames() {
    return raised().map(each -> each.code().name()).distinct().toList();
  }

  List<String> alertTexts(AlertCode code) {
    return raised().filter(each -> each.code() == code).map(Alert::text).toList();
  }

  /** Wings first in the list of legs or last: the plan decides what goes first. */
  static GroupRequest condor(long lots) {
    return condor(lots, GroupPolicy.DEFAULT);
  }

  static GroupRequest condor(long lots, GroupPolicy policy) {
    return enter("condor", lots, policy,
        sell(SampleMarket.put(24_000), "90"), buy(SampleMarket.put(23_800), "40"),
        sell(SampleMarket.call(25_000), "95"), buy(SampleMarket.call(25_200), "45"));
  }

  static GroupRequest enter(String key, long lots, GroupPolicy policy, LegSpec... legs) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("weekly"), Product.NRML, List.of(legs),
        new Sizing.Lots(lots), policy);
  }

  static LegSpec buy(InstrumentId instrument, String limit) {
    return LegSpec.buy(instrument, 1, PriceLadder.at(Price.parse(limit)));
  }

  static LegSpec sell(InstrumentId instrument, String limit) {
    return LegSpec.sell(instrument, 1, PriceLadder.at(Price.parse(limit)));
  }
}
