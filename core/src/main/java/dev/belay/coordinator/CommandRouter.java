package dev.belay.coordinator;

import dev.belay.group.Child;
import dev.belay.group.ExitTry;
import dev.belay.group.GroupCommand;
import dev.belay.group.GroupEvent;
import dev.belay.group.OrderGroup;
import dev.belay.hedge.EmergencyHedgeManager;
import dev.belay.hedge.HedgeCommand;
import dev.belay.hedge.HedgeEvent;
import dev.belay.hedge.HedgeStep;
import dev.belay.hedge.LegHedge;
import dev.belay.market.Quote;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
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
import dev.belay.plan.ChildOrderManager;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.time.Moment;
import java.util.List;
import java.util.Optional;

/** Turns what machines want into intents and requests. Loop only. */
final class CommandRouter {

  private final Floor floor;
  private final Groups groups;
  private final EmergencyHedgeManager hedges;
  private final Purse purse;
  private final Protector protector;

  /** How many steps of the exit pricing one rung of the hedge's ladder is. */
  private static final int HEDGE_STEP = 3;

  CommandRouter(Floor floor, Groups groups, EmergencyHedgeManager hedges, Purse purse, Parts parts) {
    this.protector = new Protector(floor, groups, this, parts);
    this.floor = floor;
    this.groups = groups;
    this.hedges = hedges;
    this.purse = purse;
  }

  Protector protector() {
    return protector;
  }

  void perform(GroupDesk desk, List<GroupCommand> commands) {
    for (GroupCommand each : commands) {
      switch (each.kind()) {
        case PLACE -> place(desk, (GroupCommand.Place) each);
        case CANCEL -> cancel(desk, (GroupCommand.Cancel) each);
        case REPRICE -> reprice(desk, (GroupCommand.Reprice) each);
        case WAKE -> groups.wake(desk, "group", ((GroupCommand.Wake) each).after(),
            () -> groups.tell(desk, new GroupEvent.Ticked(floor.now())));
        case NEED_HEDGE -> {
          GroupCommand.NeedHedge need = (GroupCommand.NeedHedge) each;
          if (desk.doubted.isEmpty()) { // otherwise the need is more than the group knows of
            needHedge(desk, need.leg(), need.bared());
          }
        }
        case CHECK_FUNDS -> purse.check(desk, groups);
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
    send(desk, role, ref, leg, purpose, side, quantity, price(desk, leg, side, pricing, floor.now()));
  }

  void send(GroupDesk desk, Owner.Role role, int ref, Leg leg, OrderPurpose purpose, Side side, Quantity quantity,
      PriceTerms price) {
    Moment now = floor.now();
    OrderTag tag = floor.tags().draw(id(desk), leg.id(), purpose);
    OrderTerms terms = new OrderTerms(leg.instrument().id(), desk.state.plan().product(leg), side, quantity,
        price);
    OrderIntent intent = new OrderIntent(tag, new Owner(id(desk), role), ref, terms, now.wall());
    desk.orders.put(GroupDesk.seat(role, Child.numberOf(intent)), intent);
    if (role != Owner.Role.GROUP) {
      desk.state = OrderGroup.knowing(desk.state, intent, now);
      floor.outbox().keep(desk, now.wall(), false);
    }
    floor.outbox().send(intent);
    floor.say((sequence, at) -> new ExecutionEvent.Intended(sequence, at, intent,
        floor.quotes().fresh(terms.instrument(), now)));
  }

  PriceTerms price(GroupDesk desk, Leg leg, Side side, Pricing pricing, Moment now) {
    Optional<Quote> fresh = floor.quotes().fresh(leg.instrument().id(), now);
    Price lastFill = desk.lastFill.get(leg.id());
    PriceTerms wish = floor.pricer().terms(pricing, leg.instrument(), desk.state.plan().product(leg), side, fresh,
        lastFill);
    Price market = fresh.flatMap(quote -> side == Side.BUY ? quote.ask() : quote.bid()).orElse(lastFill);
    return pricing.kind() == Pricing.Kind.AT ? wish
        : floor.bands().inside(leg.instrument(), side, wish, market, now);
  }

  private void cancel(GroupDesk desk, GroupCommand.Cancel cancel) {
    OrderIntent intent = desk.intent(cancel.role(), cancel.ref());
    floor.outbox().cancel(intent.tag());
    floor.say((sequence, at) -> new ExecutionEvent.CancelAsked(sequence, at, intent));
  }

  private void reprice(GroupDesk desk, GroupCommand.Reprice reprice) {
    OrderIntent intent = desk.intent(reprice.role(), reprice.ref());
    Leg leg = desk.state.plan().leg(intent.leg());
    PriceTerms to = price(desk, leg, intent.terms().side(), reprice.pricing(), floor.now());
    if (desk.prices.isAtBand(intent, to)) {
      groups.tell(desk, new GroupEvent.AtBand(reprice.role(), reprice.ref(), floor.now()));
      return;
    }
    desk.prices.asked(intent, to);
    floor.outbox().modify(intent.tag(), to);
    floor.say((sequence, at) -> new ExecutionEvent.Repriced(sequence, at, intent, to));
  }

  /** While the market is closed nothing is needed that nobody could buy. */
  void needHedge(GroupDesk desk, LegId leg, Quantity bared) {
    Quantity lot = desk.state.plan().leg(leg).instrument().rules().lot();
    Quantity need = desk.state.isShut() ? Quantity.ZERO : bared;
    tellHedge(desk, new HedgeEvent.Need(leg, need, lot, floor.now()));
  }

  void tellHedge(GroupDesk desk, HedgeEvent event) {
    HedgeStep step = hedges.step(desk.hedge, event);
    desk.hedge = step.state();
    for (HedgeCommand each : step.commands()) {
      switch (each.kind()) {
        case PLACE -> hedge(desk, (HedgeCommand.Place) each);
        case PROTECT -> protector.protect(desk, (HedgeCommand.Protect) each);
        case WAKE -> groups.wake(desk, "hedge", ((HedgeCommand.Wake) each).at().since(floor.now()),
            () -> tellHedge(desk, new HedgeEvent.Ticked(floor.now())));
        case HOLD -> {
          LegId leg = ((HedgeCommand.Hold) each).leg();
          floor.raise(new Alert(AlertCode.EXIT_BLOCKED, Optional.of(id(desk)), "covers of leg " + leg + " are refused: "
              + desk.hedge.leg(leg).map(LegHedge::bared).orElse(Quantity.ZERO) + " units bared"));
        }
        case ENDED -> { }
      }
    }
  }

  private void hedge(GroupDesk desk, HedgeCommand.Place place) {
    Leg leg = desk.state.plan().leg(place.leg());
    if (place.opens()) {
      floor.say((sequence, at) ->
          new ExecutionEvent.EmergencyHedge(sequence, at, id(desk), place.leg(), place.quantity()));
      floor.raise(new Alert(AlertCode.EMERGENCY_HEDGE, Optional.of(id(desk)),
          place.quantity() + " of " + leg.instrument().id() + " stand bared and are bought back"));
    }
    Quantity learnt = Optional.ofNullable(desk.state.tries().get(leg.id())).map(ExitTry::largest).orElse(Quantity.ZERO);
    for (Quantity slice : ChildOrderManager.exitSlices(place.quantity(), leg.instrument().rules(), learnt)) {
      send(desk, Owner.Role.HEDGE, place.ref(), leg, OrderPurpose.COVER, place.side(), slice,
          new Pricing.Marketable(place.rung() * HEDGE_STEP));
    }
  }
}
