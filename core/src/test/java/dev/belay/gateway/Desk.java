package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.money.Money;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.persistence.EmergencyJournal;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.persistence.StoreIdentity;
import dev.belay.time.HandTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A gateway with everything around it in the test's hand. */
final class Desk implements GatewayListener {

  final HandTime time = new HandTime();
  final RecordingBroker broker;
  final Store store = new Store();
  final Journal journal = new Journal();
  final OrderLedger ledger = new OrderLedger(Samples.ACCOUNT);
  final List<String> told = new ArrayList<>();
  final List<OrderTag> emergencies = new ArrayList<>();
  final List<OrderFact> facts = new ArrayList<>();
  Optional<String> objection = Optional.empty();
  boolean pressing;
  Consumer<List<OrderFact>> onFacts = any -> { };
  final RateBudget budget;
  final OrderGateway gateway;
  Money atRisk = Money.ZERO;
  long begun;

  Desk() {
    this(new RecordingBroker());
  }

  Desk(RecordingBroker broker) {
    this.broker = broker;
    budget = new RateBudget(broker.limits);
    gateway = new OrderGateway(new GatewayParts(Samples.ACCOUNT, broker, store, Optional.of(journal), time,
        task -> time.after(Duration.ZERO, task), ledger, budget, GatewayConfig.standard(), new Check(),
        Desk::entryOf, this));
    broker.time = time;
  }

  private static Entry.Order entryOf(ChildOrder order, Instant at) {
    return new Entry.Order(order.tag(), order.intent().owner(), order.status().code(), at,
        "filled " + order.filled());
  }

  void submit(OrderIntent... wave) {
    gateway.submit(List.of(wave), List.of());
    time.settle();
  }

  void settle() {
    time.settle();
  }

  void pass(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  /** {@return after how many seconds each order book was asked for, since {@link #begun}} */
  List<Long> bookReadsAfter() {
    return broker.bookReads.stream().filter(at -> at > begun).map(at -> (at - begun) / 1_000_000_000).toList();
  }

  OrderStatus status(OrderIntent intent) {
    return ledger.find(intent.tag()).orElseThrow().status();
  }

  @Override
  public void onFacts(List<OrderFact> news) {
    facts.addAll(news);
    news.forEach(each -> told.add(each.kind() + " " + each.intent().ref()));
    onFacts.accept(news);
  }

  @Override
  public void onStoreFailed(String cause) {
    told.add("store failed: " + cause);
  }

  @Override
  public void onAccountRefusal(BrokerRejection rejection) {
    told.add("account refused: " + rejection.reason());
  }

  @Override
  public void onStoreSlow() {
    told.add("store slow");
  }

  @Override
  public void onCommitted(Duration took) {
    if (!took.isZero()) {
      told.add("store committed after " + took.toMillis() + " ms");
    }
  }

  @Override
  public void onDuplicateAllowed(OrderIntent stuck) {
    told.add("duplicate of " + stuck.ref() + " allowed");
  }

  @Override
  public void onStuckInTransit(OrderTag tag) {
    told.add("stuck in transit");
  }

  @Override
  public void onLateAnswer(OrderTag tag) {
    told.add("late answer");
  }

  @Override
  public void onVoided(OrderTag tag, String why) {
    told.add("voided: " + why);
  }

  @Override
  public void onEmergency(OrderTag tag, boolean journalled) {
    told.add("emergency, journalled " + journalled);
    emergencies.add(tag);
  }

  private final class Check implements SendCheck {
    @Override
    public Optional<String> objection(ChildOrder order) {
      return objection;
    }

    @Override
    public boolean isPressing(PositionKey key) {
      return pressing;
    }

    @Override
    public Money atRisk(OrderIntent intent) {
      return atRisk;
    }
  }

  /** A store that answers at once, or when the test says so. */
  static final class Store implements Persistence {
    final List<String> appends = new ArrayList<>();
    final List<OrderTag> durable = new ArrayList<>();
    final Deque<CompletableFuture<Void>> open = new ArrayDeque<>();
    boolean holds;

    @Override
    public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
      List<String> parts = new ArrayList<>();
      for (Entry each : batch) {
        parts.add(each instanceof Entry.Order order ? order.status() : each.kind().toString());
      }
      appends.add(lane + " " + String.join(",", parts));
      CompletableFuture<Void> done = new CompletableFuture<>();
      if (lane == Lane.DURABLE) {
        batch.stream().filter(Entry.Order.class::isInstance)
            .forEach(each -> done.thenRun(() -> durable.add(((Entry.Order) each).tag())));
      }
      if (holds) {
        open.add(done);
      } else {
        done.complete(null);
      }
      return done;
    }

    @Override
    public CompletionStage<StoreIdentity> open() {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Entry>> loadActive(Instant finalSince) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CompletionStage<List<Entry.Journal>> journal(long from, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  /** A journal that answers at once, or never. */
  static final class Journal implements EmergencyJournal {
    final List<String> appends = new ArrayList<>();
    boolean hangs;
    boolean fails;

    @Override
    public CompletionStage<Void> append(Entry entry) {
      appends.add(entry instanceof Entry.Order order ? order.status() : entry.kind().toString());
      if (fails) {
        return CompletableFuture.failedFuture(new StoreException(StoreFailure.FULL, "no room"));
      }
      return hangs ? new CompletableFuture<>() : CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Content> load() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
