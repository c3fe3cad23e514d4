package dev.belay.testkit.sim;

import dev.belay.coordinator.GroupHandle;
import dev.belay.coordinator.GroupOutcome;
import dev.belay.coordinator.OperatorCommand;
import dev.belay.coordinator.Restriction;
import dev.belay.coordinator.Run;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.ledger.OrderStatus;
import dev.belay.market.InstrumentId;
import dev.belay.mode.Latch;
import dev.belay.order.GroupId;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Product;
import dev.belay.order.RequestKey;
import dev.belay.order.Scope;
import dev.belay.order.StrategyId;
import dev.belay.persistence.Entry;
import dev.belay.plan.GroupPolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.LegSpec;
import dev.belay.plan.Sizing;
import dev.belay.recovery.OrderText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Who uses Belay in a run: opens groups, closes them, and commands at any moment, as the seed has it. */
final class Host {

  private static final long MILLI = 1_000_000L;
  private static final StrategyId STRATEGY = new StrategyId("weekly");
  private static final long TICK = 500 * MILLI;

  /** So long a person lets Belay search by itself. */
  private static final long PATIENCE = 60_000 * MILLI;

  private final World world;
  private final List<GroupRequest> wanted = new ArrayList<>();
  private final SortedMap<String, Integer> submittedIn = new TreeMap<>();
  private final SortedMap<GroupId, Long> completeSince = new TreeMap<>();
  private final SortedMap<GroupId, Integer> exitedIn = new TreeMap<>();
  private final EnumSet<Latch> restricting = EnumSet.noneOf(Latch.class);
  private final SortedMap<OrderTag, Doubted> doubted = new TreeMap<>();
  private int repeatedIn = 1;

  private record Doubted(InstrumentId instrument, long since) {}

  /** The life that owes a report of its kill switch. */
  private int killedIn;

  Host(World world) {
    this.world = world;
  }

  void begin() {
    world.clock().at(200 * MILLI, () -> want("first"));
    if (world.plan().hasSecondGroup()) {
      world.clock().at(200 * MILLI + world.plan().secondAfter(), () -> {
        world.sometimes(Sometimes.TWO_GROUPS);
        want("second");
      });
    }
    command(Fault.HOST_EXITS, life -> life.coordinator().groups().forEach(GroupHandle::exit));
    command(Fault.HOST_CANCELS, life -> life.coordinator().groups().forEach(GroupHandle::cancel));
    command(Fault.HOST_REPEATS, life -> wanted.forEach(request -> submit(life, request)));
    command(Fault.HOST_RESTRICTS, life -> restrict(life, Restriction.EXIT_ONLY, Latch.RESTRICTED));
    command(Fault.HOST_HALTS, life -> restrict(life, Restriction.HALTED, Latch.HALTED_BY_PERSON));
    command(Fault.HOST_REDUCES, life -> life.coordinator().groups().forEach(each -> {
      world.witness().group(each.id()).ifPresent(books -> books.keepsPackages = true);
      each.exit(1);
    }));
    command(Fault.HOST_ROLLS, this::roll);
    command(Fault.HOST_KILLS, this::kill);
    world.clock().at(TICK, this::tick);
  }

  private void want(String key) {
    GroupPolicy policy = world.plan().policy(key);
    wanted.add(GroupRequest.enter(new RequestKey(key), STRATEGY, Product.NRML,
        world.plan().structure().legs(), new Sizing.Lots(world.plan().lots()), policy));
  }

  /** Something that the host does at a drawn moment, as soon as there is a process to ask. */
  private void command(Fault fault, Consumer<Life> what) {
    if (world.plan().isOn(fault)) {
      long at = (100 + world.spread("host", fault.name(), 0, 12_000)) * MILLI;
      world.clock().at(at, () -> {
        if (!world.isHealed()) {
          world.fire(fault);
          whenUp(what);
        }
      });
    }
  }

  private void whenUp(Consumer<Life> what) {
    if (world.life().isUp()) {
      Life life = world.life();
      life.process().run(() -> what.accept(life));
    } else {
      world.clock().at(world.clock().monotonicNanos() + TICK, () -> whenUp(what));
    }
  }

  /** The new group is asked for as the first one was; how many packages it gets is what the old one held. */
  private void roll(Life life) {
    life.coordinator().groups().stream().findFirst().ifPresent(old -> {
      GroupPolicy policy = world.plan().policy("first");
      RequestKey key = new RequestKey("rolled");
      List<LegSpec> legs = world.plan().structure().legs();
      GroupHandle handle = life.coordinator().execute(GroupRequest.roll(key, STRATEGY, Product.NRML, legs, old.id(),
          policy));
      world.witness().asked(handle.id(), GroupRequest.enter(key, STRATEGY, Product.NRML, legs,
          new Sizing.Lots(world.plan().lots()), policy));
      handle.outcome().whenComplete((outcome, failure) -> {
        if (outcome instanceof GroupOutcome.Completed) {
          world.sometimes(Sometimes.ROLLED);
        }
      });
    });
  }

  /** What a verified report says to be flat is flat, and stays so: nobody enters there before it is acknowledged. */
  private void kill(Life life) {
    Scope scope = scope(life);
    killedIn = life.process().life();
    life.coordinator().kill(scope, "the seed").whenComplete((report, failure) -> {
      killedIn = 0;
      if (failure == null && report.verified()) {
        world.sometimes(Sometimes.KILL_VERIFIED);
        world.witness().verified(report);
      }
    });
    long until = (1000 + world.spread("acknowledge", "kill", 0, 30_000)) * MILLI;
    world.clock().at(world.clock().monotonicNanos() + until, () -> whenUp(later ->
        later.coordinator().relax(Latch.KILL_SWITCH, "the seed")));
  }

  private Scope scope(Life life) {
    List<GroupHandle> groups = life.coordinator().groups();
    return switch ((int) world.spread("kill", "scope", 0, 3)) {
      case 0 -> new Scope.Strategy(STRATEGY);
      case 1 -> new Scope.Instrument(world.plan().structure().legs().get(0).instrument());
      case 2 -> groups.isEmpty() ? Scope.account() : new Scope.Group(groups.get(0).id());
      default -> Scope.account();
    };
  }

  private void restrict(Life life, Restriction to, Latch latch) {
    AtomicBoolean over = new AtomicBoolean();
    life.coordinator().restrict(to, "the seed wants it").whenComplete((mode, failure) -> {
      if (failure == null && !over.get()) { // the answer may come after a slow disk, when the latch is gone again
        restricting.add(latch);
      }
    });
    long until = (1000 + world.spread("relax", latch.name(), 0, 15_000)) * MILLI;
    world.clock().at(world.clock().monotonicNanos() + until, () -> whenUp(later -> {
      over.set(true);
      restricting.remove(latch);
      later.coordinator().relax(latch, "the seed");
    }));
  }

  private void tick() {
    Life life = world.life();
    if (life.isUp()) {
      life.process().run(() -> look(life));
    }
    world.clock().at(world.clock().monotonicNanos() + TICK, this::tick);
  }

  private void look(Life life) {
    life.judge(life.coordinator().mode());
    if (world.isHealed()) {
      resolve(life);
    }
    for (GroupRequest each : wanted) {
      if (!submittedIn.containsKey(each.key().value())) {
        submit(life, each);
      }
    }
    if (life.process().life() > repeatedIn) {
      repeatedIn = life.process().life();
      wanted.forEach(each -> submit(life, each));
    }
    for (GroupHandle each : life.coordinator().groups()) {
      if (each.view().lifecycle() == ExecutionLifecycle.COMPLETED) {
        long since = completeSince.computeIfAbsent(each.id(), id -> world.clock().monotonicNanos());
        boolean due = world.clock().monotonicNanos() - since >= world.plan().exitAfter();
        if (world.plan().exits() && due && exitedIn.getOrDefault(each.id(), 0) < life.process().life()) {
          exitedIn.put(each.id(), life.process().life());
          each.exit();
        }
      }
    }
  }

  /**
   * An order without our tag that could be an unknown one of ours is left to a person, and so is every unknown order
   * while no trades can be read: nothing proves its absence. The person knows of it from an alert, or from the one that
   * a life raised before it died, and asks the broker.
   */
  private void resolve(Life life) {
    if (!world.witness().outsiders().haveTraded() && !world.weather().areTradesDead()) {
      return;
    }
    world.witness().orders().stream().filter(each -> !each.taken && !each.shownEnd)
        .forEach(each -> doubted(each.tag, each.terms));
    life.store().content().stream().filter(each -> each instanceof Entry.Order order
        && order.status().equals(OrderStatus.UNKNOWN.code()))
        .map(each -> OrderText.read((Entry.Order) each).intent())
        .forEach(each -> doubted(each.tag(), each.terms()));
    for (OrderTag each : List.copyOf(doubted.keySet())) {
      boolean taken = world.witness().find(each).filter(order -> order.taken).isPresent();
      boolean late = world.clock().monotonicNanos() - doubted.get(each).since() > PATIENCE;
      if (!taken && late && isLeftToPerson(doubted.get(each).instrument())) {
        doubted.remove(each);
        world.witness().find(each).ifPresent(order -> {
          order.shownEnd = true;
          world.witness().settle(order);
        });
        life.coordinator().operate(new OperatorCommand.ResolveUnknown(each, Optional.empty()), Run.REAL, "the seed");
      }
    }
  }

  private boolean isLeftToPerson(InstrumentId instrument) {
    return world.weather().areTradesDead() || world.witness().outsiders().touched(instrument);
  }

  /** Belay does not know whether an order was placed. */
  void doubted(OrderTag tag, OrderTerms terms) {
    doubted.putIfAbsent(tag, new Doubted(terms.instrument(), world.clock().monotonicNanos()));
  }

  private void submit(Life life, GroupRequest request) {
    submittedIn.merge(request.key().value(), 1, Integer::sum);
    GroupHandle handle = life.coordinator().execute(request);
    world.trace().note(Trace.Kind.HOST, handle.id().number(), 0, () -> "asks for " + request.key());
    world.witness().asked(handle.id(), request);
  }

  boolean isRestricted() {
    return !restricting.isEmpty();
  }

  boolean hasAsked() {
    return killedIn != world.life().process().life()
        && wanted.stream().allMatch(each -> submittedIn.containsKey(each.key().value()))
        && (!world.plan().hasSecondGroup() || wanted.size() == 2);
  }
}
