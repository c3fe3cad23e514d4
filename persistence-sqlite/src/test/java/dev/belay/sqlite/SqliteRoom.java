package dev.belay.sqlite;

import dev.belay.coordinator.CoordinatorConfig;
import dev.belay.coordinator.ExecutionCoordinator;
import dev.belay.coordinator.GroupHandle;
import dev.belay.margin.FixedMargin;
import dev.belay.margin.MarginEstimator;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.AccountId;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.FileEmergencyJournal;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.PriceLadder;
import dev.belay.plan.Sizing;
import dev.belay.testkit.MarginDesk;
import dev.belay.testkit.SampleMarket;
import dev.belay.testkit.SimulatedBroker;
import dev.belay.testkit.SimulatedExchange;
import dev.belay.testkit.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A coordinator on virtual time, a simulated exchange and a SQLite store whose writer runs inline. */
final class SqliteRoom {

  final VirtualTime time = new VirtualTime(SampleMarket.OPEN);
  SimulatedExchange exchange = new SimulatedExchange(time, SampleMarket.rules());
  SimulatedBroker broker = new SimulatedBroker(exchange);
  MarginEstimator margin = FixedMargin.perLot(Money.rupees(10_000));
  Money cash = Money.rupees(10_000_000);
  ExecutionCoordinator coordinator;
  private final Path folder;
  private final List<ExecutionEvent> events = new ArrayList<>();
  private SqlitePersistence store;
  private FileEmergencyJournal journal;

  SqliteRoom(Path folder) {
    this.folder = folder;
    if (!folder.toFile().isDirectory() && !folder.toFile().mkdirs()) {
      throw new IllegalStateException("no folder " + folder);
    }
  }

  void open() {
    exchange.money(cash, MarginDesk.perShortUnit(Money.ZERO));
    store = new SqlitePersistence(Samples.config(folder.resolve("room.db")).writer(Runnable::run)
        .entropy(time::entropy).build());
    journal = new FileEmergencyJournal(folder.resolve("emergency"), Runnable::run);
    coordinator = ExecutionCoordinator.builder(broker, store, SampleMarket.catalog()).margin(margin)
        .config(CoordinatorConfig.of(new AccountId("AB1234")).calendar(SampleMarket.calendar()).build())
        .emergency(journal).time(time).listener(events::add, Runnable::run).build();
    coordinator.start();
    pass(Duration.ofSeconds(5));
  }

  /** The process ends; the file stays. */
  void stop() {
    coordinator.close();
    store.close();
    journal.close();
  }

  void close() {
    stop();
  }

  /** From now on SQLite answers every write as it does on a file system that turned read-only. */
  void turnReadOnly() {
    store.ask(writer -> writer.setting("query_only=ON"));
  }

  /** Another exchange, which remembers nothing of what the first one did. */
  SimulatedExchange anotherExchange() {
    exchange = new SimulatedExchange(time, SampleMarket.rules());
    broker = new SimulatedBroker(exchange);
    return exchange;
  }

  void pass(Duration step) {
    time.advance(step);
  }

  GroupHandle run(GroupRequest request) {
    GroupHandle handle = coordinator.execute(request);
    pass(Duration.ofSeconds(5));
    return handle;
  }

  long count(String metric) {
    return coordinator.metrics().get(metric);
  }

  List<String> alerts() {
    return events.stream().filter(each -> each instanceof ExecutionEvent.Raised)
        .map(each -> ((ExecutionEvent.Raised) each).alert().code().name()).toList();
  }

  /** How many orders were decided, sent or not. */
  long intents() {
    return events.stream().filter(each -> each instanceof ExecutionEvent.Intended).count();
  }

  static OrderTerms soldCall() {
    return new OrderTerms(SampleMarket.call(25_000), Product.NRML, Side.SELL, Quantity.of(65),
        new PriceTerms.Limit(Price.parse("95")));
  }

  static GroupRequest spread(String key) {
    return spread(key, 1);
  }

  static GroupRequest spread(String key, long lots) {
    return enter(key, lots, GroupPolicy.DEFAULT,
        LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
        LegSpec.buy(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("45"))));
  }

  static GroupRequest spread(String key, GroupPolicy policy) {
    return enter(key, 1, policy, LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
        LegSpec.buy(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("45"))));
  }

  /** Both protections are one wave, both shorts the next. */
  static GroupRequest condor(String key) {
    return enter(key, 1, GroupPolicy.DEFAULT,
        LegSpec.sell(SampleMarket.call(25_000), 1, PriceLadder.at(Price.parse("95"))),
        LegSpec.buy(SampleMarket.call(25_200), 1, PriceLadder.at(Price.parse("45"))),
        LegSpec.sell(SampleMarket.put(24_000), 1, PriceLadder.at(Price.parse("80"))),
        LegSpec.buy(SampleMarket.put(23_800), 1, PriceLadder.at(Price.parse("40"))));
  }

  static GroupRequest single(String key) {
    return enter(key, 1, GroupPolicy.DEFAULT,
        LegSpec.buy(SampleMarket.put(23_800), 1, PriceLadder.at(Price.parse("40"))));
  }

  private static GroupRequest enter(String key, long lots, GroupPolicy policy, LegSpec... legs) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("notes"), Product.NRML, List.of(legs),
        new Sizing.Lots(lots), policy);
  }
}
