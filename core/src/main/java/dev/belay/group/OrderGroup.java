package dev.belay.group;

import dev.belay.market.Instrument;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Product;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state machine of a group. Pure: the same state and event always give the same step.
 *
 * <p>Entering, the legs of a phase go out together, and the next phase waits until all of them have filled (DESIGN
 * rule 6.2). When a leg is refused or late the policy is asked (6.4). Returning to flat, or to whole packages, entries
 * are cancelled, shorts bought back, and a long is sold only when evidence says that it covers nothing any more
 * (6.5). Whatever a short lacks in protection <em>outside</em> that order is reported to the emergency hedge
 * manager, and left to it (6.6).
 *
 * <p>Used alone, the caller takes over: making each intent durable under a unique tag before it is sent, reduce-only
 * (rule 5.5) and the closing right (6.8), the rate budget, merging evidence into facts, storing the state, waking after
 * {@link GroupCommand.Wake}, and the hedge that {@link GroupCommand.NeedHedge} asks for. This class has no state and is
 * thread-safe.
 */
public final class OrderGroup {

  private OrderGroup() {}

  /**
   * {@return an accepted group before its first order}
   *
   * @param plan what was accepted
   */
  public static GroupState open(ExecutionPlan plan) {
    return new GroupState(plan, ExecutionLifecycle.ACCEPTED, GroupGoal.ENTER, Optional.empty(), List.of(), 0,
        EntryCourse.begin(), Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Optional.empty());
  }

  /**
   * {@return a group that holds its target from the beginning: somebody else has traded it}
   *
   * @param plan what is taken over
   * @param now when
   */
  public static GroupState adopted(ExecutionPlan plan, Moment now) {
    List<Child> held = new ArrayList<>();
    for (Leg leg : plan.legs()) {
      held.add(Child.outside(held.size(), leg.id(), OrderPurpose.ENTRY, leg.side(), leg.quantity(), now));
    }
    return new GroupState(plan, ExecutionLifecycle.COMPLETED, GroupGoal.KEEP, Optional.empty(), held, 0,
        EntryCourse.begin().forbidden(), Optional.empty(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(),
        Optional.empty());
  }

  /**
   * {@return what an event does to a group}
   *
   * @param state the group before
   * @param event what it is told
   * @throws IllegalGroupMoveException when the state was not written by this machine
   */
  public static GroupStep step(GroupState state, GroupEvent event) {
    Draft draft = new Draft(state, event.at());
    switch (event.kind()) {
      case START -> draft.move(GroupSignal.STARTED);
      case TOLD -> Booking.book(draft, ((GroupEvent.Told) event).fact());
      case CAUGHT_UP -> ((GroupEvent.CaughtUp) event).facts().forEach(fact -> Booking.book(draft, fact));
      case TICKED -> { }
      case CANCEL_ASKED -> callOff(draft);
      case EXIT_ASKED -> exit(draft, ((GroupEvent.ExitAsked) event).why());
      case REDUCE_ASKED -> Reducing.reduce(draft, ((GroupEvent.ReduceAsked) event).packages());
      case STOP_FIRED -> Reducing.stopFired(draft, ((GroupEvent.StopFired) event).leg());
      case STOP_CLOSED -> Reducing.stopClosed(draft, ((GroupEvent.StopClosed) event).leg());
      case ENTRIES_FORBIDDEN -> forbid(draft);
      case FUNDS_ANSWERED -> funds(draft, ((GroupEvent.FundsAnswered) event).enough());
      case ACCEPT_AS_IS -> accept(draft);
      case TRY_AGAIN -> tryAgain(draft);
      case AT_BAND -> atBand(draft, (GroupEvent.AtBand) event);
      case TAKEN_AWAY -> Losing.book(draft, (GroupEvent.TakenAway) event);
      case MARKET_CLOSED -> Session.close(draft);
      case MARKET_OPENED -> Session.open(draft);
      case LEGS_EXPIRED -> Expiring.book(draft, ((GroupEvent.LegsExpired) event).legs());
    }
    return decide(draft);
  }

  /**
   * {@return a group that knows an order of its other machines from the decision on, before anything is told of it, so
   *     that it does not close the same units}
   *
   * @param state the group before
   * @param order an order of its hedge manager or its stops
   * @param now when it was decided
   */
  public static GroupState knowing(GroupState state, OrderIntent order, Moment now) {
    Draft draft = new Draft(state, now);
    Booking.know(draft, order);
    return draft.state();
  }

  /**
   * {@return a group that has a leg for protection which is bought outside its plan, so that what fills of it counts;
   *     unchanged where it has that leg}
   *
   * @param state the group before
   * @param id the leg
   * @param option what is bought
   * @param price what it is believed to stand at
   * @param as the product of what it protects
   */
  public static GroupState protectedBy(GroupState state, LegId id, Instrument option, Price price, Product as) {
    boolean known = state.plan().legs().stream().anyMatch(leg -> leg.id().equals(id));
    return known ? state : state.with(state.plan().protectedBy(id, option, price, as));
  }

  /**
   * {@return a group of which the broker carries a leg as another product: it holds the same, and its further orders of
   *     the leg name that product}
   *
   * @param state the group before
   * @param id the leg
   * @param as the product that it is now
   */
  public static GroupState carriedAs(GroupState state, LegId id, Product as) {
    return state.with(state.plan().carriedAs(id, as));
  }

  /**
   * {@return a group that knows that an order of its stop is being moved to the market, and closes from now on}
   *
   * @param state the group before
   * @param order an order of its stops
   * @param now when it was decided
   */
  public static GroupState closing(GroupState state, OrderIntent order, Moment now) {
    Draft draft = new Draft(state, now);
    Booking.closes(draft, order);
    return draft.state();
  }

  /**
   * {@return a group that knows that the units of an order of its stop may be closed once more (rule 5.3)}
   *
   * @param state the group before
   * @param order an order of its stops
   * @param now when that was allowed
   */
  public static GroupState doubled(GroupState state, OrderIntent order, Moment now) {
    Draft draft = new Draft(state, now);
    Booking.doubled(draft, order);
    return draft.state();
  }

  private static void callOff(Draft draft) {
    if (draft.lifecycle() == ExecutionLifecycle.ACCEPTED) {
      draft.move(GroupSignal.NOTHING_FILLED);
    } else if (draft.lifecycle().isActive() && draft.goal() != GroupGoal.KEEP) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.HOST_CANCELLED);
    }
  }

  private static void exit(Draft draft, GroupReason why) {
    boolean held = draft.lifecycle() == ExecutionLifecycle.HELD && draft.state().hasFilled();
    boolean complete = draft.goal() == GroupGoal.KEEP || draft.goal() == GroupGoal.REDUCE;
    if (complete || draft.goal() == GroupGoal.HOLD && held) {
      draft.reverse(GroupGoal.EXIT, why);
    } else {
      callOff(draft);
    }
  }

  private static void forbid(Draft draft) {
    draft.course(draft.course().forbidden());
    if (draft.goal() == GroupGoal.FINISH) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.ENTRIES_FORBIDDEN);
    }
  }

  private static void funds(Draft draft, boolean enough) {
    if (draft.course().funds() != FundsCheck.ASKED) {
      return;
    }
    draft.course(draft.course().with(enough && !draft.isShut() ? FundsCheck.PASSED : FundsCheck.NONE));
    if (draft.isShut()) {
      return; // they are asked for again in the session that needs them
    }
    if (!enough && draft.goal() == GroupGoal.FINISH) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.FUNDS_SHORT);
    } else if (!enough && draft.goal() == GroupGoal.ENTER) {
      Failing.fail(draft, GroupReason.FUNDS_SHORT);
    }
  }

  private static void accept(Draft draft) {
    GroupState state = draft.state();
    if (state.mayBeAccepted()) {
      TreeMap<LegId, Quantity> kept = new TreeMap<>();
      state.plan().legs().forEach(leg -> kept.put(leg.id(), state.held(leg.id()).abs()));
      draft.keepOnly(kept);
      draft.say(GroupReason.ACCEPTED_AS_IS, Optional.empty());
      draft.move(GroupSignal.ACCEPTED_AS_IS);
      draft.keep();
    }
  }

  private static void atBand(Draft draft, GroupEvent.AtBand event) {
    Optional<Child> child = draft.state().child(event.role(), event.ref()).filter(Child::isOpen);
    if (child.isPresent()) {
      if (!child.get().repricing().atBand()) {
        draft.say(GroupReason.RESTS_AT_BAND, Optional.of(child.get().leg()));
      }
      draft.replace(event.role(), event.ref(), each -> each.with(each.repricing().atTheBand()));
    }
  }

  private static void tryAgain(Draft draft) {
    draft.tries().replaceAll((leg, each) -> each.from(each.rung(), draft.now()));
  }

  private static GroupStep decide(Draft draft) {
    if (draft.lifecycle().isFinal()) {
      draft.children().forEach(each -> Reversing.cancel(draft, each));
    }
    if (draft.lifecycle().isFinal() || draft.lifecycle() == ExecutionLifecycle.ACCEPTED) {
      return draft.step();
    }
    if (draft.isShut()) {
      Session.decide(draft);
      return draft.step();
    }
    GroupRisk risk = GroupRisk.of(draft);
    risk.report(draft);
    if (draft.plan().legs().stream().anyMatch(leg -> leg.side().signed(draft.held(leg)).isNegative())) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.UNWANTED_FILL); // more was taken off than there was
    }
    if (draft.goal().isEntering()) {
      Entering.decide(draft);
    }
    if (draft.goal() == GroupGoal.KEEP) {
      Reversing.cancelEntries(draft);
    }
    if (draft.goal() == GroupGoal.KEEP && risk.anyBared()) {
      draft.reverse(GroupGoal.UNWIND, GroupReason.SHORT_BARED);
    }
    if (draft.goal().isReversing()) {
      Reversing.decide(draft, risk);
      return draft.step();
    }
    Closing.flattenExcess(draft, risk);
    Losing.settleLate(draft);
    if (draft.goal() == GroupGoal.HOLD && draft.lifecycle().isActive()) {
      Waiting.decide(draft, risk);
    }
    return draft.step();
  }
}
