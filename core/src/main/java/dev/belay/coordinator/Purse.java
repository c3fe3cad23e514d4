package dev.belay.coordinator;

import dev.belay.broker.BrokerReads;
import dev.belay.broker.Funds;
import dev.belay.gateway.OrderGateway;
import dev.belay.gateway.ReadLane;
import dev.belay.group.GroupEvent;
import dev.belay.group.GroupGoal;
import dev.belay.group.GroupState;
import dev.belay.margin.MarginEstimate;
import dev.belay.margin.MarginLimits;
import dev.belay.margin.MarginModel;
import dev.belay.margin.MarginQuestion;
import dev.belay.margin.Reserved;
import dev.belay.margin.Shock;
import dev.belay.money.Money;
import dev.belay.money.Quantity;
import dev.belay.order.GroupId;
import dev.belay.order.LegId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The account's money: read afresh for entries and before each phase that adds risk, and what the groups reserve of it
 * (DESIGN rules 6.2 and 7.6). Loop only.
 */
final class Purse {

  /**
   * What was worked out when a group was accepted.
   *
   * @param question its plan, and what the account held
   * @param model what any portfolio of it needs
   * @param present what the account's positions needed without it
   * @param first what it reserved
   */
  record Account(MarginQuestion question, MarginModel model, Money present, Reserved first) {}

  /** Entry, cancellation and unwinding. */
  static final int REQUESTS_PER_SLICE = 3;

  private final Floor floor;
  private final OrderGateway gateway;
  private final MarginLimits limits;
  private final List<Consumer<Optional<Funds>>> waiting = new ArrayList<>();
  private boolean reading;

  Purse(Floor floor, OrderGateway gateway) {
    this.floor = floor;
    this.gateway = gateway;
    this.limits = floor.config().margin();
  }

  /** What an estimator may ask the broker. */
  BrokerReads reads() {
    return gateway.reads();
  }

  /** Asks for the funds by a read that begins now or later; who asks while one is under way shares the next. */
  void ask(Consumer<Optional<Funds>> then) {
    waiting.add(then);
    read();
  }

  private void read() {
    if (reading || waiting.isEmpty()) {
      return;
    }
    reading = true;
    List<Consumer<Optional<Funds>>> now = List.copyOf(waiting);
    waiting.clear();
    gateway.reads().funds(ReadLane.MARGIN, answer -> {
      reading = false;
      now.forEach(each -> each.accept(answer.read().value()));
      read();
    });
  }

  /** What a new group may count on. */
  Optional<Funds> left(Optional<Funds> funds) {
    return funds.map(each -> floor.reservations().left(each));
  }

  /** Answers a group whose next phase adds risk, once: no figure in time is not enough. */
  void check(GroupDesk desk, Groups groups) {
    boolean[] answered = {false};
    Consumer<Boolean> once = enough -> {
      if (!answered[0]) {
        answered[0] = true;
        groups.tell(desk, new GroupEvent.FundsAnswered(enough, floor.now()));
      }
    };
    floor.after(floor.config().checkDeadline(), () -> once.accept(false));
    ask(funds -> once.accept(funds.filter(fresh -> carries(desk, fresh)).isPresent()));
  }

  private boolean carries(GroupDesk desk, Funds fresh) {
    GroupId id = desk.state.plan().group();
    Reserved own = floor.reservations().byGroup().get(id);
    Funds left = floor.reservations().release(id).left(fresh);
    return own != null && !own.margin().isMoreThan(limits.allowedMargin(left.available()))
        && !own.cash().isMoreThan(limits.allowedCash(left.cash()));
  }

  /**
   * What the broker blocks and takes for a group's fills is not reserved once more, and a complete group keeps one
   * request for each closing order: its entries are through, and nothing that closes waits for our own limits.
   */
  void shrink(GroupDesk desk) {
    GroupState state = desk.state;
    Reserved now = floor.reservations().byGroup().get(state.plan().group());
    if (now == null || desk.account.isEmpty()) {
      return;
    }
    Account account = desk.account.get();
    MarginEstimate estimate = HostCode.ask(() ->
        account.model().estimate(account.question().after(filled(state)), Shock.NONE),
        cause -> new MarginEstimate.Unavailable(List.of(cause)));
    if (estimate instanceof MarginEstimate.Known used) {
      Money margin = less(account.first().margin(), used.requirement().minus(account.present()), now.margin());
      Money cash = less(account.first().cash(), used.premiumCash(), now.cash());
      floor.reserve(floor.reservations().shrink(state.plan().group(),
          new Reserved(margin, cash, requests(state, account.first().requestsPerMinute(), now.requestsPerMinute()),
              requests(state, account.first().requestsPerDay(), now.requestsPerDay()))));
    }
  }

  private static int requests(GroupState state, int first, int now) {
    return state.goal() == GroupGoal.KEEP ? Math.min(now, first / REQUESTS_PER_SLICE) : now;
  }

  private static Money less(Money first, Money used, Money most) {
    Money rest = used.isNegative() ? first : first.minus(used);
    Money left = rest.isNegative() ? Money.ZERO : rest;
    return left.isMoreThan(most) ? most : left;
  }

  private static SortedMap<LegId, Quantity> filled(GroupState state) {
    SortedMap<LegId, Quantity> filled = new TreeMap<>();
    state.plan().legs().forEach(leg ->
        filled.put(leg.id(), leg.side().signed(state.held(leg.id())).orZero().min(leg.quantity())));
    return filled;
  }
}
