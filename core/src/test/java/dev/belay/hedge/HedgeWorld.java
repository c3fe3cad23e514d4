package dev.belay.hedge;

import dev.belay.money.Quantity;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderEnd;
import dev.belay.order.OrderFact;
import dev.belay.order.RejectionReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What really happens around one short: shorts and protection come and go, the broker fills, refuses and cancels. It
 * keeps its own books, plainly, to judge the hedge by.
 */
final class HedgeWorld {

  private static final class Order {
    private final int ref;
    private final long asked;
    private long filled;
    private boolean ended;

    Order(int ref, long asked) {
      this.ref = ref;
      this.asked = asked;
    }

    long open() {
      return ended ? 0 : asked - filled;
    }
  }

  private final HedgeDesk desk;
  private final boolean needFirst;
  private final List<Order> orders = new ArrayList<>();
  private long need;
  private long highestNeed;
  private long bought;

  HedgeWorld(HedgeDesk desk, boolean needFirst) {
    this.desk = desk;
    this.needFirst = needFirst;
  }

  void pass(long millis) {
    desk.at(desk.millis() + millis);
    look();
  }

  /** Shorts fill, or protection goes (above zero), or protection fills (below). */
  void needChanges(long change) {
    need = Math.max(0, need + change);
    highestNeed = Math.max(highestNeed, need);
    desk.need(bared());
    look();
  }

  void fillSome(int which, long most) {
    pick(which).ifPresent(order -> {
      long units = Math.min(order.open(), most);
      order.filled += units;
      order.ended = order.filled == order.asked;
      bought += units;
      OrderFact fact = new OrderFact.Filled(desk.intent(order.ref), Quantity.of(units),
          Quantity.of(order.filled),
          Optional.empty(), false);
      if (needFirst) {
        desk.need(bared()).told(fact);
      } else {
        desk.told(fact).need(bared());
      }
      if (order.ended) {
        desk.closed(order.ref, OrderEnd.FILLED, order.filled);
      }
      look();
    });
  }

  void end(int which, OrderEnd end, Optional<RejectionReason> reason) {
    pick(which).ifPresent(order -> {
      order.ended = true;
      desk.told(new OrderFact.Closed(desk.intent(order.ref), end, Quantity.of(order.filled),
          reason.map(each -> BrokerRejection.of(each, "no"))));
      look();
    });
  }

  void accept(int which) {
    pick(which).ifPresent(order -> {
      desk.accepted(order.ref);
      look();
    });
  }

  void loseAnswer(int which) {
    pick(which).ifPresent(order -> {
      desk.inDoubt(order.ref);
      look();
    });
  }

  /** The broker takes and fills everything that it holds. */
  void fillEverything() {
    while (pick(0).isPresent()) {
      accept(0);
      fillSome(0, Long.MAX_VALUE);
    }
  }

  long bared() {
    return Math.max(0, need - bought);
  }

  long bought() {
    return bought;
  }

  long open() {
    return orders.stream().mapToLong(Order::open).sum();
  }

  long highestNeed() {
    return highestNeed;
  }

  private Optional<Order> pick(int which) {
    List<Order> open = orders.stream().filter(each -> each.open() > 0).toList();
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(Math.floorMod(which, open.size())));
  }

  private void look() {
    for (int i = orders.size(); i < desk.places().size(); i++) {
      HedgeCommand.Place place = desk.places().get(i);
      orders.add(new Order(place.ref(), place.quantity().units()));
    }
  }
}
