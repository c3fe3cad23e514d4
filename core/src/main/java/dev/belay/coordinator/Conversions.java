package dev.belay.coordinator;

import dev.belay.group.GroupReason;
import dev.belay.group.OrderGroup;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.market.InstrumentId;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.PositionKey;
import dev.belay.order.Product;
import dev.belay.order.Scope;
import dev.belay.plan.ExecutionPlan;
import dev.belay.plan.Leg;
import dev.belay.reconcile.Correction;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Positions of ours that somebody has had the broker carry as another product: owner and stop follow (DESIGN rule 8.5).
 * A leg is converted as a whole: where it stands in two products there is no one key to close it on, and a person has
 * to make it whole again. Loop only.
 */
final class Conversions {

  private final Floor floor;
  private final OrderLedger ledger;
  private final Groups groups;
  private final ModeKeeper mode;
  private final SortedSet<String> asked = new TreeSet<>();

  Conversions(Floor floor, OrderLedger ledger, Groups groups, ModeKeeper mode) {
    this.floor = floor;
    this.ledger = ledger;
    this.groups = groups;
    this.mode = mode;
  }

  void follow(Correction.Conversion moved) {
    Optional<GroupDesk> desk = groups.find(moved.group());
    List<Leg> legs = desk.map(each -> on(each, moved.key())).orElse(List.of());
    Quantity held = legs.stream().map(leg -> desk.get().state.held(leg.id())).reduce(Quantity.ZERO, Quantity::plus);
    if (legs.isEmpty() || !held.equals(moved.units())) {
      String text = moved.key() + ": of the " + held.abs() + " units of group " + moved.group() + ", "
          + moved.units().abs() + " are carried as " + moved.to().product()
          + " now; convert the rest too, or these back: a leg is closed as one product";
      if (asked.add(text)) { // every reading shows it again
        orphan(moved.group(), moved.key().instrument(), text);
      }
      return;
    }
    legs.forEach(leg -> rebind(desk.get(), leg.id(), moved));
  }

  private static List<Leg> on(GroupDesk desk, PositionKey key) {
    return desk.state.plan().legs().stream().filter(leg -> desk.state.plan().key(leg).equals(key)
        && !desk.state.held(leg.id()).isZero()).toList();
  }

  private void rebind(GroupDesk desk, LegId leg, Correction.Conversion moved) {
    Product as = moved.to().product();
    desk.state = OrderGroup.carriedAs(desk.state, leg, as);
    floor.outbox().keep(desk, floor.now().wall(), true);
    floor.say((sequence, at) -> new ExecutionEvent.Decided(sequence, at, moved.group(), GroupReason.CONVERTED,
        Optional.of(leg)));
    floor.raise(new Alert(AlertCode.CONVERTED, Optional.of(moved.group()), moved.key() + ": " + moved.units()
        + " units are carried as " + as + " now; further orders name that product"));
  }

  /**
   * An order that names a leg's former product would open a position where it means to close one. It is cancelled, as
   * often as the broker's books still show it; whoever owns it sends it anew.
   */
  void cancelFormer() {
    for (ChildOrder each : ledger.open()) {
      if (plan(each.intent()).filter(plan -> isFormer(plan, each.intent())).isPresent()) {
        floor.outbox().cancel(each.intent().tag());
        floor.say((sequence, at) -> new ExecutionEvent.CancelAsked(sequence, at, each.intent()));
      }
    }
  }

  /** One of these has filled before its cancellation: two positions are open that no group closes. */
  void told(OrderFact fact) {
    OrderIntent order = fact.intent();
    if (fact instanceof OrderFact.Filled fill) {
      plan(order).filter(plan -> isFormer(plan, order)).ifPresent(plan -> orphan(order.owner().group(),
          order.terms().instrument(), order.tag() + " has filled " + fill.increment() + " of "
              + order.terms().instrument() + " as " + order.terms().product() + ", while the position is carried as "
              + plan.product(plan.leg(order.leg()))
              + ": both are open at the broker, and against each other; close both by hand"));
    }
  }

  private void orphan(GroupId group, InstrumentId instrument, String text) {
    mode.orphan(new Scope.Instrument(instrument), new Alert(AlertCode.POSITION_MISMATCH, Optional.of(group), text));
  }

  private Optional<ExecutionPlan> plan(OrderIntent order) {
    return groups.find(order.owner().group()).map(desk -> desk.state.plan());
  }

  /** A leg that was converted back has a former product too, which its plan does not remember. */
  private static boolean isFormer(ExecutionPlan plan, OrderIntent order) {
    return plan.legs().stream().anyMatch(leg -> leg.id().equals(order.leg())
        && plan.product(leg) != order.terms().product());
  }
}
