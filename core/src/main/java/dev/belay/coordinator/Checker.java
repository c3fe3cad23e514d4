package dev.belay.coordinator;

import dev.belay.exposure.ReduceAnswer;
import dev.belay.exposure.ReduceOnly;
import dev.belay.gateway.SendCheck;
import dev.belay.group.Child;
import dev.belay.group.GroupState;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderLedger;
import dev.belay.ledger.OrderStatus;
import dev.belay.mode.ModeState;
import dev.belay.money.Money;
import dev.belay.money.Price;
import dev.belay.money.Quantity;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PositionKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The last question before an order leaves: mode and goal for entries, reduce-only for everything else
 * (DESIGN rules 5.5 and 5.6). Loop only.
 */
final class Checker implements SendCheck {

  private final CoordinatorConfig config;
  private final OrderLedger ledger;
  private final Groups groups;
  private final ModeKeeper mode;
  private final Watcher watcher;
  private final SessionGate sessions;
  private final Floor floor;
  private final CloseGate closing;
  private final EmergencyPace emergencies = new EmergencyPace();
  private final LinkedHashSet<OrderTag> doubled = new LinkedHashSet<>();

  Checker(Floor floor, OrderLedger ledger, Groups groups, ModeKeeper mode, Watcher watcher,
      SessionGate sessions) {
    this.floor = floor;
    this.config = floor.config();
    this.ledger = ledger;
    this.groups = groups;
    this.mode = mode;
    this.watcher = watcher;
    this.sessions = sessions;
    this.closing = new CloseGate(floor, watcher);
  }

  /** From now on this order stands in nobody's way (rules 5.3 and 5.5). */
  void mayDouble(OrderTag tag) {
    doubled.removeIf(each -> ledger.find(each).filter(order -> order.status().mayTrade()).isEmpty());
    doubled.add(tag);
  }

  @Override
  public boolean mustWait(ChildOrder order) {
    return groups.find(order.intent().owner().group())
        .filter(desk -> closing.mustWait(order, desk) || sellsWhatMayCover(order.intent(), desk)).isPresent();
  }

  /**
   * Doubt delays sales (rule 5.0): what is left once the feared loss is taken off may be the only cover of a short. A
   * group whose shorts are closed by then waits for nothing here.
   */
  private boolean sellsWhatMayCover(OrderIntent intent, GroupDesk desk) {
    if (intent.purpose() != OrderPurpose.CLOSE || desk.doubted.isEmpty()) {
      return false;
    }
    GroupState worst = groups.atWorst(desk);
    return guarding(worst, intent).isPositive() && exceeds(intent, closes(worst, intent));
  }

  @Override
  public Optional<String> objection(ChildOrder order) {
    OrderIntent intent = order.intent();
    if (mode.state().frozen()) {
      return Optional.of("everything is frozen");
    }
    Optional<GroupDesk> desk = groups.find(intent.owner().group());
    if (desk.isEmpty()) {
      return Optional.of("its group is gone");
    }
    Optional<String> closed = sessions.objection(intent);
    if (closed.isPresent()) {
      return closed;
    }
    return intent.purpose().isRiskReducing() ? reduces(desk.get(), intent) : enters(desk.get(), intent);
  }

  private Optional<String> enters(GroupDesk desk, OrderIntent intent) {
    if (!mode.mode().takesEntries()) {
      return Optional.of("no entries in " + mode.mode());
    }
    Optional<ModeState.Latched> blocked = mode.state().blocking(Optional.of(desk.state.plan().group()),
        desk.state.plan().strategy(), List.of(intent.terms().instrument()));
    if (blocked.isPresent()) {
      return Optional.of("no entries in the reach of " + blocked.get().latch().code());
    }
    boolean sells = desk.state.plan().leg(intent.leg()).isShortOption();
    if (sells && desk.state.exposure().nakedBeyondDeclared().isPositive()) {
      return Optional.of("a short would stand naked beyond the declared"); // another order has overfilled
    }
    if (!desk.state.goal().isEntering()) {
      return Optional.of("its group enters no more");
    }
    return watcher.objectsTo(intent.key(config.account()));
  }

  private Optional<String> reduces(GroupDesk desk, OrderIntent intent) {
    OrderTerms terms = intent.terms();
    ReduceAnswer answer = intent.purpose() == OrderPurpose.PROTECT ? protects(desk, intent)
        : closes(desk.state, intent);
    if (exceeds(intent, answer)) {
      return Optional.of("reduce-only: " + terms.quantity() + " asked, " + answer);
    }
    boolean tooOften = intent.tag().emergency() && !emergencies.take(intent.tag(), floor.now());
    return tooOften ? Optional.of("five attempts in a minute without a store") : Optional.empty();
  }

  /** No more than what stands naked and no other purchase will cover. */
  private ReduceAnswer protects(GroupDesk desk, OrderIntent intent) {
    return ReduceOnly.allowed(groups.atWorst(desk).exposureWithout(each -> isOrder(each, intent)), OrderPurpose.PROTECT,
        intent.terms().side(), desk.state.plan().leg(intent.leg()).instrument());
  }

  private static boolean exceeds(OrderIntent intent, ReduceAnswer answer) {
    return !(answer instanceof ReduceAnswer.Allowed allowed)
        || intent.terms().quantity().isMoreThan(allowed.quantity());
  }

  private ReduceAnswer closes(GroupState state, OrderIntent intent) {
    OrderTerms terms = intent.terms();
    Quantity own = state.held(intent.leg());
    Quantity guarding = guarding(state, intent);
    return ReduceOnly.close(terms.side(), own, reducing(intent), guarding);
  }

  private static Quantity guarding(GroupState state, OrderIntent intent) {
    return state.guarding(state.plan().leg(intent.leg()), each -> isOrder(each, intent));
  }

  private static boolean isOrder(Child child, OrderIntent intent) {
    return child.role() == intent.owner().role() && child.ref() == Child.numberOf(intent);
  }

  /**
   * Units of the group's other orders against the same position that may still trade: whatever was sent, and what was
   * reserved before. An order that may be doubled is left out, and for a buy-back what is quarantined.
   */
  private Quantity reducing(OrderIntent intent) {
    Quantity sum = Quantity.ZERO;
    boolean later = false;
    for (ChildOrder each : ledger.open(intent.key(config.account()))) {
      later |= each.tag().equals(intent.tag());
      boolean counts = !each.tag().equals(intent.tag()) && !doubled.contains(each.tag())
          && !(later && each.status() == OrderStatus.INTENDED)
          && !(intent.purpose() == OrderPurpose.COVER && each.status() == OrderStatus.QUARANTINED);
      boolean same = each.intent().owner().group().equals(intent.owner().group())
          && each.intent().purpose().isRiskReducing() && each.intent().terms().side() == intent.terms().side();
      sum = counts && same ? sum.plus(each.open()) : sum;
    }
    return sum;
  }

  @Override
  public boolean isFrozen() {
    return mode.state().frozen();
  }

  @Override
  public boolean isPressing(PositionKey key) {
    return groups.stops().isPressing(key)
        || groups.all().stream().anyMatch(desk -> desk.bared().isPositive() && desk.state.plan().legs().stream()
        .anyMatch(leg -> desk.state.plan().key(leg).equals(key)));
  }

  @Override
  public Money atRisk(OrderIntent intent) {
    Price price = intent.terms().price().limitPrice()
        .or(() -> groups.find(intent.owner().group()).map(desk -> desk.lastFill.get(intent.leg()))).orElse(Price.ZERO);
    return price.times(intent.terms().quantity());
  }
}
