package dev.belay.testkit.sim;

import dev.belay.coordinator.GroupHandle;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.Epoch;
import dev.belay.order.GroupId;
import dev.belay.order.InstanceId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Side;
import dev.belay.order.StrategyId;
import dev.belay.persistence.Entry;
import dev.belay.persistence.InMemoryPersistence;
import dev.belay.persistence.Lane;
import dev.belay.persistence.Persistence;
import dev.belay.persistence.StoreException;
import dev.belay.persistence.StoreFailure;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Sizing;
import dev.belay.testkit.ForwardingStore;
import dev.belay.testkit.SampleMarket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** A quiet world in which somebody sends orders behind Belay's back, and only some invariants are judged. */
final class Planted {

  static final Quantity LOT = SampleMarket.LOT;

  private static final GroupId NOBODYS = new GroupId(8);
  private static final GroupId ASKED = new GroupId(7);
  private static final List<LegSpec> LEGS = Structure.CALL_VERTICAL.legs();

  private final World world;
  private int sequence = 1000;

  Planted(Invariant judged) {
    this(EnumSet.of(judged), judged == Invariant.S9_ORDERS_OF_THE_STORE ? Planted::refusing : StoreFactory.inMemory(),
        judged == Invariant.S6_MODE ? EnumSet.of(Fault.HOST_RESTRICTS)
            : judged == Invariant.L9_SAID ? EnumSet.of(Fault.TOKEN_DEAD) : EnumSet.noneOf(Fault.class),
        judged == Invariant.S5_CHECKED);
  }

  Planted(EnumSet<Invariant> judged) {
    this(judged, StoreFactory.inMemory(), EnumSet.noneOf(Fault.class), false);
  }

  private Planted(EnumSet<Invariant> judged, StoreFactory stores, EnumSet<Fault> faults, boolean poor) {
    SimOptions options = SimOptions.DEFAULT.only(faults).stores(stores).structure(Structure.CALL_VERTICAL)
        .unjudged(EnumSet.complementOf(judged));
    long seed = 1;
    while (new Plan(seed, options).isPoor() != poor) {
      seed++;
    }
    world = World.quiet(seed, options);
    world.passUntil(() -> world.life().hasMode(), Duration.ofMinutes(1));
    world.witness().asked(ASKED, request("planted"));
  }

  World inside() {
    return world;
  }

  /** A store that takes nothing in. */
  static StoreFactory.Shelf refusing(InstanceId instance, LongSupplier entropy) {
    return new StoreFactory.Shelf() {
      @Override
      public Persistence next() {
        return new ForwardingStore(new InMemoryPersistence(instance, entropy)) {
          @Override
          public CompletionStage<Void> append(Lane lane, List<Entry> batch) {
            return CompletableFuture.failedStage(new StoreException(StoreFailure.IO, "planted"));
          }
        };
      }

      @Override
      public void close() {}
    };
  }

  private static GroupRequest request(String key) {
    return GroupRequest.enter(new RequestKey(key), new StrategyId("planted"), Product.NRML, LEGS, new Sizing.Lots(1),
        GroupPolicy.DEFAULT);
  }

  // ---- behind Belay's back

  SentOrder sends(OrderPurpose purpose, int leg, Side side, long units) {
    OrderTag tag = tag(ASKED, purpose, leg);
    world.witness().sending(tag, terms(leg, side, units));
    return world.witness().find(tag).orElseThrow();
  }

  void sendsForNobody(OrderPurpose purpose, int leg, Side side, long units) {
    world.witness().sending(tag(NOBODYS, purpose, leg), terms(leg, side, units));
  }

  /** Sends an order that truly fills. */
  void trades(OrderPurpose purpose, int leg, Side side, long units) {
    SentOrder sent = sends(purpose, leg, side, units);
    world.broker().placeOrder(sent.tag, sent.terms);
    world.passUntil(() -> sent.trueFilled > 0, Duration.ofSeconds(5));
  }

  void isShown(SentOrder order) {
    order.shownFilled = order.units;
    order.shownEnd = true;
  }

  private OrderTag tag(GroupId group, OrderPurpose purpose, int leg) {
    return new OrderTag(new InstanceId("SIM"), new Epoch("ABC"), sequence++, group, purpose, new LegId(leg),
        sequence % 100, false);
  }

  private static OrderTerms terms(int leg, Side side, long units) {
    return new OrderTerms(LEGS.get(leg).instrument(), Product.NRML, side, Quantity.of(units),
        new PriceTerms.Limit(LEGS.get(leg).ladder().limit()));
  }

  OrderIntent intent(SentOrder order) {
    return new OrderIntent(order.tag, new Owner(order.tag.group(), Owner.Role.GROUP), 0, order.terms, now());
  }

  // ---- what the host hears

  void told(OrderFact fact) {
    told(new ExecutionEvent.Learnt(1, now(), fact));
  }

  void told(ExecutionEvent event) {
    new Told(world, world.life().process()).onEvent(event);
  }

  Instant now() {
    return world.clock().wall();
  }

  // ---- with Belay

  GroupHandle asks() {
    GroupRequest request = request("asked");
    GroupHandle handle = world.coordinator().execute(request);
    world.witness().asked(handle.id(), request);
    world.passUntil(() -> false, Duration.ofSeconds(2));
    return handle;
  }

  void completes() {
    GroupHandle handle = asks();
    world.passUntil(() -> handle.view().lifecycle() == ExecutionLifecycle.COMPLETED, Duration.ofSeconds(20));
  }

  void exits() {
    world.coordinator().groups().forEach(GroupHandle::exit);
    world.passUntil(() -> lifecycle() == ExecutionLifecycle.CLOSED, Duration.ofSeconds(20));
    world.passUntil(() -> false, Duration.ofSeconds(1));
  }

  GroupId group() {
    return world.coordinator().groups().get(0).id();
  }

  ExecutionLifecycle lifecycle() {
    return world.coordinator().groups().get(0).view().lifecycle();
  }

  Entry.Group kept() {
    return world.life().store().content().stream().filter(each -> each.kind() == Entry.Kind.GROUP)
        .map(Entry.Group.class::cast).findFirst().orElseThrow();
  }

  void ends() {
    new Ending(world, 0).tooLate();
  }

  void spins() {
    world.clock().at(world.clock().monotonicNanos() + 1000, this::spins);
  }
}
