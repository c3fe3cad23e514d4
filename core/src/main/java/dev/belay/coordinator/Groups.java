package dev.belay.coordinator;

import dev.belay.exposure.InterimEvent;
import dev.belay.exposure.InterimExposureHandler;
import dev.belay.exposure.InterimStep;
import dev.belay.group.Child;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupCommand;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupLife;
import dev.belay.group.GroupSignal;
import dev.belay.group.GroupState;
import dev.belay.group.GroupStep;
import dev.belay.group.OrderGroup;
import dev.belay.hedge.EmergencyHedgeManager;
import dev.belay.hedge.HedgeEvent;
import dev.belay.hedge.HedgePhase;
import dev.belay.hedge.LegHedge;
import dev.belay.ledger.OrderLedger;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.RejectionReason;
import dev.belay.plan.Leg;
import dev.belay.stop.HybridStopLossManager;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The groups of a coordinator: tells their machines what happens and sees to what they answer. Loop only. */
final class Groups {

  /** How often a held group is told of: while a short stands bared, otherwise, and while its market is closed. */
  private static final Duration HELD_BARED = Duration.ofSeconds(10);
  private static final Duration HELD_COVERED = Duration.ofSeconds(30);
  private static final Duration HELD_SHUT = Duration.ofHours(1);

  private final Floor floor;
  private final Purse purse;
  private final ExposureWatch exposure;
  private final CommandRouter commands;
  private final Stops stops;
  private final InterimExposureHandler windows = new InterimExposureHandler();
  private final SortedMap<GroupId, GroupDesk> desks = new TreeMap<>();

  Groups(Floor floor, OrderLedger ledger, Parts parts, Purse purse, ExposureWatch exposure) {
    this.floor = floor;
    this.exposure = exposure;
    this.purse = purse;
    this.commands = new CommandRouter(floor, this, new EmergencyHedgeManager(parts.hedges()), purse,
        parts);
    this.stops = new Stops(floor, ledger, this, commands, new HybridStopLossManager(parts.stops()),
        parts.broker().capabilities());
  }

  Collection<GroupDesk> all() {
    return Collections.unmodifiableCollection(desks.values());
  }

  Optional<GroupDesk> find(GroupId id) {
    return Optional.ofNullable(desks.get(id));
  }

  void tellHedge(GroupDesk desk, HedgeEvent event) {
    commands.tellHedge(desk, event);
  }

  Protector protector() {
    return commands.protector();
  }

  Stops stops() {
    return stops;
  }

  void add(GroupDesk desk) {
    desks.put(desk.state.plan().group(), desk);
    if (desk.awake) {
      stops.open(desk);
    }
    exposure.begin(desk);
    desk.handle.publish(desk.view());
  }

  /** Tells one group something, keeps what comes of it, and has it done. */
  void tell(GroupDesk desk, GroupEvent event) {
    GroupState before = desk.state;
    GroupStep step = OrderGroup.step(before, event);
    desk.state = step.state();
    if (event instanceof GroupEvent.Told told && told.fact().kind() == OrderFact.Kind.FILLED) {
      purse.shrink(desk);
      exposed(desk, told.fact().intent().leg()); // before what it leads to
    }
    ExecutionLifecycle from = before.lifecycle();
    for (GroupSignal signal : step.moves()) {
      ExecutionLifecycle to = GroupLife.next(from, signal);
      moved(desk, from, signal, to);
      from = to;
    }
    if (!step.state().equals(before)) {
      floor.outbox().keep(desk, event.at().wall(), !step.moves().isEmpty());
      exposure.look(desk);
    }
    boolean doubted = !desk.doubted.isEmpty();
    if (event instanceof GroupEvent.TakenAway booked) {
      desk.doubted.remove(booked.leg()); // or it would count twice
    }
    commands.perform(desk, step.commands());
    if (doubted) {
      needHedges(desk);
    }
    stops.follow(desk);
    settle(desk, event.at());
    desk.handle.publish(desk.view());
  }

  private void moved(GroupDesk desk, ExecutionLifecycle from, GroupSignal signal, ExecutionLifecycle to) {
    GroupId id = desk.state.plan().group();
    floor.say((sequence, at) -> new ExecutionEvent.Moved(sequence, at, id, from, signal, to));
    if (signal == GroupSignal.LATE_FILL) {
      floor.raise(new Alert(AlertCode.UNWANTED_FILL, Optional.of(id), "a fill came after the group had ended"));
    } else if (to == ExecutionLifecycle.HELD) {
      held(desk);
    }
    if (to == ExecutionLifecycle.COMPLETED) {
      purse.shrink(desk);
    } else if (to.isFinal()) {
      floor.release(id);
    }
  }

  /** HELD is a watch: a person is told again and again what is held and what may be done, until it is over. */
  private void held(GroupDesk desk) {
    GroupState state = desk.state;
    if (state.lifecycle() == ExecutionLifecycle.HELD) {
      floor.raise(new Alert(AlertCode.GROUP_HELD, Optional.of(state.plan().group()), HeldText.of(state)));
      Duration again = state.isShut() ? HELD_SHUT : desk.bared().isPositive() ? HELD_BARED : HELD_COVERED;
      wake(desk, "held", again, () -> held(desk));
    }
  }

  /**
   * Routes a fact of the ledger to the machines of its group. A group that start-up has not woken yet hears nothing:
   * it catches up with all of it at once.
   */
  void told(OrderFact fact) {
    GroupDesk desk = desks.get(fact.intent().owner().group());
    if (desk == null) {
      floor.say((sequence, at) -> new ExecutionEvent.Learnt(sequence, at, fact));
    } else if (desk.awake) {
      learnt(desk, fact);
      stops.told(desk, fact);
      tell(desk, new GroupEvent.Told(fact, floor.now()));
      toHedge(desk, fact);
    }
  }

  /** Whether start-up has told every group of an earlier life what its orders have become. */
  boolean areAwake() {
    return desks.values().stream().allMatch(desk -> desk.awake);
  }

  /** Brings a group of an earlier life up to its orders, all at once. */
  void caughtUp(GroupDesk desk, List<OrderFact> facts) {
    facts.forEach(fact -> learnt(desk, fact));
    tell(desk, new GroupEvent.CaughtUp(facts, floor.now()));
    facts.stream().filter(fact -> fact.kind() == OrderFact.Kind.FILLED).map(fact -> fact.intent().leg()).distinct()
        .forEach(leg -> exposed(desk, leg));
    facts.forEach(fact -> toHedge(desk, fact));
  }

  private void learnt(GroupDesk desk, OrderFact fact) {
    floor.say((sequence, at) -> new ExecutionEvent.Learnt(sequence, at, fact));
    if (fact.kind() == OrderFact.Kind.FILLED) {
      ((OrderFact.Filled) fact).price().filter(price -> !price.isZero())
          .ifPresent(price -> desk.lastFill.put(fact.intent().leg(), price));
    }
    desk.prices.told(fact).ifPresent(refused -> {
      OrderTerms terms = fact.intent().terms();
      floor.bands().refused(terms.instrument(), terms.side(), refused, floor.now());
    });
    if (fact.kind() == OrderFact.Kind.PRICED) {
      desk.lastFill.put(fact.intent().leg(), ((OrderFact.Priced) fact).average());
    }
    alert(fact, fact.intent().owner().group());
  }

  private void toHedge(GroupDesk desk, OrderFact fact) {
    if (fact.intent().owner().role() == Owner.Role.HEDGE) {
      commands.tellHedge(desk, new HedgeEvent.Told(fact, floor.now()));
    }
    if (freesSomething(fact)) {
      tryAgain();
    } else if (lacksMargin(fact)) {
      freeMargin(fact.intent());
      stops.freeMargin(fact.intent());
    }
  }

  /** A buy-back was taken, or a position shrank and its margin is free: what is held may go now (rule 6.10). */
  private static boolean freesSomething(OrderFact fact) {
    boolean reduces = fact.intent().purpose().isRiskReducing();
    return reduces && fact.kind() == OrderFact.Kind.FILLED
        || fact.intent().purpose() == OrderPurpose.COVER && fact.kind() == OrderFact.Kind.ACCEPTED;
  }

  private static boolean lacksMargin(OrderFact fact) {
    return fact.intent().purpose() == OrderPurpose.COVER && fact instanceof OrderFact.Closed closed
        && closed.rejection().filter(each -> each.reason() == RejectionReason.MARGIN).isPresent();
  }

  /** A buy-back was refused for want of margin: our entries on other keys hold some, and are cancelled (rule 6.10). */
  private void freeMargin(OrderIntent refused) {
    for (GroupDesk desk : List.copyOf(desks.values())) {
      for (Child each : desk.state.children()) {
        boolean entry = each.role() == Owner.Role.GROUP && each.purpose() == OrderPurpose.ENTRY && each.isOpen();
        if (entry && !desk.intent(each.role(), each.ref()).terms().instrument()
            .equals(refused.terms().instrument())) {
          commands.perform(desk, List.of(new GroupCommand.Cancel(each.role(), each.ref())));
        }
      }
    }
  }

  /** What stood in the way of blocked closing orders may be gone. */
  void tryAgain() {
    stops.tryAgain();
    for (GroupDesk desk : List.copyOf(desks.values())) {
      if (desk.state.lifecycle() == ExecutionLifecycle.HELD && desk.state.goal().isReversing()) {
        tell(desk, new GroupEvent.TryAgain(floor.now()));
      }
      if (desk.hedge.legs().values().stream().anyMatch(each -> each.phase() == HedgePhase.HELD)) {
        commands.tellHedge(desk, new HedgeEvent.TryAgain(floor.now()));
      }
    }
  }

  /** A buy-back that may be sent once more (rule 5.3); what the group itself sent, the hedge manager now covers. */
  void mayDouble(OrderIntent order) {
    stops.mayDouble(order);
    if (order.owner().role() == Owner.Role.HEDGE) {
      find(order.owner().group()).ifPresent(desk ->
          commands.tellHedge(desk, new HedgeEvent.MayDouble(order.ref(), floor.now())));
    }
  }

  private void exposed(GroupDesk desk, LegId leg) {
    GroupState state = desk.state;
    floor.say((sequence, at) -> new ExecutionEvent.Exposed(sequence, at, state.plan().group(), leg, state.held(leg),
        state.interimExposure(), desk.bared(), state.exposure().naked()));
  }

  private void alert(OrderFact fact, GroupId group) {
    if (fact.kind() == OrderFact.Kind.IN_DOUBT) {
      floor.raise(new Alert(AlertCode.UNKNOWN_ORDER, Optional.of(group),
          fact.intent().tag() + " " + fact.intent().terms() + ": " + ((OrderFact.InDoubt) fact).cause()));
    }
  }

  /** Runs the clocks of naked and incomplete windows. */
  private void settle(GroupDesk desk, Moment now) {
    InterimStep step = windows.told(desk.interim, desk.bared(), Quantity.of(desk.state.interimExposure()), now);
    interim(desk, step);
  }

  private void interim(GroupDesk desk, InterimStep step) {
    desk.interim = step.state();
    for (InterimEvent each : step.events()) {
      if (each instanceof InterimEvent.Opened) {
        floor.journal().count(ExecutionMetrics.INTERIM_WINDOWS, 1);
      } else if (each instanceof InterimEvent.Ended ended) {
        floor.journal().count(ExecutionMetrics.INTERIM_MILLIS, ended.open().toMillis());
      } else if (each instanceof InterimEvent.StillOpen open) {
        floor.raise(new Alert(AlertCode.INTERIM_EXPOSURE, Optional.of(desk.state.plan().group()),
            open.window().kind() + " for " + open.open().toMillis() + " ms: " + open.window().now() + " units"));
      }
    }
    step.wakeAt().ifPresent(at -> wake(desk, "interim", at.since(floor.now()),
        () -> interim(desk, windows.ticked(desk.interim, floor.now()))));
  }

  /** One timer for each reason; a newer wish replaces the older one. */
  void wake(GroupDesk desk, String why, Duration after, Runnable task) {
    Optional.ofNullable(desk.wakes.get(why)).ifPresent(Timer::cancel);
    desk.wakes.put(why, floor.after(after, task));
  }

  /**
   * What reconciliation believes to be gone and has not booked: its shorts are covered ahead of that, for as long as it
   * is believed (DESIGN rule 8.5). Losses of no leg take everything back.
   */
  void doubt(GroupDesk desk, SortedMap<LegId, Quantity> losses) {
    if (!desk.doubted.equals(losses)) {
      desk.doubted.clear();
      desk.doubted.putAll(losses);
      needHedges(desk);
    }
  }

  /** The market of a group has closed or opened: its hedges wait with it. */
  void session(GroupDesk desk, GroupEvent event) {
    tell(desk, event);
    needHedges(desk);
  }

  /** A group as it would be without what is believed to be gone, as far as that is not booked by now. */
  GroupState atWorst(GroupDesk desk) {
    GroupState without = desk.state;
    for (Map.Entry<LegId, Quantity> loss : desk.doubted.entrySet()) {
      Quantity held = without.held(loss.getKey());
      Quantity units = loss.getValue().abs().min(held.abs());
      if (units.isPositive() && held.isNegative() != loss.getValue().isNegative()) {
        Quantity change = held.isNegative() ? units : units.negate();
        without = OrderGroup.step(without, new GroupEvent.TakenAway(loss.getKey(), change, floor.now())).state();
      }
    }
    return without;
  }

  /** Tells the hedge manager of every short whose need has changed: as it is, or as it would be without the doubted. */
  private void needHedges(GroupDesk desk) {
    GroupState without = atWorst(desk);
    for (Leg leg : desk.state.plan().legs()) {
      Quantity need = desk.state.bared().getOrDefault(leg.id(), Quantity.ZERO)
          .max(without.bared().getOrDefault(leg.id(), Quantity.ZERO));
      Quantity told = desk.hedge.leg(leg.id()).map(LegHedge::bared).orElse(Quantity.ZERO);
      if (!need.equals(told)) {
        commands.needHedge(desk, leg.id(), need);
      }
    }
  }

  /** A group of an earlier life goes on: what it had not sent is not sent any more, what it holds is looked after. */
  void restarted(GroupDesk desk) {
    stops.restarted(desk);
    ExecutionLifecycle lifecycle = desk.state.lifecycle();
    if (lifecycle == ExecutionLifecycle.ACCEPTED) {
      tell(desk, new GroupEvent.CancelAsked(floor.now()));
    } else if (lifecycle.isActive()) {
      desk.state.bared().forEach((leg, units) -> commands.needHedge(desk, leg, units));
      tell(desk, new GroupEvent.EntriesForbidden(floor.now()));
      held(desk);
    }
  }

  /** Tells all groups that still enter that no further entry order may go out. */
  void forbidEntries() {
    for (GroupDesk desk : List.copyOf(desks.values())) {
      if (desk.state.lifecycle().isActive()) {
        tell(desk, new GroupEvent.EntriesForbidden(floor.now()));
      }
    }
  }
}
