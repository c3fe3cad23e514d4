package dev.belay.gateway;

import dev.belay.broker.BrokerRead;
import dev.belay.ledger.ChildOrder;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.OrderPurpose;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.order.Side;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * When a second COVER of the same bared quantity is allowed (rule 5.3): 10 s after the send of a buy that
 * is unknown, or after the first change that should have freed it and is not shown; and only if an Ok book
 * begun 5 s after that send lacks the order, or no usable book came since, or the order is known and cannot
 * be freed. It says so once for each order; the owner decides, once per episode and quantity. A sell is
 * never watched.
 */
final class DuplicateWatch {

  static final Duration AFTER = Duration.ofSeconds(10);
  static final Duration BOOK_AFTER = Duration.ofSeconds(5);
  static final Duration AGAIN = Duration.ofSeconds(1);

  /** One buy that may have to be doubled. */
  private static final class Watched {
    private final Moment since;
    private final boolean known;
    private Optional<PriceTerms> target;
    private boolean bookCame;
    private boolean bookLacksIt;

    Watched(Moment since, boolean known, Optional<PriceTerms> target) {
      this.since = since;
      this.known = known;
      this.target = target;
    }

    boolean mayBeDoubled() {
      return known || bookLacksIt || !bookCame;
    }
  }

  private final GatewayParts parts;
  private final LinkedHashMap<OrderTag, Watched> watched = new LinkedHashMap<>();

  DuplicateWatch(GatewayParts parts) {
    this.parts = parts;
  }

  /** The order is unknown since it was sent. */
  void unknown(OrderTag tag, Moment sent) {
    begin(tag, new Watched(sent, false, Optional.empty()));
  }

  /**
   * A change of a known order was sent; an empty target is a cancel. The first unconfirmed one counts: an order that
   * follows the market, each new price shown before the next is asked for, is free.
   */
  void changing(OrderTag tag, Optional<PriceTerms> target) {
    Watched former = watched.get(tag);
    if (former != null && former.known && !isInForce(tag, former)) {
      former.target = target;
    } else {
      begin(tag, new Watched(parts.time().now(), true, target));
    }
  }

  /** Every order book that arrives, whoever asked for it; complete ones only may lack an order. */
  void book(ReadAnswer<List<OrderReport>> answer, boolean complete) {
    if (!complete || !(answer.read() instanceof BrokerRead.Ok<List<OrderReport>> book)) {
      return;
    }
    watched.forEach((tag, each) -> {
      if (each.since.isBefore(answer.begun())) {
        each.bookCame = true;
        each.bookLacksIt = answer.begun().isPast(each.since, BOOK_AFTER)
            && book.answer().stream().noneMatch(row -> row.tag().filter(tag::equals).isPresent());
      }
    });
  }

  private void begin(OrderTag tag, Watched each) {
    boolean buysBack = tag.purpose() == OrderPurpose.COVER || tag.purpose() == OrderPurpose.STOP;
    if (buysBack && parts.ledger().find(tag).orElseThrow().intent().terms().side() == Side.BUY) {
      watched.put(tag, each);
      Moment now = parts.time().now();
      decideIn(AFTER.minus(now.since(each.since)), tag, each);
    }
  }

  /** A process that stood still hears first what has come meanwhile. */
  private void decideIn(Duration wait, OrderTag tag, Watched each) {
    Duration left = wait.isNegative() ? Duration.ZERO : wait;
    Moment due = parts.time().now().plus(left);
    parts.time().after(left, () -> {
      if (parts.time().now().isPast(due, AGAIN)) {
        decideIn(AGAIN, tag, each);
      } else {
        decide(tag, each);
      }
    });
  }

  private void decide(OrderTag tag, Watched each) {
    Optional<ChildOrder> order = parts.ledger().find(tag).filter(found -> isOpenQuestion(found, each));
    if (watched.get(tag) != each || order.isEmpty()) {
      watched.remove(tag, each);
      return;
    }
    if (each.mayBeDoubled() && parts.check().isPressing(order.get().intent().key(parts.account()))) {
      watched.remove(tag);
      parts.listener().onDuplicateAllowed(order.get().intent());
      return;
    }
    decideIn(AGAIN, tag, each);
  }

  private boolean isInForce(OrderTag tag, Watched change) {
    return change.target.filter(parts.ledger().find(tag).orElseThrow().price()::equals).isPresent();
  }

  private static boolean isOpenQuestion(ChildOrder order, Watched each) {
    if (!each.known) {
      return order.status() == OrderStatus.UNKNOWN;
    }
    return !order.status().isEnded()
        && each.target.filter(to -> order.asked().isEmpty() && order.price().equals(to)).isEmpty();
  }
}
