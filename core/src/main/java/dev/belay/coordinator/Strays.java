package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.group.Child;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.mode.Latch;
import dev.belay.observe.Alert;
import dev.belay.observe.AlertCode;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Owner;
import dev.belay.order.PriceTerms;
import dev.belay.order.Scope;
import dev.belay.persistence.StoreIdentity;
import dev.belay.plan.Leg;
import dev.belay.recovery.Stray;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Orders of our format that the store does not know: ours are adopted by the group and leg that their tag names, and
 * whatever they prove about the store is latched (DESIGN rule 5.2). Loop only.
 */
final class Strays {

  private final Floor floor;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final ModeKeeper mode;
  private final StoreIdentity identity;
  private final Instant opened;
  private final TreeSet<OrderTag> seen = new TreeSet<>();

  Strays(Floor floor, OrderGateway gateway, OrderLedger ledger, Groups groups, ModeKeeper mode,
      StoreIdentity identity) {
    this.floor = floor;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.mode = mode;
    this.identity = identity;
    this.opened = floor.now().wall();
  }

  /** Looks through a book before its rows are merged, so that what is adopted is merged with them. */
  void look(List<OrderReport> rows) {
    for (Stray each : Stray.find(rows, identity, opened, tag -> ledger.find(tag).isPresent(),
        group -> groups.find(group).isPresent())) {
      if (seen.add(each.tag())) {
        found(each);
      }
    }
  }

  private void found(Stray stray) {
    boolean adopted = stray.origin().isOurs() && adopt(stray);
    String text = stray.tag() + " " + stray.report().side() + " " + stray.report().quantity() + " of "
        + stray.report().instrument() + (adopted ? " is adopted by group " + stray.tag().group() : " has no group");
    switch (stray.origin()) {
      case EMERGENCY -> {
        if (!adopted) {
          mode.orphan(Scope.account(), new Alert(AlertCode.LOST_TAIL, Optional.empty(), text));
        }
      }
      case LOST_TAIL, LOST_STORE -> {
        floor.raise(new Alert(AlertCode.LOST_TAIL, Optional.of(stray.tag().group()), text));
        mode.latch(Latch.LOST_TAIL, Scope.account(), "an order of ours that the store does not know: " + text);
      }
      case SECOND_INSTANCE -> {
        floor.raise(new Alert(AlertCode.SECOND_INSTANCE, Optional.empty(), text));
        mode.latch(Latch.SECOND_INSTANCE, Scope.account(), "an order that we did not send: " + text);
      }
    }
  }

  /** The group may have been kept with the order in it, and the order not: then it is that one, and no second one. */
  private int ref(GroupDesk desk, Owner owner, Stray stray) {
    return desk.state.children().stream().filter(each -> each.role() == owner.role()
            && each.leg().equals(stray.tag().leg()) && each.purpose() == stray.tag().purpose()
            && each.side() == stray.report().side() && each.quantity().equals(stray.report().quantity())
            && !desk.orders.containsKey(GroupDesk.seat(owner.role(), each.ref())))
        .mapToInt(Child::ref).min().orElseGet(() -> nextRef(desk, owner));
  }

  /** A group that sleeps still has not heard of what was adopted before. */
  private int nextRef(GroupDesk desk, Owner owner) {
    return ledger.ofOwner(owner).stream().mapToInt(each -> each.intent().ref() + 1)
        .reduce(desk.state.nextRef(), Math::max);
  }

  /** Its fills are own: the group learns of the order as of one that it had forgotten. */
  private boolean adopt(Stray stray) {
    OrderReport report = stray.report();
    Optional<GroupDesk> desk = groups.find(stray.tag().group());
    desk.ifPresent(each -> groups.protector().recall(each, stray.tag().purpose(), stray.tag().leg(),
        report.instrument(), report.product()));
    Optional<Leg> leg = desk.flatMap(each -> each.state.plan().legs().stream()
        .filter(one -> one.id().equals(stray.tag().leg()) && one.instrument().id().equals(report.instrument()))
        .findFirst()).filter(one -> desk.get().state.plan().product(one) == report.product());
    if (leg.isEmpty()) {
      return false;
    }
    PriceTerms price = report.price().orElse(new PriceTerms.Limit(leg.get().ladder().limit()));
    Owner owner = new Owner(stray.tag().group(), Owner.Role.GROUP);
    OrderTerms terms = new OrderTerms(report.instrument(), report.product(), report.side(), report.quantity(), price);
    OrderIntent intent = new OrderIntent(stray.tag(), owner, ref(desk.get(), owner, stray), terms,
        report.brokerTime().orElse(opened));
    floor.tags().used(stray.tag());
    desk.get().orders.put(GroupDesk.seat(Owner.Role.GROUP, Child.numberOf(intent)), intent);
    boolean storable = !isAttemptTaken(stray.tag());
    ChildOrder order = ChildOrder.of(intent);
    (storable ? ledger.restore(order) : ledger.adopt(order)).forEach(groups::told);
    gateway.resume();
    return true;
  }

  /** While the broker's book could not be read, an order that nobody remembered may have been made once more. */
  private boolean isAttemptTaken(OrderTag tag) {
    return !tag.emergency() && ledger.all().stream().map(ChildOrder::tag).anyMatch(each -> !each.emergency()
        && each.group().equals(tag.group()) && each.leg().equals(tag.leg()) && each.purpose() == tag.purpose()
        && each.attempt() == tag.attempt());
  }
}
