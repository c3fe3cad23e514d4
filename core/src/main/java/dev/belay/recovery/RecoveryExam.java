package dev.belay.recovery;

import dev.belay.broker.BrokerPosition;
import dev.belay.group.ExecutionLifecycle;
import dev.belay.group.Child;
import dev.belay.group.GroupCommand;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupState;
import dev.belay.group.GroupStep;
import dev.belay.group.OrderGroup;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.money.Quantity;
import dev.belay.order.AccountId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderFact;
import dev.belay.order.Owner;
import dev.belay.order.PositionKey;
import dev.belay.persistence.StoreIdentity;
import dev.belay.plan.Leg;
import dev.belay.reconcile.Attribution;
import dev.belay.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Works out what a start would find and do: the broker's books are merged into a ledger of their own, the groups' own
 * machines are told what they missed, and what they ask for is written down instead of done.
 *
 * <p>Pure; used once, by one thread.
 */
public final class RecoveryExam {

  private final AccountId account;
  private final Belief belief;
  private final OrderLedger ledger;
  private final Moment now;

  private RecoveryExam(AccountId account, Belief belief, Moment now) {
    this.account = account;
    this.belief = belief;
    this.ledger = new OrderLedger(account);
    this.now = now;
  }

  /**
   * {@return what a start would find and do}
   *
   * @param account the account of store and broker
   * @param belief what store and emergency journal say
   * @param identity who the store is
   * @param books the broker's books
   * @param unread what could not be read, for a person
   * @param now the present moment
   */
  public static RecoveryReport report(AccountId account, Belief belief, StoreIdentity identity,
      RecoveryReport.Books books, List<String> unread, Moment now) {
    RecoveryExam exam = new RecoveryExam(account, belief, now);
    List<Stray> strays = Stray.find(books.orders().orElse(List.of()), identity, now.wall(),
        belief.orders()::containsKey, belief::knows);
    belief.orders().values().forEach(exam.ledger::restore);
    books.orders().orElse(List.of()).forEach(row ->
        exam.ledger.apply(new Evidence.Reported(row, Evidence.Source.ORDER_BOOK)));
    books.trades().orElse(List.of()).forEach(trade -> exam.ledger.apply(new Evidence.Traded(trade)));
    SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners = new TreeMap<>();
    List<RecoveryReport.FoundGroup> groups = new ArrayList<>();
    SortedMap<GroupId, List<ChildOrder>> orders = new TreeMap<>();
    belief.orders().values().forEach(order ->
        orders.computeIfAbsent(order.intent().owner().group(), group -> new ArrayList<>()).add(order));
    for (GroupState each : belief.groups()) {
      exam.group(each, orders.getOrDefault(each.plan().group(), List.of()), owners).ifPresent(groups::add);
    }
    return new RecoveryReport(groups, exam.positions(books, owners), strays, unread);
  }

  private Optional<RecoveryReport.FoundGroup> group(GroupState stored, List<ChildOrder> kept,
      SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners) {
    List<String> next = new ArrayList<>();
    List<RecoveryReport.FoundOrder> orders = new ArrayList<>();
    List<OrderFact> all = new ArrayList<>();
    for (ChildOrder each : kept) {
      ChildOrder now = ledger.find(each.tag()).orElseThrow();
      if (now.status() == OrderStatus.UNKNOWN) {
        next.add("search for " + each.tag() + ", which the broker may have taken, and wait for proof");
      }
      List<OrderFact> missed = CatchUp.facts(stored, now);
      all.addAll(missed);
      if (!each.status().isEnded() || !missed.isEmpty()) {
        orders.add(new RecoveryReport.FoundOrder(each.tag(), each.intent().terms(), each.status().code(),
            now.status().code(), now.filled(), List.copyOf(now.ids())));
      }
    }
    GroupState found = all.isEmpty() ? stored : told(stored, new GroupEvent.CaughtUp(all, now), kept, next);
    if (found.lifecycle() == ExecutionLifecycle.ACCEPTED) {
      found = told(found, new GroupEvent.CancelAsked(now), kept, next);
    } else if (found.lifecycle().isActive()) {
      found = told(found, new GroupEvent.EntriesForbidden(now), kept, next);
    }
    own(found, owners);
    boolean worthTelling = stored.lifecycle().isActive() || !orders.isEmpty();
    return worthTelling ? Optional.of(new RecoveryReport.FoundGroup(stored.plan().group(),
        stored.plan().key(), stored.lifecycle(), found.lifecycle(), legs(stored, found), orders,
        found.exposure().bared(), next)) : Optional.empty();
  }

  private static GroupState told(GroupState state, GroupEvent event, List<ChildOrder> kept, List<String> next) {
    GroupStep step = OrderGroup.step(state, event);
    step.commands().forEach(each -> say(each, kept, next));
    return step.state();
  }

  /** A person knows an order by its tag, or by the broker's id that stands beside it. */
  private static String name(List<ChildOrder> kept, Owner.Role role, int ref) {
    return kept.stream().map(ChildOrder::intent)
        .filter(each -> each.owner().role() == role && Child.numberOf(each) == ref)
        .map(each -> each.tag().text()).findFirst().orElse("order #" + ref);
  }

  private static void say(GroupCommand command, List<ChildOrder> kept, List<String> next) {
    switch (command.kind()) {
      case PLACE -> {
        GroupCommand.Place place = (GroupCommand.Place) command;
        next.add("send a " + place.purpose() + ", " + place.side() + " " + place.quantity() + " of leg "
            + place.leg());
      }
      case CANCEL -> {
        GroupCommand.Cancel cancel = (GroupCommand.Cancel) command;
        next.add("cancel " + name(kept, cancel.role(), cancel.ref()));
      }
      case REPRICE -> {
        GroupCommand.Reprice reprice = (GroupCommand.Reprice) command;
        next.add("reprice " + name(kept, reprice.role(), reprice.ref()));
      }
      case NEED_HEDGE -> {
        GroupCommand.NeedHedge need = (GroupCommand.NeedHedge) command;
        if (need.bared().isPositive()) {
          next.add("buy back " + need.bared() + " bared units of leg " + need.leg() + " at once");
        }
      }
      case DECIDED, WAKE, CHECK_FUNDS -> { }
    }
  }

  private static List<RecoveryReport.FoundLeg> legs(GroupState stored, GroupState found) {
    return stored.plan().legs().stream().map(leg -> new RecoveryReport.FoundLeg(leg.id(), leg.instrument().id(),
        leg.signedQuantity(), stored.held(leg.id()), found.held(leg.id()))).toList();
  }

  private static void own(GroupState state, SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners) {
    for (Leg leg : state.plan().legs()) {
      if (!state.held(leg.id()).isZero()) {
        owners.computeIfAbsent(state.plan().key(leg), key -> new TreeMap<>())
            .merge(state.plan().group(), state.held(leg.id()), Quantity::plus);
      }
    }
  }

  private List<RecoveryReport.FoundPosition> positions(RecoveryReport.Books books,
      SortedMap<PositionKey, SortedMap<GroupId, Quantity>> owners) {
    SortedMap<PositionKey, Quantity> net = new TreeMap<>();
    owners.keySet().forEach(key -> net.put(key, Quantity.ZERO));
    for (BrokerPosition each : books.positions().orElse(List.of())) {
      net.merge(new PositionKey(account, each.instrument(), each.product()), each.net(), Quantity::plus);
    }
    List<RecoveryReport.FoundPosition> found = new ArrayList<>();
    net.forEach((key, units) -> {
      SortedMap<GroupId, Quantity> own = owners.getOrDefault(key, new TreeMap<>());
      Attribution.Split split = Attribution.split(units, own);
      boolean read = books.positions().isPresent();
      if (!units.isZero() || !own.isEmpty()) {
        found.add(new RecoveryReport.FoundPosition(key, units, Attribution.sum(own),
            read ? split.external() : Quantity.ZERO, read ? split.loss() : Quantity.ZERO));
      }
    });
    return found;
  }
}
