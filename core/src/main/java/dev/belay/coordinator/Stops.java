package dev.belay.coordinator;

import dev.belay.broker.BrokerCapabilities;
import dev.belay.exposure.GroupExposure;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupReason;
import dev.belay.group.GroupState;
import dev.belay.group.OrderGroup;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.market.InstrumentId;
import dev.belay.market.Quote;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.GroupStop;
import dev.belay.plan.Leg;
import dev.belay.plan.LegRole;
import dev.belay.plan.StopRules;
import dev.belay.plan.StopSpec;
import dev.belay.session.Sessions;
import dev.belay.stop.GroupMarks;
import dev.belay.stop.GroupStopWatch;
import dev.belay.stop.HybridStopLossManager;
import dev.belay.stop.StopEvent;
import dev.belay.stop.StopSession;
import dev.belay.stop.StopState;
import dev.belay.stop.StopStep;
import dev.belay.stop.StopTerms;
import dev.belay.stop.StopWatch;
import dev.belay.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The stops of all groups: tells their machines what happens and has done what they want. Loop only. */
final class Stops {

  /** How late the turn of a session may be seen at the most. */
  private static final Duration LOOK = Duration.ofMinutes(10);

  /** A fill that the broker tells no price of is valued at the last trade after so long. */
  private static final Duration UNPRICED = Duration.ofSeconds(10);

  private final Floor floor;
  private final OrderLedger ledger;
  private final Groups groups;
  private final HybridStopLossManager manager;
  private final BrokerCapabilities capabilities;
  private final Sessions sessions;
  private final StopRouter router;
  private boolean looking;

  Stops(Floor floor, OrderLedger ledger, Groups groups, CommandRouter commands, HybridStopLossManager manager,
      BrokerCapabilities capabilities) {
    this.floor = floor;
    this.ledger = ledger;
    this.groups = groups;
    this.manager = manager;
    this.capabilities = capabilities;
    this.sessions = new Sessions(floor.config().calendar(), floor.config().risk().squareOff());
    this.router = new StopRouter(floor, groups, commands, this);
    floor.quotes().onQuote(this::priced);
  }

  /** Gives each leg the stop that its host asked for, where it has none yet. */
  void open(GroupDesk desk) {
    StopRules rules = desk.state.plan().policy().stops();
    if (!rules.isEmpty()) {
      place(desk, rules);
      watch(desk, rules);
      look();
    }
  }

  private void place(GroupDesk desk, StopRules rules) {
    for (Leg leg : desk.state.plan().legs()) {
      StopSpec spec = rules.legs().get(leg.instrument().id());
      if (spec != null && !desk.stops.containsKey(leg.id())) {
        boolean rests = capabilities.takes(leg.instrument().id().exchange(), desk.state.plan().product(leg),
            PriceTerms.Kind.STOP_LIMIT);
        desk.stops.put(leg.id(), StopState.of(new StopTerms(new Owner(desk.state.plan().group(), Owner.Role.STOP),
            leg.id(), leg.instrument(), leg.side().opposite(), spec, rests)));
      }
    }
  }

  private void watch(GroupDesk desk, StopRules rules) {
    TreeSet<InstrumentId> wanted = new TreeSet<>(rules.legs().keySet());
    if (!rules.group().isEmpty()) {
      desk.state.plan().legs().forEach(leg -> wanted.add(leg.instrument().id()));
    }
    for (GroupStop each : rules.group()) {
      if (each instanceof GroupStop.Above above) {
        wanted.add(above.instrument());
      } else if (each instanceof GroupStop.Below below) {
        wanted.add(below.instrument());
      }
    }
    floor.quotes().watch(wanted);
  }

  /**
   * A group of an earlier life, before it hears anything: its stops take up what the ledger knows of their orders, also
   * a stop that the store never got.
   *
   * @param orders the group's
   */
  void recall(GroupDesk desk, List<ChildOrder> orders) {
    place(desk, desk.state.plan().policy().stops());
    desk.stops.replaceAll((leg, stop) -> StopRestart.of(stop, orders.stream()
        .filter(each -> each.intent().owner().role() == Owner.Role.STOP && each.intent().leg().equals(leg)).toList(),
        floor.now()));
  }

  /** The group goes on, and its stops with it: what they were waiting for in their former life wakes them again. */
  void restarted(GroupDesk desk) {
    open(desk);
    follow(desk);
    List.copyOf(desk.stops.keySet()).forEach(leg -> step(desk, leg, new StopEvent.Ticked(floor.now())));
  }

  /** Tells the stop of a leg what the ledger has learnt of one of its orders, before the group hears of it. */
  void told(GroupDesk desk, OrderFact fact) {
    if (fact.intent().owner().role() == Owner.Role.STOP) {
      step(desk, fact.intent().leg(), new StopEvent.Told(fact, floor.now()));
    }
  }

  /** Protection is entered for shorts that follow: a stop of it would close what they are to be covered by. */
  private static boolean isAwaited(GroupState state, Leg leg) {
    return state.goal().isEntering() && leg.role() == LegRole.PROTECTION
        && state.plan().wanted().stream().anyMatch(each -> each.phase() > leg.phase() && each.isShortOption());
  }

  /** Tells each stop how much it guards now, and how much of that somebody else closes. */
  void follow(GroupDesk desk) {
    for (LegId id : List.copyOf(desk.stops.keySet())) {
      StopState stop = desk.stops.get(id);
      Leg leg = desk.state.plan().leg(id);
      GroupExposure exposure = desk.state.exposure();
      Quantity free = isAwaited(desk.state, leg) ? Quantity.ZERO : leg.side().signed(desk.state.held(id)).orZero()
          .minus(exposure.guarding(leg.instrument().id())).orZero();
      Quantity closing = desk.state.closing(leg).min(free);
      Quantity sent = desk.state.closingWithoutStop(leg);
      boolean pressing = exposure.bared(leg.instrument().id()).isPositive();
      boolean same = stop.held().equals(free) && stop.closing().equals(closing) && stop.sent().equals(sent)
          && stop.pressing() == pressing;
      if (!same || desk.unsettled.remove(id)) {
        step(desk, id, new StopEvent.Position(free, closing, sent, pressing, floor.now()));
      }
    }
  }

  /** What a step wants kept is kept before it is done, in the same transaction as the orders that it sends. */
  void step(GroupDesk desk, LegId leg, StopEvent event) {
    StopState before = desk.stops.get(leg);
    if (before == null) {
      return;
    }
    StopStep step = manager.step(before, event);
    desk.stops.put(leg, step.state());
    if (event instanceof StopEvent.Told told && told.fact().kind() == OrderFact.Kind.FILLED) {
      desk.unsettled.add(leg);
    }
    if (!step.state().kept().equals(before.kept())) {
      floor.outbox().keep(desk, event.at().wall(), !step.moves().isEmpty());
    }
    router.perform(desk, leg, step.commands());
  }

  private void priced(Quote quote) {
    for (GroupDesk desk : List.copyOf(groups.all())) {
      if (!desk.awake || desk.state.lifecycle().isFinal()) {
        continue;
      }
      for (StopState each : List.copyOf(desk.stops.values())) {
        if (each.terms().instrument().id().equals(quote.instrument())) {
          step(desk, each.terms().leg(), new StopEvent.Priced(quote, floor.now()));
        }
      }
      judge(desk);
    }
  }

  /** The conditions over the whole group close it as its host's exit would. */
  private void judge(GroupDesk desk) {
    List<GroupStop> stops = desk.state.plan().policy().stops().group();
    ExecutionLifecycle lifecycle = desk.state.lifecycle();
    boolean complete = lifecycle == ExecutionLifecycle.COMPLETED || lifecycle == ExecutionLifecycle.HELD;
    if (stops.isEmpty() || !complete || desk.state.goal().isReversing()) {
      return;
    }
    Moment now = floor.now();
    desk.groupStops = desk.groupStops.looked(stops, marks(desk, now));
    if (desk.groupStops.fires(now, manager.policy().confirm())) {
      desk.groupStops = GroupStopWatch.NEW;
      groups.tell(desk, new GroupEvent.ExitAsked(GroupReason.GROUP_STOP, now));
    }
  }

  private GroupMarks marks(GroupDesk desk, Moment now) {
    SortedMap<InstrumentId, Quantity> held = new TreeMap<>();
    desk.state.plan().legs().forEach(leg ->
        held.merge(leg.instrument().id(), desk.state.held(leg.id()), Quantity::plus));
    return new GroupMarks(held, spent(desk, now), floor.quotes().all(), now);
  }

  /**
   * What the fills have cost. Where the broker has not told a price yet there is no answer; where it tells none for so
   * long, what has traded last stands in.
   */
  private Optional<Money> spent(GroupDesk desk, Moment now) {
    Money sum = Money.ZERO;
    boolean priced = true;
    for (OrderIntent each : desk.orders.values()) {
      Optional<ChildOrder> order = ledger.find(each.tag()).filter(found -> found.filled().isPositive());
      if (order.isPresent()) {
        Optional<Money> value = order.get().value();
        priced &= value.isPresent();
        Money cost = value.orElseGet(() -> lastTraded(desk, each).times(order.get().filled()));
        sum = each.terms().side() == Side.BUY ? sum.plus(cost) : sum.minus(cost);
      }
    }
    desk.unpricedSince = priced ? Optional.empty() : desk.unpricedSince.or(() -> Optional.of(now));
    boolean known = desk.unpricedSince.filter(since -> !now.isPast(since, UNPRICED)).isEmpty();
    return known ? Optional.of(sum) : Optional.empty();
  }

  private Price lastTraded(GroupDesk desk, OrderIntent order) {
    return floor.quotes().newest(order.terms().instrument()).flatMap(Quote::last)
        .orElseGet(() -> desk.lastFill.get(order.leg()));
  }

  /** The units of a stop's order may be closed once more: by the stop if it has fired, else by who took it over. */
  void mayDouble(OrderIntent order) {
    Optional<GroupDesk> desk = groups.find(order.owner().group());
    if (order.owner().role() == Owner.Role.STOP && desk.isPresent()) {
      step(desk.get(), order.leg(), new StopEvent.MayDouble(order.ref(), floor.now()));
      boolean doubled = desk.get().stops.get(order.leg()).order(order.ref()).filter(each -> each.doubled()).isPresent();
      if (doubled) {
        desk.get().state = OrderGroup.doubled(desk.get().state, order, floor.now());
        groups.tell(desk.get(), new GroupEvent.Ticked(floor.now()));
      }
    }
  }

  /** A buy-back lacks margin: what rests on other keys is cancelled (DESIGN rule 6.10). */
  void freeMargin(OrderIntent refused) {
    each((desk, stop) -> {
      if (!stop.terms().instrument().id().equals(refused.terms().instrument())) {
        step(desk, stop.terms().leg(), new StopEvent.FreeMargin(floor.now()));
      }
    });
  }

  /** What stood in the way of refused orders may be gone. */
  void tryAgain() {
    each((desk, stop) -> {
      if (stop.covering().refusals() > 0) {
        step(desk, stop.terms().leg(), new StopEvent.TryAgain(floor.now()));
      }
    });
  }

  /**
   * Whether a stop has fired for a short on a key that nothing covers: like a bared one it is bought back once more
   * when the first order does not come free (DESIGN rules 4.1 and 5.3). The loss of a covered short has a limit, and a
   * duplicate that nobody needs would turn it round.
   */
  boolean isPressing(PositionKey key) {
    for (GroupDesk desk : groups.all()) {
      for (StopState each : desk.stops.values()) {
        boolean fired = each.held().isPositive() && each.phase().hasFired()
            && desk.state.plan().key(desk.state.plan().leg(each.terms().leg())).equals(key);
        if (fired && desk.state.exposure().filledMatching().uncoveredShorts().stream()
            .anyMatch(sold -> sold.instrument().equals(each.terms().instrument()))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The broker's books have been read; stops that waited for that after the opening rest again. */
  void booksRead(Moment begun) {
    each((desk, stop) -> {
      StopWatch watch = stop.watch();
      boolean since = watch.sessionAt().filter(begun::isBefore).isEmpty();
      if (watch.session() == StopSession.UNREAD && since) {
        step(desk, stop.terms().leg(), new StopEvent.Session(StopSession.OPEN, floor.now()));
      }
    });
  }

  /** Tells stops of the turns of their segments' sessions. */
  private void look() {
    Instant now = floor.now().wall();
    each((desk, stop) -> {
      boolean open = sessions.isOpen(stop.terms().instrument().id().exchange(), now);
      boolean was = stop.watch().session() != StopSession.CLOSED;
      if (open != was) {
        step(desk, stop.terms().leg(), new StopEvent.Session(open ? StopSession.UNREAD : StopSession.CLOSED,
            floor.now()));
      }
    });
    if (!looking && groups.all().stream().anyMatch(desk -> !desk.stops.isEmpty())) {
      looking = true;
      floor.after(nextTurn(now), () -> {
        looking = false;
        look();
      });
    }
  }

  private Duration nextTurn(Instant now) {
    Duration least = LOOK;
    for (GroupDesk desk : groups.all()) {
      for (StopState each : desk.stops.values()) {
        var exchange = each.terms().instrument().id().exchange();
        Instant turn = sessions.calendar().openAt(exchange, now).map(session -> session.close())
            .or(() -> sessions.nextOpen(exchange, now)).orElse(now.plus(LOOK));
        Duration until = Duration.between(now, turn).plusMillis(1);
        least = until.compareTo(least) < 0 ? until : least;
      }
    }
    return least;
  }

  private interface Act {
    void on(GroupDesk desk, StopState stop);
  }

  private void each(Act act) {
    Collection<GroupDesk> desks = List.copyOf(groups.all());
    for (GroupDesk desk : desks) {
      if (desk.awake) {
        List.copyOf(desk.stops.values()).forEach(stop -> act.on(desk, stop));
      }
    }
  }

  static GroupId id(GroupDesk desk) {
    return desk.state.plan().group();
  }
}
