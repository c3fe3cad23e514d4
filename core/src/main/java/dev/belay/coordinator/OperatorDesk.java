package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupState;
import dev.belay.hedge.HedgePhase;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.mode.Latch;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.Scope;
import dev.belay.plan.Leg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Carries out what persons order, or says what it would do; keeps both in the journal. Loop only. */
final class OperatorDesk {

  private final Floor floor;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final Watcher watcher;
  private final ModeKeeper mode;
  private final KillDesk kills;
  private final DailyLoss losses;
  private final Adoption adoption;
  private final ProtectionDesk protections;

  OperatorDesk(Floor floor, OrderGateway gateway, OrderLedger ledger, Groups groups, Watcher watcher,
      ModeKeeper mode, KillDesk kills, DailyLoss losses, Adoption adoption, ProtectionDesk protections) {
    this.losses = losses;
    this.kills = kills;
    this.adoption = adoption;
    this.protections = protections;
    this.floor = floor;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.watcher = watcher;
    this.mode = mode;
  }

  CommandReport operate(OperatorCommand command, Run run, String person) {
    CommandReport report = report(command, run);
    floor.outbox().mustSurvive();
    floor.say((sequence, at) -> new ExecutionEvent.Commanded(sequence, at, group(command), person, command.toString(),
        run == Run.REAL && report.possible(), report.lines()));
    if (run == Run.REAL && report.possible()) {
      carryOut(command, person);
    }
    return report;
  }

  /** Takes a latch away: the last word about what the kill switch closed, or what the day has lost by then. */
  void relax(Latch latch, String person) {
    mode.relax(latch, "relaxed by " + person);
    if (latch == Latch.KILL_SWITCH) {
      kills.acknowledged();
    } else if (latch == Latch.DAILY_LOSS) {
      losses.acknowledge();
    }
  }

  private CommandReport report(OperatorCommand command, Run run) {
    if (command instanceof OperatorCommand.ResolveUnknown resolve) {
      return resolve(resolve, run);
    }
    if (command instanceof OperatorCommand.AcceptAsIs accept) {
      return accept(accept, run);
    }
    if (command instanceof OperatorCommand.MarkClosedExternally gone) {
      return gone(gone, run);
    }
    if (command instanceof OperatorCommand.Adopt adopt) {
      return adoption.report(adopt, run);
    }
    if (command instanceof OperatorCommand.BuyProtection buy) {
      return protections.report(buy, run);
    }
    if (command instanceof OperatorCommand.Relax relax) {
      return relaxed(relax, run);
    }
    return command instanceof OperatorCommand.Freeze ? new CommandReport(command, run, true,
        List.of("no order leaves any more, exits included, until " + Latch.FREEZE_ALL.code() + " is relaxed"))
        : retry((OperatorCommand.RetryCover) command, run);
  }

  private static Optional<GroupId> group(OperatorCommand command) {
    if (command instanceof OperatorCommand.ResolveUnknown resolve) {
      return Optional.of(resolve.tag().group());
    }
    if (command instanceof OperatorCommand.MarkClosedExternally gone) {
      return Optional.of(gone.group());
    }
    if (command instanceof OperatorCommand.BuyProtection buy) {
      return Optional.of(buy.group());
    }
    return command instanceof OperatorCommand.AcceptAsIs accept ? Optional.of(accept.group()) : Optional.empty();
  }

  private CommandReport relaxed(OperatorCommand.Relax command, Run run) {
    List<String> lines = new ArrayList<>();
    mode.state().latches().stream().filter(each -> each.latch() == command.latch())
        .forEach(each -> lines.add(command.latch().code() + " of " + each.scope().text()
            + " is taken away, set because: " + each.reason()));
    boolean possible = !lines.isEmpty();
    lines.add(possible ? "the mode is " + mode.mode().code() + " and would be "
        + mode.state().without(command.latch()).mode().code() : command.latch().code() + " is not set");
    return new CommandReport(command, run, possible, lines);
  }

  private CommandReport gone(OperatorCommand.MarkClosedExternally command, Run run) {
    Optional<GroupState> state = groups.find(command.group()).map(desk -> desk.state)
        .filter(each -> each.lifecycle().isActive() && !each.isFlat());
    if (state.isEmpty()) {
      return new CommandReport(command, run, false, List.of("group " + command.group() + " holds nothing"));
    }
    if (state.get().isWorking()) {
      return new CommandReport(command, run, false, List.of("orders of group " + command.group() + " work still"));
    }
    List<String> lines = new ArrayList<>();
    for (Leg leg : shortsFirst(state.get())) {
      Quantity units = state.get().held(leg.id());
      lines.add("group " + command.group() + " forgets " + (units.isPositive() ? "+" : "") + units + " "
          + leg.instrument().id() + ", of which the broker shows "
          + watcher.net().getOrDefault(state.get().plan().key(leg), Quantity.ZERO));
    }
    lines.add("what the broker shows beyond our groups is nobody's of ours from then on");
    return new CommandReport(command, run, true, lines);
  }

  /** In this order no short stands bared on the way. */
  private static List<Leg> shortsFirst(GroupState state) {
    List<Leg> legs = new ArrayList<>(state.plan().legs());
    legs.removeIf(leg -> state.held(leg.id()).isZero());
    legs.sort(Comparator.comparing(leg -> state.held(leg.id()).isPositive()));
    return legs;
  }

  private void forget(GroupDesk desk) {
    for (Leg leg : shortsFirst(desk.state)) {
      groups.tell(desk, new GroupEvent.TakenAway(leg.id(), desk.state.held(leg.id()).negate(), floor.now()));
    }
  }

  private CommandReport accept(OperatorCommand.AcceptAsIs command, Run run) {
    Optional<GroupState> state = groups.find(command.group()).map(desk -> desk.state);
    if (state.isEmpty()) {
      return new CommandReport(command, run, false, List.of("no group " + command.group() + " is known"));
    }
    boolean possible = state.get().mayBeAccepted();
    return new CommandReport(command, run, possible, List.of((possible ? "accepted: " : "cannot be accepted: ")
        + HeldText.of(state.get())));
  }

  private CommandReport resolve(OperatorCommand.ResolveUnknown command, Run run) {
    Optional<ChildOrder> order = ledger.find(command.tag()).filter(each -> each.status() == OrderStatus.UNKNOWN);
    if (order.isEmpty()) {
      String is = ledger.find(command.tag()).map(each -> "is " + each.status().code()).orElse("is not known");
      return new CommandReport(command, run, false, List.of(command.tag() + " " + is + ", not unknown"));
    }
    Optional<ChildOrder> other = command.id().flatMap(ledger::find);
    if (other.isPresent()) {
      return new CommandReport(command, run, false,
          List.of(command.id().get() + " is the order " + other.get().tag()));
    }
    return new CommandReport(command, run, true, consequences(command, order.get()));
  }

  private List<String> consequences(OperatorCommand.ResolveUnknown command, ChildOrder order) {
    List<String> lines = new ArrayList<>();
    lines.add(order.tag() + " (" + order.intent().terms().side() + " " + order.quantity() + " of "
        + order.intent().terms().instrument() + ") is taken for "
        + command.id().map(id -> id + ": its reports and trades are booked, it works until they end it")
            .orElse("never placed: its quantity counts no longer"));
    groups.find(order.tag().group()).map(desk -> desk.state).map(GroupState::lifecycle).ifPresent(lifecycle ->
        lines.add("group " + order.tag().group() + ", now " + lifecycle.code() + ", decides by that"));
    return lines;
  }

  private CommandReport retry(OperatorCommand.RetryCover command, Run run) {
    List<String> held = groups.all().stream().filter(desk -> desk.hedge.legs().values().stream()
        .anyMatch(leg -> leg.phase() == HedgePhase.HELD) || isBlocked(desk.state)).map(desk -> "group "
            + desk.state.plan().group() + " tries again, " + HeldText.of(desk.state)).toList();
    return new CommandReport(command, run, !held.isEmpty(),
        held.isEmpty() ? List.of("no closing order is blocked") : held);
  }

  private static boolean isBlocked(GroupState state) {
    return state.lifecycle().isActive() && state.tries().values().stream().anyMatch(each -> each.refusals() > 0);
  }

  private void carryOut(OperatorCommand command, String person) {
    if (command instanceof OperatorCommand.ResolveUnknown resolve) {
      gateway.evidence(resolve.id().<Evidence>map(id -> new Evidence.PlacedAs(resolve.tag(), id))
          .orElseGet(() -> new Evidence.ProvedAbsent(resolve.tag())));
    } else if (command instanceof OperatorCommand.AcceptAsIs accept) {
      groups.find(accept.group()).ifPresent(desk -> groups.tell(desk, new GroupEvent.AcceptAsIs(floor.now())));
    } else if (command instanceof OperatorCommand.MarkClosedExternally gone) {
      groups.find(gone.group()).ifPresent(this::forget);
    } else if (command instanceof OperatorCommand.Adopt adopt) {
      adoption.carryOut(adopt);
    } else if (command instanceof OperatorCommand.BuyProtection buy) {
      protections.carryOut(buy);
    } else if (command instanceof OperatorCommand.Relax relax) {
      relax(relax.latch(), person);
    } else if (command instanceof OperatorCommand.Freeze) {
      mode.latch(Latch.FREEZE_ALL, Scope.account(), "frozen by " + person);
    } else {
      groups.tryAgain();
    }
  }
}
