package dev.belay.testkit.sim;

import dev.belay.broker.BrokerPosition;
import dev.belay.broker.PlaceResult;
import dev.belay.killswitch.KillReport;
import dev.belay.ledger.OrderStatus;
import dev.belay.market.InstrumentId;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.GroupId;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.Scope;
import dev.belay.order.TradeReport;
import dev.belay.plan.FailurePolicy;
import dev.belay.plan.GroupRequest;
import dev.belay.plan.Sizing;
import dev.belay.testkit.ExchangeEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The world's own books: what truly happened at the exchange, and which evidence of it reached the process when. The
 * invariants are judged by them, never by what Belay believes.
 */
final class Witness {

  private final World world;
  private final SendRules rules;
  private final Outsiders outsiders;
  private final SortedMap<OrderTag, SentOrder> byTag = new TreeMap<>();
  private final SortedMap<BrokerOrderId, SentOrder> byId = new TreeMap<>();
  private final SortedMap<BrokerOrderId, Integer> numbers = new TreeMap<>();
  private final SortedMap<GroupId, Books> groups = new TreeMap<>();
  private final List<Books> asked = new ArrayList<>();
  private final SortedSet<String> trades = new TreeSet<>();
  private boolean hasForgotten;

  Witness(World world) {
    this.world = world;
    this.rules = new SendRules(world);
    this.outsiders = new Outsiders(world);
  }

  Collection<Books> groups() {
    return Collections.unmodifiableCollection(groups.values());
  }

  /** The same as a list, in the order in which they were asked for: cheap to walk after every event. */
  List<Books> asked() {
    return asked;
  }

  Optional<Books> group(GroupId id) {
    return Optional.ofNullable(groups.get(id));
  }

  Optional<SentOrder> find(OrderTag tag) {
    return Optional.ofNullable(byTag.get(tag));
  }

  Optional<BrokerOrderId> idOf(SentOrder order) {
    return byId.entrySet().stream().filter(each -> each.getValue() == order).map(each -> each.getKey()).findFirst();
  }

  Collection<SentOrder> orders() {
    return byTag.values();
  }

  /** Broker ids as small numbers, in order of their first appearance. */
  int number(BrokerOrderId id) {
    return numbers.computeIfAbsent(id, each -> numbers.size() + 1);
  }

  /** The host has asked for a group. */
  void asked(GroupId id, GroupRequest request) {
    long packages = ((Sizing.Lots) request.sizing()).packages();
    if (!groups.containsKey(id)) {
      Books books = new Books(id, request.legs(), request.policy().nakedDeclared(), packages);
      books.stoppedBy(request.policy().stops());
      groups.put(id, books);
      asked.add(books);
    }
    groups.get(id).keepsPackages |= request.policy().onFailure() == FailurePolicy.SCALE_DOWN;
  }

  /** Belay asks for a change of an order, or for its end. */
  void changing(BrokerOrderId id, Optional<PriceTerms> to) {
    rules.requested();
    find(id).ifPresent(order -> order.changes(to));
  }

  void sending(OrderTag tag, OrderTerms terms) {
    SentOrder order = new SentOrder(tag, terms, world.clock().monotonicNanos(), world.lives());
    Books books = groups.get(tag.group());
    if (byTag.containsKey(tag)) {
      world.violate(Invariant.S2_ONE_TAG_ONE_SEND, tag + " was sent before");
      return;
    }
    if (books == null) {
      world.violate(Invariant.S11_OWNED, tag + " is of a group that nobody asked for");
      return;
    }
    order.behind = world.life().process().behindNanos();
    books.place(order);
    byTag.put(tag, order);
    world.disk().sent(tag);
    if (order.isEntry() && books.isSliced(order.leg)) {
      world.sometimes(Sometimes.SLICED);
    }
    rules.check(books, order);
    books.orders.add(order);
    if (books.baredSince >= 0 && order.sign > 0) {
      books.baredSince = world.clock().monotonicNanos();
    }
  }

  void answered(OrderTag tag, PlaceResult result) {
    SentOrder order = byTag.get(tag);
    if (order == null) {
      return;
    }
    switch (result.kind()) {
      case ACCEPTED -> {
        if (order.shownFilled > 0) {
          world.sometimes(Sometimes.UPDATE_BEFORE_ANSWER);
        }
        order.accepted = true;
        order.isKnown(Optional.empty(), world.clock().monotonicNanos());
      }
      case REFUSED -> {
        order.shownEnd = true;
        if (!order.isEntry()) {
          world.sometimes(Sometimes.COVER_REFUSED);
        }
      }
      case INDETERMINATE -> { }
    }
    settle(order);
  }

  /** A whole order book reached the process: it shows rows, and lacks others. */
  void book(List<OrderReport> rows, long begun) {
    rows.forEach(this::shown);
    outsiders.book(rows).forEach(group -> settle(groups.get(group)));
    for (SentOrder each : byTag.values()) {
      if (!each.accepted && each.shownFilled == 0 && each.sentAt < begun
          && rows.stream().noneMatch(row -> row.tag().equals(Optional.of(each.tag)))) {
        each.lacked = true;
      }
    }
  }

  /** All trades reached the process: with the book before them they are one look for what the book lacked. */
  void trades(List<TradeReport> rows) {
    rows.forEach(this::traded);
    for (SentOrder each : byTag.values()) {
      each.absentReads += each.lacked ? 1 : 0;
      each.lacked = false;
    }
  }

  /** Positions reached the process. */
  void positions(List<BrokerPosition> rows) {
    outsiders.positions(rows).forEach(group -> settle(groups.get(group)));
  }

  /** Whether all groups together stand covered, where others have traded what this one holds. */
  boolean coverTogether(Books one) {
    return coverTogether(one, 0, 0, 0);
  }

  /**
   * Where others have traded whose loss that is may be seen otherwise: whether all groups together stand covered, but
   * for so many units, when one of them sells units more of a leg.
   */
  boolean coverTogether(Books one, int leg, long units, long allowed) {
    return one.isTouched(outsiders) && Books.uncovered(groups.values(), one, leg, units)
        <= Math.max(allowed, groups.values().stream().mapToLong(Books::declared).sum());
  }

  /** Whether a stop of ours rests on another contract. */
  boolean stopRestsBeside(InstrumentId instrument) {
    return byTag.values().stream().anyMatch(each -> each.taken && !each.trueEnded && each.rests() && !each.stuck
        && !each.terms.instrument().equals(instrument));
  }

  Outsiders outsiders() {
    return outsiders;
  }

  void shown(OrderReport report) {
    SentOrder order = byId.get(report.id());
    if (order == null) {
      return;
    }
    order.accepted = true;
    order.forgotten = false;
    order.isKnown(report.price(), world.clock().monotonicNanos());
    order.shownIn = world.lives();
    order.shownFilled = Math.max(order.shownFilled, report.filled().units());
    switch (report.status()) {
      case COMPLETE -> order.shownEnd |= report.filled().units() >= order.units;
      case CANCELLED, REJECTED, LAPSED -> order.shownEnd = true;
      default -> { }
    }
    settle(order);
  }

  private void traded(TradeReport trade) {
    SentOrder order = byId.get(trade.order());
    if (order == null || order.forgotten) {
      return; // a trade carries no tag: whose it is says the order's own row
    }
    if (trades.add(trade.order() + " " + trade.id())) {
      order.tradedShown += trade.quantity().units();
      order.shownFilled = Math.max(order.shownFilled, order.tradedShown);
    }
    settle(order);
  }

  /** Belay writes down where an order stands. What a former life knew of its end may be lost with it. */
  void written(OrderTag tag, OrderStatus status, int life) {
    SentOrder order = byTag.get(tag);
    if (order == null) {
      return;
    }
    switch (status) {
      case FILLED, CANCELLED, REJECTED, LAPSED -> order.endKeptIn = life;
      case NEVER_PLACED, UNSENT, QUARANTINED -> { }
      default -> {
        if (order.endKeptIn == life) {
          world.violate(Invariant.S8_ENDS_STAY, tag + " had ended, and is " + status.code() + " again");
        }
      }
    }
  }

  /** Belay writes down that an order was never placed: two looks at orders and trades must have lacked it. */
  void givenUp(OrderTag tag) {
    find(tag).filter(order -> !order.shownEnd).ifPresent(order -> {
      if (order.absentReads < 2) {
        world.violate(Invariant.S8_ENDS_PROVEN, tag + " is given up after " + order.absentReads
            + " looks at orders and trades that lacked it");
      }
      world.sometimes(Sometimes.UNKNOWN_ABSENT);
      order.shownEnd = true;
      settle(order);
    });
  }

  /** Belay says that the broker has shown everything in the reach of a kill switch flat twice. */
  void verified(KillReport report) {
    for (Books each : asked) {
      long open = Arrays.stream(each.truth()).map(Math::abs).sum();
      if (open > 0 && reaches(report.scope(), each) && !world.wasLiedTo()) {
        world.violate(Invariant.J2_SHOWN_FLAT, "the kill switch over " + report.scope().text()
            + " is verified, and group " + each.group + " holds " + Arrays.toString(each.truth()));
      }
    }
  }

  private static boolean reaches(Scope scope, Books books) {
    if (scope instanceof Scope.Group group) {
      return books.group.equals(group.id());
    }
    return !(scope instanceof Scope.Instrument one) || books.legs.stream().anyMatch(leg ->
        leg.instrument().equals(one.id()));
  }

  Optional<SentOrder> find(BrokerOrderId id) {
    return Optional.ofNullable(byId.get(id));
  }

  String told(BrokerOrderId id) {
    return find(id).map(order -> Words.of(order.tag)).orElse("#" + id);
  }

  void settle(SentOrder order) {
    Books books = groups.get(order.tag.group());
    long news = order.shownFilled * 2 + (order.shownEnd ? 1 : 0);
    if (news != order.news) {
      order.news = news;
      books.lastShownAt = world.clock().monotonicNanos();
    }
    settle(books);
  }

  private void settle(Books books) {
    if (books.bared() == 0) {
      books.baredSince = -1;
    } else if (books.baredSince < 0) {
      books.baredSince = world.clock().monotonicNanos();
      world.weather().bared();
    }
  }

  /** The process died: what it had sent without keeping it anywhere is known to nobody until the broker shows it. */
  void forget(Predicate<OrderTag> isKeptNowhere) {
    for (SentOrder each : byTag.values()) {
      if (isKeptNowhere.test(each.tag)) {
        each.forgotten = true;
        each.shownEnd = false;
        each.shownFilled = 0;
      }
      hasForgotten |= each.forgotten;
    }
  }

  /** Whether a process ever died with an order on its way that it could keep nowhere: what comes of that, comes. */
  boolean hasForgotten() {
    return hasForgotten;
  }

  /** The process was not there for a while: what was bared has its time anew. */
  void livesAgain() {
    world.buyBack().countsFromNow();
    outsiders.livesAgain();
    byTag.values().forEach(SentOrder::isForgotten);
    for (Books each : groups.values()) {
      if (each.baredSince >= 0) {
        each.baredSince = world.clock().monotonicNanos();
      }
    }
  }

  /** Something truly happened at the exchange. */
  void happened(ExchangeEvent event) {
    switch (event.kind()) {
      case TAKEN -> {
        ExchangeEvent.Taken taken = (ExchangeEvent.Taken) event;
        taken.tag().map(byTag::get).ifPresentOrElse(order -> taken(taken.id(), order), () -> outsiders.taken(taken));
      }
      case FILLED -> filled((ExchangeEvent.Filled) event);
      case OPENED -> Optional.ofNullable(byId.get(((ExchangeEvent.Opened) event).id()))
          .ifPresent(order -> order.opened = true);
      case REJECTED -> ended(((ExchangeEvent.Rejected) event).id());
      case CANCELLED -> ended(((ExchangeEvent.Cancelled) event).id());
      case LAPSED -> ended(((ExchangeEvent.Lapsed) event).id());
      case CANCEL_ASKED -> Optional.ofNullable(byId.get(((ExchangeEvent.CancelAsked) event).id()))
          .ifPresent(order -> order.cancelAsked = true);
      case TRIGGERED -> Optional.ofNullable(byId.get(((ExchangeEvent.Triggered) event).id()))
          .ifPresent(order -> order.triggered = true);
      case MODIFIED -> Optional.ofNullable(byId.get(((ExchangeEvent.Modified) event).id())).ifPresent(order ->
          order.triggered |= ((ExchangeEvent.Modified) event).to().kind() != PriceTerms.Kind.STOP_LIMIT);
      case REFUSED -> {
        ExchangeEvent.Refused refused = (ExchangeEvent.Refused) event;
        refused.tag().map(byTag::get).ifPresent(order -> order.trueEnded = true);
      }
      default -> { }
    }
  }

  private void taken(BrokerOrderId id, SentOrder order) {
    if (order.taken) {
      world.violate(Invariant.S2_ONE_TAG_ONE_SEND, order.tag + " reached the broker twice");
    }
    order.taken = true;
    byId.put(id, order);
    number(id);
    world.arrived(order, id);
  }

  private void ended(BrokerOrderId id) {
    Optional.ofNullable(byId.get(id)).ifPresent(order -> order.trueEnded = true);
  }

  private void filled(ExchangeEvent.Filled fill) {
    SentOrder order = byId.get(fill.id());
    if (order == null) {
      outsiders.filled(fill.id());
      return;
    }
    if (order.trueEnded) {
      world.sometimes(Sometimes.LATE_FILL);
    } else if (order.cancelAsked) {
      world.sometimes(Sometimes.CANCEL_LOST_TO_FILL);
    }
    order.trueFilled += fill.quantity().units();
    order.filledAt = world.clock().monotonicNanos();
    if (order.tag.purpose() == OrderPurpose.PROTECT) {
      world.sometimes(Sometimes.PROTECTION_BOUGHT);
    }
    order.trueEnded |= order.trueFilled >= order.units;
    rules.truth(groups.get(order.tag.group()), order);
  }
}
