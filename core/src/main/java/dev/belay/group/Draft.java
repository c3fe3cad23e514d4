package dev.belay.group;

import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Owner;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A group's state while one event is being worked in, and what the event leads to. Lives for one step. */
final class Draft {

  private final ExecutionPlan plan;
  private final Moment now;
  private ExecutionLifecycle lifecycle;
  private GroupGoal goal;
  private Optional<GroupReason> reason;
  private final List<Child> children;
  private int nextRef;
  private boolean entriesAllowed;
  private Optional<Moment> phaseSince;
  private Optional<Moment> reversingSince;
  private final TreeMap<LegId, ExitTry> tries;
  private final TreeMap<LegId, Quantity> bared;
  private final List<GroupSignal> moves = new ArrayList<>();
  private final List<GroupCommand> commands = new ArrayList<>();
  private Optional<Duration> wake = Optional.empty();

  Draft(GroupState state, Moment now) {
    this.plan = state.plan();
    this.now = now;
    this.lifecycle = state.lifecycle();
    this.goal = state.goal();
    this.reason = state.reason();
    this.children = new ArrayList<>(state.children());
    this.nextRef = state.nextRef();
    this.entriesAllowed = state.entriesAllowed();
    this.phaseSince = state.phaseSince();
    this.reversingSince = state.reversingSince();
    this.tries = new TreeMap<>(state.tries());
    this.bared = new TreeMap<>(state.bared());
  }

  GroupState state() {
    return new GroupState(plan, lifecycle, goal, reason, children, nextRef, entriesAllowed, phaseSince, reversingSince,
        tries, bared);
  }

  GroupStep step() {
    wake.ifPresent(after -> commands.add(new GroupCommand.Wake(after)));
    return new GroupStep(state(), moves, commands);
  }

  ExecutionPlan plan() {
    return plan;
  }

  Moment now() {
    return now;
  }

  ExecutionLifecycle lifecycle() {
    return lifecycle;
  }

  GroupGoal goal() {
    return goal;
  }

  boolean entriesAllowed() {
    return entriesAllowed;
  }

  void forbidEntries() {
    entriesAllowed = false;
  }

  Optional<Moment> phaseSince() {
    return phaseSince;
  }

  void phaseBegins() {
    phaseSince = Optional.of(now);
  }

  Moment reversingSince() {
    return reversingSince.orElse(now);
  }

  /** The orders as they are now; a copy, because walking them changes them. */
  List<Child> children() {
    return List.copyOf(children);
  }

  List<Child> children(Leg leg) {
    return children.stream().filter(each -> each.leg().equals(leg.id())).toList();
  }

  Quantity held(Leg leg) {
    Quantity held = Quantity.ZERO;
    for (Child each : children) {
      held = each.leg().equals(leg.id()) ? held.plus(each.signedFilled()) : held;
    }
    return held;
  }

  TreeMap<LegId, ExitTry> tries() {
    return tries;
  }

  TreeMap<LegId, Quantity> bared() {
    return bared;
  }

  void move(GroupSignal signal) {
    lifecycle = GroupLife.next(lifecycle, signal);
    moves.add(signal);
  }

  void keep() {
    goal = GroupGoal.KEEP;
  }

  /** Turns round, once; the lifecycle follows as soon as something has filled. */
  void reverse(GroupGoal to, GroupReason why) {
    if (goal.isReversing()) {
      return;
    }
    goal = to;
    reason = Optional.of(why);
    reversingSince = Optional.of(now);
    say(why, Optional.empty());
    followGoal();
  }

  /** Brings the lifecycle in line with a goal of returning to flat. */
  void followGoal() {
    boolean filled = children.stream().anyMatch(each -> each.filled().isPositive());
    boolean entering = lifecycle == ExecutionLifecycle.PARTIALLY_EXPOSED
        || lifecycle == ExecutionLifecycle.COMPLETED;
    if (goal == GroupGoal.UNWIND && filled && entering) {
      move(GroupSignal.UNWIND);
    } else if (goal == GroupGoal.EXIT && lifecycle == ExecutionLifecycle.COMPLETED) {
      move(GroupSignal.EXIT);
    }
  }

  /**
   * An own order that this state did not know: its number is taken, and a closing one says that an exit had
   * begun.
   */
  void found(Child child) {
    nextRef = Math.max(nextRef, child.ref() + 1);
    if (!child.isEntry()) {
      reverse(goal == GroupGoal.ENTER ? GroupGoal.UNWIND : GroupGoal.EXIT, GroupReason.EXIT_FOUND);
    }
  }

  /** A group that had ended holds something again: back to flat. */
  void reopen(GroupReason why) {
    goal = GroupGoal.UNWIND;
    reason = Optional.of(why);
    reversingSince = Optional.of(now);
    say(why, Optional.empty());
  }

  void say(GroupReason why, Optional<LegId> leg) {
    commands.add(new GroupCommand.Decided(why, leg));
  }

  void ask(GroupCommand command) {
    commands.add(command);
  }

  int takeRef() {
    return nextRef++;
  }

  void add(Child child) {
    children.add(child);
  }

  void replace(Owner.Role role, int ref, UnaryOperator<Child> change) {
    children.replaceAll(each -> each.role() == role && each.ref() == ref ? change.apply(each) : each);
  }

  /** The soonest of all wishes to be woken wins. */
  void wakeAt(Moment start, Duration limit) {
    Duration left = limit.minus(now.since(start));
    Duration after = left.isNegative() ? Duration.ZERO : left;
    wake = Optional.of(wake.filter(sooner -> sooner.compareTo(after) <= 0).orElse(after));
  }
}
