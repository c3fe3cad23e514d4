package dev.belay.coordinator;

import dev.belay.exposure.InterimState;
import dev.belay.group.GroupState;
import dev.belay.hedge.HedgeState;
import dev.belay.market.InstrumentId;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.LegId;
import dev.belay.order.OrderTag;
import dev.belay.order.Owner;
import dev.belay.plan.Leg;
import dev.belay.time.Timer;
import java.util.SortedMap;
import java.util.TreeMap;

/** Everything of one group that the loop holds. */
final class GroupDesk {

  final Handle handle;
  final SortedMap<String, OrderTag> tags = new TreeMap<>();
  final SortedMap<LegId, Price> lastFill = new TreeMap<>();
  final SortedMap<String, Timer> wakes = new TreeMap<>();
  GroupState state;
  HedgeState hedge;
  InterimState interim;

  GroupDesk(GroupState state, HedgeState hedge, Handle handle) {
    this.state = state;
    this.hedge = hedge;
    this.handle = handle;
    this.interim = InterimState.of(state.plan().group());
    state.plan().legs().forEach(leg -> lastFill.put(leg.id(), leg.ladder().limit()));
  }

  static String seat(Owner.Role role, int ref) {
    return role.code() + ref;
  }

  Quantity bared() {
    return state.bared().values().stream().reduce(Quantity.ZERO, Quantity::plus);
  }

  GroupView view() {
    TreeMap<InstrumentId, Quantity> held = new TreeMap<>();
    for (Leg leg : state.plan().legs()) {
      held.merge(leg.instrument().id(), state.held(leg.id()), Quantity::plus);
    }
    return new GroupView(state.plan().group(), state.lifecycle(), state.reason(), held, bared(), state.isWorking());
  }
}
