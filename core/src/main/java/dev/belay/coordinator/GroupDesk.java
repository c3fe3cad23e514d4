package dev.belay.coordinator;

import dev.belay.exposure.InterimState;
import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.hedge.HedgeState;
import dev.belay.market.Instrument;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.plan.Leg;
import dev.belay.stop.GroupStopWatch;
import dev.belay.stop.StopState;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything of one group that the loop holds. */
final class GroupDesk {

  final Handle handle;
  final SortedMap<String, OrderIntent> orders = new TreeMap<>();
  final SortedMap<LegId, Price> lastFill = new TreeMap<>();
  final SortedMap<String, Timer> wakes = new TreeMap<>();
  /** What the exposure monitor knows of each leg. */
  final SortedMap<LegId, Long> watched = new TreeMap<>();
  final Prices prices = new Prices();
  final SortedMap<LegId, Quantity> doubted = new TreeMap<>();
  final SortedMap<LegId, StopState> stops = new TreeMap<>();
  final SortedSet<LegId> unsettled = new TreeSet<>();
  GroupStopWatch groupStops = GroupStopWatch.NEW;
  /** Since when a fill has had no price. */
  Optional<Moment> unpricedSince = Optional.empty();
  GroupState state;
  HedgeState hedge;
  InterimState interim;
  /** The option that a person wants bought as protection, while that command is carried out. */
  Optional<Instrument> wished = Optional.empty();
  Optional<Purse.Account> account = Optional.empty();
  boolean awake;

  GroupDesk(GroupState state, Handle handle) {
    this.state = state;
    this.hedge = HedgeState.of(new Owner(state.plan().group(), Owner.Role.HEDGE));
    this.handle = handle;
    this.interim = InterimState.of(state.plan().group());
    state.plan().legs().forEach(leg -> lastFill.put(leg.id(), leg.ladder().limit()));
  }

  static String seat(Owner.Role role, int ref) {
    return role.code() + ref;
  }

  /** The order of a number that this group's state knows. */
  OrderIntent intent(Owner.Role role, int number) {
    OrderIntent intent = orders.get(seat(role, number));
    if (intent == null) {
      throw new IllegalStateException("group " + state.plan().group() + " has no order " + seat(role, number));
    }
    return intent;
  }

  /** Signed units of a leg that are held or may still be entered. */
  Quantity committed(Leg leg) {
    Quantity sum = state.held(leg.id());
    for (Child each : state.children()) {
      if (each.leg().equals(leg.id()) && each.purpose() == OrderPurpose.ENTRY) {
        sum = sum.plus(each.side().signed(each.rest()));
      }
    }
    return sum;
  }

  Quantity bared() {
    return state.baredSince().isEmpty() ? Quantity.ZERO : state.exposure().bared();
  }

  GroupView view() {
    TreeMap<InstrumentId, Quantity> held = new TreeMap<>();
    for (Leg leg : state.plan().legs()) {
      held.merge(leg.instrument().id(), state.held(leg.id()), Quantity::plus);
    }
    return new GroupView(state.plan().group(), state.lifecycle(), state.reason(), held, bared(), state.isWorking());
  }
}
