package dev.belay.group;

import dev.belay.exposure.CoverMatching;
import dev.belay.exposure.DeclaredNaked;
import dev.belay.exposure.GroupExposure;
import dev.belay.exposure.Holding;
import dev.belay.exposure.LegExposure;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.Owner;
import dev.belay.order.Side;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a group remembers. Written to the store as text after each step and read back by recovery.
 *
 * @param plan what was accepted
 * @param lifecycle where it stands
 * @param goal what it works towards
 * @param reason why it left the plan, if it did
 * @param children its child orders, oldest first
 * @param nextRef the number of its next order
 * @param course how its entry goes
 * @param reversingSince when it began to return to flat, to scale down or to be held
 * @param kept units of each leg that are kept, where these are not the plan's: whole packages that are left, or
 *     what a person has accepted; empty while the plan's hold
 * @param tries how the closing of each leg goes
 * @param bared units of each short last reported to the hedge manager; legs with none are absent
 * @param baredSince since when anything has stood bared
 */
public record GroupState(ExecutionPlan plan, ExecutionLifecycle lifecycle, GroupGoal goal, Optional<GroupReason> reason,
    List<Child> children, int nextRef, EntryCourse course, Optional<Moment> reversingSince,
    SortedMap<LegId, Quantity> kept, SortedMap<LegId, ExitTry> tries, SortedMap<LegId, Quantity> bared,
    Optional<Moment> baredSince) {

  /** Copies the collections. */
  public GroupState {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(lifecycle, "lifecycle");
    Objects.requireNonNull(goal, "goal");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(course, "course");
    Objects.requireNonNull(baredSince, "baredSince");
    Objects.requireNonNull(reversingSince, "reversingSince");
    children = List.copyOf(children);
    kept = Collections.unmodifiableSortedMap(new TreeMap<>(kept));
    tries = Collections.unmodifiableSortedMap(new TreeMap<>(tries));
    bared = Collections.unmodifiableSortedMap(new TreeMap<>(bared));
  }

  GroupState with(ExecutionPlan other) {
    return new GroupState(other, lifecycle, goal, reason, children, nextRef, course, reversingSince, kept, tries, bared,
        baredSince);
  }

  /**
   * {@return signed units of a leg that are held: what all own orders of the leg have filled}
   *
   * @param leg a leg of the plan
   */
  public Quantity held(LegId leg) {
    return Holdings.held(plan.leg(leg), children);
  }

  /**
   * {@return units of a leg, without sign, that the group is to hold when it is complete}
   *
   * @param leg a leg of the plan
   */
  public Quantity target(Leg leg) {
    return kept.isEmpty() ? leg.quantity() : kept.getOrDefault(leg.id(), Quantity.ZERO);
  }

  /**
   * {@return the shorts that may stand uncovered: what was declared, less what went with a smaller size; those that are
   * being closed for a smaller size stand as they stood}
   */
  public DeclaredNaked declared() {
    if (kept.isEmpty()) {
      return plan.declared();
    }
    DeclaredNaked wanted = uncovered(leg -> leg.side().signed(target(leg)));
    return goal == GroupGoal.REDUCE ? wanted.max(uncovered(leg -> held(leg.id()))).min(plan.declared()) : wanted;
  }

  private DeclaredNaked uncovered(Function<Leg, Quantity> units) {
    return DeclaredNaked.uncoveredIn(CoverMatching.of(plan.legs().stream()
        .map(leg -> new Holding(leg.instrument(), units.apply(leg))).toList()));
  }

  /** {@return what the group's fills and open orders amount to} */
  public GroupExposure exposure() {
    return exposureWithout(each -> false);
  }

  /**
   * {@return what fills and open orders amount to as long as some orders do not trade: what their position is needed
   *     for, before they take it away}
   *
   * @param orders which; what they have filled counts
   */
  public GroupExposure exposureWithout(Predicate<Child> orders) {
    List<LegExposure> legs = new ArrayList<>();
    plan.legs().forEach(leg -> legs.add(exposureOf(leg, orders)));
    return GroupExposure.of(legs, declared());
  }

  private LegExposure exposureOf(Leg leg, Predicate<Child> without) {
    LegExposure sum = LegExposure.of(leg.instrument(), held(leg.id()));
    for (Child each : children) {
      if (each.leg().equals(leg.id()) && !without.test(each)) {
        sum = each.side() == Side.BUY ? sum.withBuying(each.rest()) : sum.withSelling(each.rest());
      }
    }
    return sum;
  }

  /** {@return whether nothing is held on any leg; a net of zero over several legs is not flat} */
  public boolean isFlat() {
    return plan.legs().stream().allMatch(leg -> held(leg.id()).isZero());
  }

  /** {@return whether every leg holds exactly its target} */
  public boolean isComplete() {
    return plan.legs().stream().allMatch(leg -> held(leg.id()).equals(leg.side().signed(target(leg))));
  }

  /**
   * {@return whether a person may accept what is held: the group is held, nothing works any more, something is there,
   * and no short stands bared}
   */
  public boolean mayBeAccepted() {
    return lifecycle == ExecutionLifecycle.HELD && !isMoving() && !isFlat() && exposure().bared().isZero();
  }

  /** {@return whether it waits for the next session: until then it decides nothing} */
  public boolean isShut() {
    return lifecycle == ExecutionLifecycle.HELD && reason.filter(GroupReason.MARKET_CLOSED::equals).isPresent();
  }

  /** {@return whether it is on its way to somewhere, and would send orders for that} */
  public boolean isUnsettled() {
    return switch (lifecycle) {
      case EXECUTING, PARTIALLY_EXPOSED, EXITING, HEDGING -> true;
      case HELD -> goal != GroupGoal.HOLD && !isShut();
      default -> false;
    };
  }

  /** {@return whether any order may still trade} */
  public boolean isWorking() {
    return children.stream().anyMatch(Child::isOpen);
  }

  /** {@return whether any order may still trade that does not just wait for its trigger} */
  public boolean isMoving() {
    return children.stream().anyMatch(each -> each.isOpen() && !each.isResting());
  }

  /**
   * {@return units of a leg, without sign, that are to be closed by what the group wants now: its stop guards the
   *     others alone}
   *
   * @param leg a leg of the plan
   */
  public Quantity closing(Leg leg) {
    Quantity own = leg.side().signed(held(leg.id())).orZero();
    return own.minus(staying(leg)).orZero().max(exposure().bared(leg.instrument().id())).min(own);
  }

  private Quantity staying(Leg leg) {
    return switch (goal) {
      case UNWIND, EXIT -> Quantity.ZERO;
      case SCALE_DOWN -> plan.perPackage(leg).times(Reversing.wholePackages(plan, children));
      case ENTER, KEEP, FINISH, HOLD, REDUCE -> target(leg);
    };
  }

  /**
   * {@return units of a leg that must stay because open shorts need them (rule S12). On the way to a smaller size these
   *     are as many as the smaller size needs: what stands uncovered in that by declaration holds nothing back, and of
   *     several covers none is held back for what another covers}
   *
   * @param leg a leg of the plan
   * @param without orders that are not counted
   */
  public Quantity guarding(Leg leg, Predicate<Child> without) {
    GroupExposure exposure = exposureWithout(without);
    return goal == GroupGoal.REDUCE || goal == GroupGoal.SCALE_DOWN
        ? exposure.guarding(leg.instrument().id(), uncovered(each -> each.side().signed(staying(each))))
        : exposure.guarding(leg.instrument().id());
  }

  /**
   * {@return units of a leg's closing orders that are not of its stop and may still trade}
   *
   * @param leg a leg of the plan
   */
  public Quantity closingWithoutStop(Leg leg) {
    return children.stream().filter(each -> each.leg().equals(leg.id()) && each.role() != Owner.Role.STOP
        && !each.isEntry() && each.side() != leg.side()).map(Child::rest).reduce(Quantity.ZERO, Quantity::plus);
  }

  /** {@return whether anything has ever filled} */
  public boolean hasFilled() {
    return children.stream().anyMatch(each -> each.filled().isPositive());
  }

  /** {@return units held over all legs while the group is not complete: the interim exposure} */
  public long interimExposure() {
    if (lifecycle == ExecutionLifecycle.COMPLETED) {
      return 0;
    }
    long units = 0;
    for (Leg leg : plan.legs()) {
      units += held(leg.id()).abs().units();
    }
    return units;
  }

  /**
   * {@return an own order by its number}
   *
   * @param role the machine that owns it
   * @param ref that machine's number
   */
  public Optional<Child> child(Owner.Role role, int ref) {
    return children.stream().filter(each -> each.role() == role && each.ref() == ref).findFirst();
  }
}
