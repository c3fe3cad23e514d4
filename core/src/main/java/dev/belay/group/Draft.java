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
import java.util.SortedMap;
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
  private EntryCourse course;
  private Optional<Moment> reversingSince;
  private final TreeMap<LegId, Quantity> kept;
  private final TreeMap<LegId, ExitTry> tries;
  private final TreeMap<LegId, Quantity> bared;
  private Optional<Moment> baredSince;
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
    this.course = state.course();
    this.reversingSince = state.reversingSince();
    this.kept = new TreeMap<>(state.kept());
    this.tries = new TreeMap<>(state.tries());
    this.bared = new TreeMap<>(state.bared());
    this.baredSince = state.baredSince();
  }

  GroupState state() {
    return new GroupState(plan, lifecycle, goal, reason, children, nextRef, course, reversingSince, kept, tries, bared,
        baredSince);
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

  /** Why the group left its plan; the host's will where nothing else is known. */
  GroupReason reason() {
    return reason.orElse(GroupReason.HOST_CANCELLED);
  }

  EntryCourse course() {
    return course;
  }

  void course(EntryCourse other) {
    course = other;
  }

  /** Units of each leg that are kept from now on. */
  void keepOnly(SortedMap<LegId, Quantity> units) {
    kept.clear();
    kept.putAll(units);
  }

  /** Remembers since when anything has stood bared. */
  void baredIs(boolean any) {
    baredSince = any ? Optional.of(baredSince.orElse(now)) : Optional.empty();
  }

  Optional<Moment> baredSince() {
    return baredSince;
  }

  Moment reversingSince() {
    return reversingSince.orElse(now);
  }

  /** The orders as they are now; a copy, because walking them changes them. */
  List<Child> children() {
    return List.copyOf(children);
  }

  List<Child> children(Leg leg) {
    List<Child> found = new ArrayList<>(children.size());
    for (Child each : children) {
      if (each.leg().equals(leg.id())) {
        found.add(each);
      }
    }
    return found;
  }

  Quantity held(Leg leg) {
    return Holdings.held(leg, children);
  }

  /** Units of a leg that are held on its own side. */
  Quantity filled(Leg leg) {
    return leg.side().signed(held(leg)).orZero();
  }

  boolean isFilled(Leg leg) {
    return !leg.quantity().isMoreThan(filled(leg));
  }

  TreeMap<LegId, ExitTry> tries() {
    return tries;
  }

  ExitTry exitTry(LegId leg) {
    return tries.getOrDefault(leg, ExitTry.first(now));
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
    if (!goal.isToFlat()) {
      say(why, Optional.empty());
      turn(to, why);
    }
  }

  /** Gives up entering, and what has filled waits or is made smaller; the first reason stays. */
  void turn(GroupGoal to, GroupReason why) {
    goal = to;
    reversingSince = Optional.of(now);
    if (!isShut()) { // until the market opens it waits for nothing but that
      reason = Optional.of(why);
      followGoal();
    }
  }

  /** Waits for the next session. */
  void shut() {
    reason = Optional.of(GroupReason.MARKET_CLOSED);
    say(GroupReason.MARKET_CLOSED, Optional.empty());
    if (lifecycle != ExecutionLifecycle.HELD) {
      move(GroupSignal.BLOCKED);
    }
  }

  /** The session is there: nothing that was refused in the last one is refused yet. */
  void reopen() {
    reason = Optional.of(GroupReason.MARKET_OPENED);
    reversingSince = Optional.of(now);
    tries.clear();
    say(GroupReason.MARKET_OPENED, Optional.empty());
  }

  boolean isShut() {
    return lifecycle == ExecutionLifecycle.HELD && reason.filter(GroupReason.MARKET_CLOSED::equals).isPresent();
  }

  /** Goes on with the missing legs, within a budget that begins now. */
  void finish(GroupReason why) {
    goal = GroupGoal.FINISH;
    reason = Optional.of(why);
    course = course.failing(now);
  }

  /** Brings the lifecycle in line with a goal of closing. */
  void followGoal() {
    boolean filled = children.stream().anyMatch(each -> each.filled().isPositive());
    boolean held = lifecycle == ExecutionLifecycle.COMPLETED || lifecycle == ExecutionLifecycle.HELD;
    if ((goal == GroupGoal.EXIT || goal == GroupGoal.REDUCE) && filled && held) {
      move(GroupSignal.EXIT);
    } else if (goal.isReversing() && filled && (held || lifecycle == ExecutionLifecycle.PARTIALLY_EXPOSED)) {
      move(GroupSignal.UNWIND);
    }
  }

  /**
   * An own order that this state did not know: its number is taken, and a closing one says that an exit had
   * begun.
   */
  void found(Child child) {
    nextRef = Math.max(nextRef, child.ref() + 1);
    if (!child.isEntry() && !goal.isReversing()) {
      reverse(goal == GroupGoal.KEEP ? GroupGoal.EXIT : GroupGoal.UNWIND, GroupReason.EXIT_FOUND);
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
