package dev.belay.coordinator;

import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupReason;
import dev.belay.killswitch.KillEvent;
import dev.belay.killswitch.KillKey;
import dev.belay.killswitch.KillPhase;
import dev.belay.killswitch.KillReport;
import dev.belay.killswitch.KillState;
import dev.belay.killswitch.KillSwitch;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.mode.Latch;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.PositionKey;
import dev.belay.order.Scope;
import dev.belay.persistence.CanonicalText;
import dev.belay.persistence.Entry;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Pulls the kill switch and follows what it reaches until the broker has shown it flat twice. Loop only. */
final class KillDesk {

  private static final String SETTING = "kill.";
  private static final int VERSION = 1;

  /** How often a pulled switch looks. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  /** After so long whoever pulled it is told how far it has come; the switch goes on. */
  private static final Duration TELL = Duration.ofSeconds(60);

  private final Floor floor;
  private final OrderLedger ledger;
  private final Groups groups;
  private final ModeKeeper mode;
  private final Watcher watcher;
  private final Books books;
  private final List<Pulled> pulled = new ArrayList<>();
  private boolean looking;

  /** One pull that is not over. */
  private static final class Pulled {
    private final SortedMap<PositionKey, Quantity> external;
    private final CompletableFuture<KillReport> told;
    private KillState state;
    private Optional<Moment> read = Optional.empty();

    Pulled(KillState state, SortedMap<PositionKey, Quantity> external, CompletableFuture<KillReport> told) {
      this.state = state;
      this.external = external;
      this.told = told;
    }
  }

  KillDesk(Floor floor, OrderLedger ledger, Groups groups, ModeKeeper mode, Watcher watcher, Books books) {
    this.floor = floor;
    this.ledger = ledger;
    this.groups = groups;
    this.mode = mode;
    this.watcher = watcher;
    this.books = books;
  }

  /** Entries in its reach are blocked first, durably; then everything there exits. */
  void pull(Scope scope, String person, CompletableFuture<KillReport> told) {
    mode.latch(Latch.KILL_SWITCH, scope, "pulled by " + person);
    floor.outbox().mustSurvive();
    Optional<GroupId> group = scope instanceof Scope.Group one ? Optional.of(one.id()) : Optional.empty();
    floor.say((sequence, at) -> new ExecutionEvent.Commanded(sequence, at, group, person, "kill " + scope.text(), true,
        List.of("everything in its reach is closed, shorts first")));
    begin(new Pulled(KillState.pulled(scope, person, floor.now()), new TreeMap<>(watcher.external()), told));
  }

  private void begin(Pulled switched) {
    pulled.add(switched);
    keep(switched.state, false);
    exit(switched.state.scope());
    look();
  }

  private void exit(Scope scope) {
    for (GroupDesk desk : List.copyOf(groups.all())) {
      boolean open = desk.awake && desk.state.lifecycle().isActive() && !desk.state.goal().isReversing()
          || desk.state.lifecycle() == ExecutionLifecycle.ACCEPTED;
      if (open && reaches(scope, desk)) {
        groups.tell(desk, new GroupEvent.ExitAsked(GroupReason.KILLED, floor.now()));
      }
    }
  }

  private static boolean reaches(Scope scope, GroupDesk desk) {
    if (scope instanceof Scope.Group group) {
      return desk.state.plan().group().equals(group.id());
    }
    if (scope instanceof Scope.Strategy strategy) {
      return desk.state.plan().strategy().equals(strategy.id());
    }
    return !(scope instanceof Scope.Instrument instrument) || desk.state.plan().legs().stream()
        .anyMatch(leg -> leg.instrument().id().equals(instrument.id()));
  }

  private void look() {
    for (Pulled each : List.copyOf(pulled)) {
      exit(each.state.scope());
      look(each);
    }
    if (!looking && !pulled.isEmpty()) {
      looking = true;
      floor.after(LOOK, () -> {
        looking = false;
        look();
      });
    }
  }

  private void look(Pulled each) {
    SortedMap<PositionKey, Quantity> own = new TreeMap<>();
    SortedMap<PositionKey, Integer> working = new TreeMap<>();
    List<ChildOrder> orders = new ArrayList<>();
    List<ChildOrder> open = ledger.open();
    for (GroupDesk desk : groups.all()) {
      if (reaches(each.state.scope(), desk)) {
        for (Leg leg : desk.state.plan().legs()) {
          own.merge(desk.state.plan().key(leg), desk.state.held(leg.id()), Quantity::plus);
        }
        for (ChildOrder order : open) {
          if (order.intent().owner().group().equals(desk.state.plan().group()) && !order.status().isEnded()) {
            working.merge(order.intent().key(floor.config().account()), 1, Integer::sum);
            orders.add(order);
          }
        }
      }
    }
    step(each, new KillEvent.Looked(own, working, floor.now()));
    sweep(each, orders);
    verify(each);
    boolean late = floor.now().isPast(each.state.since(), TELL);
    if (each.state.isVerified() && each.read.isPresent() || late) {
      KillReport report = each.state.report();
      floor.outbox().onceKept(kept -> each.told.complete(report));
    }
    if (each.state.isVerified() && each.read.isPresent()) {
      pulled.remove(each);
      keep(each.state, true);
    }
  }

  private void step(Pulled each, KillEvent event) {
    each.state = KillSwitch.step(each.state, event);
  }

  /** What still works where nothing is held any more is cancelled, again and again, until its end is shown. */
  private void sweep(Pulled each, List<ChildOrder> orders) {
    for (ChildOrder order : orders) {
      KillKey key = each.state.keys().get(order.intent().key(floor.config().account()));
      if (key != null && key.phase() == KillPhase.SWEEPING) {
        floor.outbox().cancel(order.tag());
      }
    }
  }

  private void verify(Pulled each) {
    Optional<Moment> newest = books.positionsBegun();
    if (newest.isPresent() && each.read.filter(before -> !before.isBefore(newest.get())).isEmpty()
        && !newest.get().isBefore(each.state.since())) {
      each.read = newest;
      step(each, new KillEvent.Read(unexplained(each), uncovered(each), newest.get()));
    }
    if (!each.state.isVerified() && each.state.keys().values().stream().anyMatch(key ->
        key.phase() == KillPhase.VERIFYING) || each.read.isEmpty()) {
      watcher.askPositions();
    }
  }

  /** What the broker shows beyond our fills and what others held when the switch was pulled. */
  private SortedMap<PositionKey, Quantity> unexplained(Pulled each) {
    SortedMap<PositionKey, Quantity> rest = new TreeMap<>(watcher.net());
    each.external.forEach((key, units) -> rest.merge(key, units.negate(), Quantity::plus));
    for (GroupDesk desk : groups.all()) {
      desk.state.plan().legs().forEach(leg ->
          rest.merge(desk.state.plan().key(leg), desk.state.held(leg.id()).negate(), Quantity::plus));
    }
    return rest;
  }

  private SortedMap<PositionKey, Quantity> uncovered(Pulled each) {
    SortedMap<PositionKey, Quantity> others = new TreeMap<>(watcher.external());
    Scope scope = each.state.scope();
    others.keySet().removeIf(key -> !(scope instanceof Scope.Account)
        && !(scope instanceof Scope.Instrument instrument && key.instrument().equals(instrument.id()))
        && !each.state.keys().containsKey(key));
    return others;
  }

  /** A person has taken note: no pull goes on, and none begins again after a restart. */
  void acknowledged() {
    pulled.forEach(each -> {
      each.told.complete(each.state.report());
      keep(each.state, true);
    });
    pulled.clear();
  }

  private void keep(KillState state, boolean over) {
    floor.outbox().keep(new Entry.Setting(SETTING + state.scope().text(), floor.now().wall(),
        CanonicalText.version(VERSION).put("over", over).put("person", state.person())
            .put("since", state.since().wall()).text()));
  }

  /** Goes on with every pull of an earlier life that was not over. */
  void restore(SortedMap<String, Entry.Setting> settings) {
    settings.forEach((name, setting) -> {
      if (name.startsWith(SETTING)) {
        CanonicalText text = CanonicalText.parse(setting.body());
        if (!Boolean.parseBoolean(text.get("over"))) {
          begin(new Pulled(KillState.pulled(Scope.parse(name.substring(SETTING.length())), text.get("person"),
              floor.now()), new TreeMap<>(watcher.external()), new CompletableFuture<>()));
        }
      }
    });
  }
}
