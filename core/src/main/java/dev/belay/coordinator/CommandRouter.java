package dev.belay.coordinator;

import dev.belay.group.GroupCommand;
import dev.belay.group.GroupEvent;
import dev.belay.hedge.HedgeEvent;
import dev.belay.money.Quantity;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.time.Moment;
import java.util.List;

/** Turns what machines want into intents and requests. Loop only. */
final class CommandRouter {

  private final Floor floor;
  private final Groups groups;

  CommandRouter(Floor floor, Groups groups) {
    this.floor = floor;
    this.groups = groups;
  }

  void perform(GroupDesk desk, List<GroupCommand> commands) {
    for (GroupCommand each : commands) {
      switch (each.kind()) {
        case PLACE -> place(desk, (GroupCommand.Place) each);
        case CANCEL -> cancel(desk, ((GroupCommand.Cancel) each).ref());
        case REPRICE -> reprice(desk, (GroupCommand.Reprice) each);
        case WAKE -> groups.wake(desk, "group", ((GroupCommand.Wake) each).after(),
            () -> groups.tell(desk, new GroupEvent.Ticked(floor.now())));
        case NEED_HEDGE -> {
          GroupCommand.NeedHedge need = (GroupCommand.NeedHedge) each;
          needHedge(desk, need.leg(), need.bared());
        }
        case DECIDED -> {
          GroupCommand.Decided decided = (GroupCommand.Decided) each;
          floor.say((sequence, at) -> new ExecutionEvent.Decided(sequence, at, id(desk), decided.why(), decided.leg()));
        }
      }
    }
  }

  private static GroupId id(GroupDesk desk) {
    return desk.state.plan().group();
  }

  private void place(GroupDesk desk, GroupCommand.Place place) {
    send(desk, Owner.Role.GROUP, place.ref(), desk.state.plan().leg(place.leg()), place.purpose(), place.side(),
        place.quantity(), place.pricing());
  }

  private void send(GroupDesk desk, Owner.Role role, int ref, Leg leg, OrderPurpose purpose, Side side,
      Quantity quantity, Pricing pricing) {
    Moment now = floor.now();
    OrderTag tag = floor.tags().draw(id(desk), leg.id(), purpose);
    OrderTerms terms = new OrderTerms(leg.instrument().id(), desk.state.plan().product(), side, quantity,
        price(desk, leg, side, pricing, now));
    OrderIntent intent = new OrderIntent(tag, new Owner(id(desk), role), ref, terms, now.wall());
    desk.tags.put(GroupDesk.seat(role, ref), tag);
    floor.outbox().send(intent);
    floor.say((sequence, at) -> new ExecutionEvent.Intended(sequence, at, intent));
  }

  private PriceTerms price(GroupDesk desk, Leg leg, Side side, Pricing pricing, Moment now) {
    return floor.pricer().terms(pricing, leg.instrument(), desk.state.plan().product(), side,
        floor.quotes().fresh(leg.instrument().id(), now), desk.lastFill.get(leg.id()));
  }

  private void cancel(GroupDesk desk, int ref) {
    OrderTag tag = desk.tags.get(GroupDesk.seat(Owner.Role.GROUP, ref));
    floor.outbox().cancel(tag);
    floor.order(tag).ifPresent(intent ->
        floor.say((sequence, at) -> new ExecutionEvent.CancelAsked(sequence, at, intent)));
  }

  private void reprice(GroupDesk desk, GroupCommand.Reprice reprice) {
    OrderTag tag = desk.tags.get(GroupDesk.seat(Owner.Role.GROUP, reprice.ref()));
    floor.order(tag).ifPresent(intent -> {
      Leg leg = desk.state.plan().leg(intent.leg());
      PriceTerms to = price(desk, leg, intent.terms().side(), reprice.pricing(), floor.now());
      floor.outbox().modify(tag, to);
      floor.say((sequence, at) -> new ExecutionEvent.Repriced(sequence, at, intent, to));
    });
  }

  private void needHedge(GroupDesk desk, LegId leg, Quantity bared) {
    throw new IllegalStateException("hedge");
  }

  void tellHedge(GroupDesk desk, HedgeEvent event) {
    throw new IllegalStateException("hedge");
  }
}
