package dev.belay.coordinator;

import dev.belay.gateway.SendLane;
import dev.belay.group.GroupEvent;
import dev.belay.group.OrderGroup;
import dev.belay.money.Quantity;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.observe.ExecutionEvent;
import dev.belay.order.LegId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.plan.Leg;
import dev.belay.plan.Pricing;
import dev.belay.stop.StopCommand;
import dev.belay.stop.StopEvent;
import java.util.List;
import java.util.Optional;

/** Turns what a stop wants into intents and requests. Loop only. */
final class StopRouter {

  private final Floor floor;
  private final Groups groups;
  private final CommandRouter orders;
  private final Stops stops;

  StopRouter(Floor floor, Groups groups, CommandRouter orders, Stops stops) {
    this.floor = floor;
    this.groups = groups;
    this.orders = orders;
    this.stops = stops;
  }

  void perform(GroupDesk desk, LegId leg, List<StopCommand> commands) {
    for (StopCommand each : commands) {
      switch (each.kind()) {
        case REST -> {
          StopCommand.Rest rest = (StopCommand.Rest) each;
          orders.send(desk, Owner.Role.STOP, rest.ref(), leg(desk, leg), OrderPurpose.STOP, rest.side(),
              rest.quantity(), rest.price());
        }
        case CLOSE -> close(desk, leg(desk, leg), (StopCommand.Close) each);
        case MOVE -> {
          StopCommand.Move move = (StopCommand.Move) each;
          intent(desk, leg, move.ref()).ifPresent(order -> modify(order, move.to(), SendLane.TRAIL));
        }
        case REPRICE -> reprice(desk, leg, (StopCommand.Reprice) each);
        case CANCEL -> cancel(desk, leg, (StopCommand.Cancel) each);
        case WAKE -> groups.wake(desk, "stop " + leg, ((StopCommand.Wake) each).at().since(floor.now()),
            () -> stops.step(desk, leg, new StopEvent.Ticked(floor.now())));
        case NOTE -> note(desk, leg, (StopCommand.Note) each);
        case DONE -> groups.tell(desk, new GroupEvent.StopClosed(leg, floor.now()));
      }
    }
  }

  private static Leg leg(GroupDesk desk, LegId leg) {
    return desk.state.plan().leg(leg);
  }

  private static Optional<OrderIntent> intent(GroupDesk desk, LegId leg, int ref) {
    return desk.orders.values().stream().filter(each -> each.owner().role() == Owner.Role.STOP && each.ref() == ref
        && each.leg().equals(leg)).findFirst();
  }

  private void close(GroupDesk desk, Leg leg, StopCommand.Close close) {
    PriceTerms price = orders.price(desk, leg, close.side(), new Pricing.Marketable(close.rung()), floor.now());
    orders.send(desk, Owner.Role.STOP, close.ref(), leg, leg.closedBy(close.side()), close.side(), close.quantity(),
        price);
  }

  private void reprice(GroupDesk desk, LegId leg, StopCommand.Reprice reprice) {
    Optional<OrderIntent> order = intent(desk, leg, reprice.ref());
    if (order.isEmpty()) {
      return;
    }
    Side side = order.get().terms().side();
    PriceTerms to = orders.price(desk, leg(desk, leg), side, new Pricing.Marketable(reprice.rung()), floor.now());
    if (desk.prices.isAtBand(order.get(), to)) {
      stops.step(desk, leg, new StopEvent.AtBand(reprice.ref(), floor.now()));
      return;
    }
    desk.prices.asked(order.get(), to);
    desk.state = OrderGroup.closing(desk.state, order.get(), floor.now());
    floor.outbox().keep(desk, floor.now().wall(), true);
    modify(order.get(), to, side == Side.BUY ? SendLane.COVER : SendLane.EXIT);
  }

  private void modify(OrderIntent order, PriceTerms to, SendLane lane) {
    floor.outbox().modify(order.tag(), to, lane);
    floor.say((sequence, at) -> new ExecutionEvent.Repriced(sequence, at, order, to));
  }

  private void cancel(GroupDesk desk, LegId leg, StopCommand.Cancel cancel) {
    intent(desk, leg, cancel.ref()).ifPresent(order -> {
      floor.outbox().cancel(order.tag(), cancel.pressing() ? SendLane.COVER : SendLane.CANCEL);
      floor.say((sequence, at) -> new ExecutionEvent.CancelAsked(sequence, at, order));
    });
  }

  private void note(GroupDesk desk, LegId leg, StopCommand.Note note) {
    Quantity units = note.units();
    floor.say((sequence, at) ->
        new ExecutionEvent.Stopped(sequence, at, Stops.id(desk), leg, note.what(), units, note.lasted()));
    String text = units + " of " + leg(desk, leg).instrument().id();
    switch (note.what()) {
      case FIRED -> {
        alert(desk, AlertCode.STOP_FIRED, text);
        groups.tell(desk, new GroupEvent.StopFired(leg, floor.now()));
      }
      case UNGUARDED -> alert(desk, AlertCode.UNGUARDED, text + " without a stop at the broker for "
          + note.lasted().toMillis() + " ms");
      case STUCK -> alert(desk, AlertCode.STOP_STUCK, "the stop of " + text);
      case BLOCKED -> alert(desk, AlertCode.EXIT_BLOCKED, "closing orders of the stop are refused: " + text);
      case GAP, FALLBACK, GUARDED, VANISHED -> { }
    }
  }

  private void alert(GroupDesk desk, AlertCode code, String text) {
    floor.raise(new Alert(code, Optional.of(Stops.id(desk)), text));
  }
}
