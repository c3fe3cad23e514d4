package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderTag;
import dev.belay.order.PositionKey;
import dev.belay.order.PriceTerms;
import dev.belay.order.RejectionReason;
import dev.belay.order.Side;
import dev.belay.persistence.Entry;
import dev.belay.persistence.Lane;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only code that writes to the broker. For every order, in this order (rule 5.6): its quantity is
 * reserved in the ledger, its intent is made durable with the final fields, a token of the budget is taken,
 * mode, age and reduce-only are checked once more in the same turn of the loop, and it is handed to the
 * broker, once.
 *
 * <p>What the broker answers, or does not answer, is evidence; nothing else changes an order. An unknown
 * order is searched for until it is found or proved absent.
 *
 * <p>Not thread-safe: every method is called on the loop, and none blocks.
 */
public final class OrderGateway {

  private static final Logger LOG = LoggerFactory.getLogger(OrderGateway.class);

  private final GatewayParts parts;
  private final RefusalCircuit circuit = new RefusalCircuit();
  private final BrokerWrites writes;
  private final SendGuard guard;
  private final StoreLine store;
  private final Sender sender = new Sender();
  private final SendQueue queue;
  private final Doubts doubts;
  private final CancelTargets targets = new CancelTargets();
  private final List<OrderFact> untold = new ArrayList<>();
  private boolean telling;
  private long requests;

  /**
   * Makes a gateway; it does nothing by itself.
   *
   * @param parts what it is made of
   */
  public OrderGateway(GatewayParts parts) {
    this.parts = parts;
    Outside outside = new Outside(parts.time(), parts.inbox());
    guard = new SendGuard(parts, circuit);
    writes = new BrokerWrites(parts, outside, circuit, this::evidence);
    store = new StoreLine(parts, outside);
    queue = new SendQueue(parts.time(), parts.budget(), sender);
    doubts = new Doubts(parts, outside, this::evidence);
  }

  /** {@return every read of the broker, inside the request budget} */
  public GatewayReads reads() {
    return doubts.reads();
  }

  /** Books what the ledger was restored with as requests of the last minute; called once, before anything is sent. */
  public void recall() {
    parts.budget().recall(parts.ledger().all(), parts.time().now());
  }

  /** Searches for every unknown order of the ledger; called once after the ledger was restored. */
  public void resume() {
    doubts.resume();
  }

  /**
   * Sends orders, once they are durable together with the entries of the decision that made them. Each
   * becomes a fact of its owner: accepted, in doubt, or closed as unsent or never placed.
   *
   * @param wave the orders; those of one lane go out in this order
   * @param withThem the owner's own entries, kept in the same transaction
   */
  public void submit(List<OrderIntent> wave, List<Entry> withThem) {
    submit(wave, withThem, Keeping.UNHEARD);
  }

  /**
   * Sends orders as {@link #submit(List, List)} does, and tells when it is kept.
   *
   * @param wave the orders
   * @param withThem the owner's own entries
   * @param told hears what became of the entries
   */
  public void submit(List<OrderIntent> wave, List<Entry> withThem, Keeping told) {
    Moment now = parts.time().now();
    List<StoreLine.Act> acts = new ArrayList<>();
    for (OrderIntent intent : wave) {
      parts.ledger().intend(intent);
      SendLane lane = SendLane.of(intent.purpose());
      Duration age = intent.purpose().isRiskReducing() ? parts.config().exitAge() : parts.config().entryAge();
      acts.add(pending(request(SendQueue.Kind.PLACE, intent, Optional.empty(), lane, now, age)));
    }
    store.keep(Lane.DURABLE, withThem, acts, told);
  }

  /**
   * Asks for a cancellation in the lane of other cancels.
   *
   * @param tag the order
   */
  public void cancel(OrderTag tag) {
    cancel(tag, SendLane.CANCEL);
  }

  /**
   * Asks for a cancellation. One that was not sent yet is dropped; one that is unknown is cancelled as soon
   * as it is found; one that has ended, or whose cancel waits to be sent, is left alone. Asking again sends
   * another request.
   *
   * @param tag the order
   * @param lane how pressing it is
   */
  public void cancel(OrderTag tag, SendLane lane) {
    Optional<ChildOrder> order = parts.ledger().find(tag);
    OrderStatus status = order.map(ChildOrder::status).orElse(OrderStatus.UNSENT);
    if (status == OrderStatus.INTENDED) {
      drop(tag, "cancelled before the send");
    } else if (status == OrderStatus.SENT || status == OrderStatus.UNKNOWN) {
      targets.wanted(tag);
    } else if (status.isChangeable() && !queue.holds(SendQueue.Kind.CANCEL, tag)) {
      change(new Evidence.CancelAsked(tag),
          request(SendQueue.Kind.CANCEL, order.get().intent(), Optional.empty(), lane));
    }
  }

  /**
   * Asks for the cancellation of one of two orders that the broker works under one tag; the order as such goes on.
   *
   * @param tag the tag of both
   * @param kept the one that goes on
   * @param surplus the one to cancel
   * @return whether both are ours and work, as far as all evidence tells
   */
  public boolean cancelSurplus(OrderTag tag, BrokerOrderId kept, BrokerOrderId surplus) {
    Optional<OrderIntent> twice = parts.ledger().find(tag).filter(order ->
        CancelTargets.working(order).containsAll(List.of(kept, surplus))).map(ChildOrder::intent);
    twice.filter(order -> !queue.holds(SendQueue.Kind.CANCEL, tag)).ifPresent(order -> {
      targets.only(tag, surplus);
      store.keep(Lane.RELAXED, List.of(),
          List.of(pending(request(SendQueue.Kind.CANCEL, order, Optional.empty(), SendLane.CANCEL))));
    });
    return twice.isPresent();
  }

  /**
   * Asks for other price terms, in the lane of what the order closes; a resting stop's in that of trailing.
   *
   * @param tag the order
   * @param to the new terms
   */
  public void modify(OrderTag tag, PriceTerms to) {
    modify(tag, to, tag.purpose() == OrderPurpose.STOP ? SendLane.TRAIL : SendLane.of(tag.purpose()));
  }

  /**
   * Asks for other price terms. Where the broker takes no more modifications of the order, or the order
   * cannot be changed now, the owner is told so as a refused change.
   *
   * @param tag the order
   * @param to the new terms
   * @param lane how pressing it is
   */
  public void modify(OrderTag tag, PriceTerms to, SendLane lane) {
    Optional<ChildOrder> order = parts.ledger().find(tag);
    if (order.isEmpty() || order.get().status().isEnded()) {
      return;
    }
    int most = parts.broker().capabilities().limits().modificationsPerOrder();
    if (!order.get().status().isChangeable()) {
      evidence(new Evidence.ModifyRefused(tag, BrokerRejection.of(RejectionReason.NOT_CHANGEABLE,
          "the broker has not acknowledged the order")));
    } else if (order.get().modifications() >= most) {
      evidence(new Evidence.ModifyRefused(tag, BrokerRejection.of(RejectionReason.MODIFICATION_LIMIT,
          "modified " + most + " times already")));
    } else {
      change(new Evidence.ModifyAsked(tag, to),
          request(SendQueue.Kind.MODIFY, order.get().intent(), Optional.of(to), lane));
    }
  }

  /**
   * Merges one piece of evidence.
   *
   * @param seen what was seen
   */
  public void evidence(Evidence seen) {
    evidence(List.of(seen));
  }

  /**
   * Merges evidence, tells the listener its facts at once and keeps what changed.
   *
   * @param seen what was seen, such as all rows of an order book
   */
  public void evidence(List<Evidence> seen) {
    seen.forEach(each -> untold.addAll(parts.ledger().apply(each)));
    tell();
    seen.forEach(doubts::seen);
  }

  /**
   * Keeps entries that are not orders, in the one order of all appends.
   *
   * @param lane how soon they must survive a power cut
   * @param entries what to keep
   */
  public void keep(Lane lane, List<Entry> entries) {
    store.keep(lane, entries, List.of());
  }

  /**
   * Keeps entries that are not orders, and tells what became of them.
   *
   * @param lane how soon they must survive a power cut
   * @param entries what to keep
   * @param told hears what became of them
   */
  public void keep(Lane lane, List<Entry> entries, Keeping told) {
    store.keep(lane, entries, List.of(), told);
  }

  /**
   * Drops an order whose group has long been final.
   *
   * @param tag the order
   */
  public void forget(OrderTag tag) {
    doubts.forget(tag);
    targets.forget(tag);
    parts.ledger().forget(tag);
  }

  /** {@return the orders that were told as stuck on their way to the exchange, and still are} */
  public List<OrderTag> stuckInTransit() {
    return doubts.stuck();
  }

  /**
   * {@return why an entry of this kind would not be sent: it was refused for one reason again and again; empty when it
   *     may be tried}
   *
   * @param key what would be traded
   * @param side on which side
   */
  public Optional<String> refusesEntry(PositionKey key, Side side) {
    return circuit.open(key.instrument(), key.product(), side, parts.time().now());
  }

  /** Has requests sent that wait for a reason which may be gone, such as the mode. */
  public void pump() {
    queue.pump();
  }

  /** {@return how many requests wait for the broker's limits or for their turn} */
  public int queued() {
    return queue.size();
  }

  private void tell() {
    if (telling) {
      return;
    }
    telling = true;
    try {
      while (!untold.isEmpty()) {
        List<OrderFact> now = List.copyOf(untold);
        untold.clear();
        parts.listener().onFacts(now);
        now.forEach(this::follow);
      }
    } finally {
      telling = false;
    }
    store.keep(Lane.RELAXED, List.of(), List.of());
  }

  private void follow(OrderFact fact) {
    OrderTag tag = fact.intent().tag();
    switch (fact.kind()) {
      case IN_DOUBT -> doubts.unknown(tag);
      case ACCEPTED -> {
        doubts.accepted(tag);
        if (targets.takeWanted(tag)) {
          cancel(tag);
        }
      }
      case CLOSED -> targets.forget(tag);
      case SHOWN, TRIGGERED, FILLED, PRICED, CHANGE_REFUSED -> { }
    }
  }

  private void change(Evidence asked, SendQueue.Request request) {
    parts.ledger().apply(asked);
    store.keep(Lane.RELAXED, List.of(), List.of(pending(request)));
  }

  private void drop(OrderTag tag, String why) {
    LOG.info("{} - not sent: {}", tag, why);
    parts.listener().onVoided(tag, why);
    evidence(new Evidence.Voided(tag, why));
  }

  private StoreLine.Act pending(SendQueue.Request request) {
    return new PendingRequest(request, queue, sender, parts.config().durableWait());
  }

  private SendQueue.Request request(SendQueue.Kind kind, OrderIntent intent, Optional<PriceTerms> to, SendLane lane) {
    return request(kind, intent, to, lane, parts.time().now(), Duration.ZERO);
  }

  private SendQueue.Request request(SendQueue.Kind kind, OrderIntent intent, Optional<PriceTerms> to, SendLane lane,
      Moment since, Duration age) {
    return new SendQueue.Request(kind, intent.tag(), to, lane, parts.check().atRisk(intent), requests++, since, age);
  }

  /**
   * Whether a request still makes sense: not voided, ended or replaced by a later one. What a row seemed to show
   * before the request was sent is no proof that it was not needed: a protected market order looks like any limit.
   */
  private boolean isWanted(SendQueue.Request request) {
    if (request.kind() != SendQueue.Kind.PLACE && parts.check().isFrozen()) {
      return false; // asked for again by whoever needs it
    }
    Optional<ChildOrder> found = parts.ledger().find(request.tag());
    return found.filter(order -> switch (request.kind()) {
      case PLACE -> order.status() == OrderStatus.INTENDED;
      case CANCEL -> order.status().isChangeable();
      case MODIFY -> order.status().isChangeable()
          && order.asked().or(() -> Optional.of(order.price())).equals(request.to());
    }).isPresent();
  }

  private final class Sender implements SendQueue.Sender {

    @Override
    public boolean isWanted(SendQueue.Request request) {
      return OrderGateway.this.isWanted(request);
    }

    @Override
    public boolean mustWait(SendQueue.Request request) {
      return request.kind() == SendQueue.Kind.PLACE
          && parts.check().mustWait(parts.ledger().find(request.tag()).orElseThrow());
    }

    @Override
    public boolean send(SendQueue.Request request) {
      ChildOrder order = parts.ledger().find(request.tag()).orElseThrow();
      switch (request.kind()) {
        case PLACE -> {
          Optional<String> objection = guard.objection(order);
          if (objection.isPresent()) {
            OrderGateway.this.drop(request.tag(), objection.get());
            return false;
          }
          doubts.sent(request.tag());
          writes.place(order.intent());
        }
        case CANCEL -> {
          if (targets.isWhole(order)) {
            doubts.changing(request.tag(), Optional.empty());
          }
          targets.take(order).forEach(id -> writes.cancel(request.tag(), id));
        }
        case MODIFY -> {
          doubts.changing(request.tag(), request.to());
          CancelTargets.working(order).forEach(id -> writes.modify(request.tag(), id, request.to().orElseThrow()));
        }
      }
      return true;
    }

    @Override
    public void drop(SendQueue.Request request, String why) {
      if (request.kind() == SendQueue.Kind.PLACE && isWanted(request)) {
        OrderGateway.this.drop(request.tag(), why);
      }
    }
  }
}
