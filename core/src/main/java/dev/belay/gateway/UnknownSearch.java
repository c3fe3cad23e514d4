package dev.belay.gateway;

import dev.belay.broker.BrokerRead;
import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.TradeReport;
import dev.belay.time.Moment;
import dev.belay.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The search for orders of which nobody knows whether they were placed (rule 5.3): the whole order book, all
 * statuses, and the trade book, at growing pauses. Found is whatever the ledger then knows; absent takes two
 * complete reads that agree, each with a canary, or lying 30 s apart.
 */
final class UnknownSearch {

  /** How far the broker's clock may be behind ours where an order's time is compared with a decision's. */
  private static final Duration CLOCKS_APART = Duration.ofSeconds(30);

  /** One order that is searched for. */
  private static final class Hunt {
    private final OrderTag tag;
    private final Moment since;
    private Moment last;
    private int step;
    private Optional<Moment> firstAbsent = Optional.empty();
    private boolean canarySeen;

    Hunt(OrderTag tag, Moment since, Moment begun) {
      this.tag = tag;
      this.since = since;
      this.last = begun;
    }
  }

  private final GatewayParts parts;
  private final GatewayReads reads;
  private final Function<OrderTag, Optional<Moment>> sentAt;
  private final BooleanSupplier bookIsUsable;
  private final Consumer<List<Evidence>> evidence;
  private final LinkedHashMap<OrderTag, Hunt> hunts = new LinkedHashMap<>();
  private Timer wake = () -> { };
  private boolean reading;

  UnknownSearch(GatewayParts parts, GatewayReads reads, Function<OrderTag, Optional<Moment>> sentAt,
      BooleanSupplier bookIsUsable, Consumer<List<Evidence>> evidence) {
    this.bookIsUsable = bookIsUsable;
    this.parts = parts;
    this.reads = reads;
    this.sentAt = sentAt;
    this.evidence = evidence;
  }

  void begin(OrderTag tag) {
    Moment now = parts.time().now();
    hunts.computeIfAbsent(tag, each -> new Hunt(each, sentAt.apply(each).orElse(now), now));
    plan();
  }

  void plan() {
    wake.cancel();
    hunts.keySet().removeIf(tag -> !isUnknown(tag));
    if (hunts.isEmpty() || reading) {
      return;
    }
    Moment now = parts.time().now();
    Duration least = Duration.ofDays(1);
    for (Hunt each : hunts.values()) {
      Duration left = pause(each).minus(now.since(each.last));
      least = left.compareTo(least) < 0 ? left : least;
    }
    wake = parts.time().after(least, this::read);
  }

  private void read() {
    Moment now = parts.time().now();
    boolean pressing = false;
    for (Hunt each : hunts.values()) {
      if (now.isPast(each.last, pause(each))) {
        each.last = now;
        each.step++;
      }
      pressing |= isPressing(each);
    }
    reading = true;
    ReadLane lane = pressing ? ReadLane.EVIDENCE : ReadLane.BOOK;
    reads.orders(lane, orders -> {
      boolean usable = bookIsUsable.getAsBoolean();
      reads.trades(lane, trades -> {
        reading = false;
        orders.read().value().ifPresent(rows -> learn(rows, trades.read().value()));
        if (usable && orders.read() instanceof BrokerRead.Ok<List<OrderReport>> book
            && trades.read() instanceof BrokerRead.Ok<List<TradeReport>> fills) {
          judge(book.answer(), fills.answer(), orders.begun());
        }
        plan();
      });
    });
  }

  private void learn(List<OrderReport> rows, Optional<List<TradeReport>> fills) {
    parts.listener().onBook(rows);
    List<Evidence> seen = new ArrayList<>(Evidence.ofBook(rows));
    fills.ifPresent(trades -> seen.addAll(Evidence.ofTrades(trades)));
    evidence.accept(seen);
  }

  private void judge(List<OrderReport> rows, List<TradeReport> fills, Moment begun) {
    TreeSet<BrokerOrderId> ids = new TreeSet<>();
    rows.forEach(row -> ids.add(row.id()));
    List<Evidence> absent = new ArrayList<>();
    for (Hunt each : hunts.values()) {
      boolean counts = isUnknown(each.tag) && each.since.isBefore(begun)
          && !hasUnexplainedTrade(each, ids, fills) && !hasLookalike(each, rows);
      if (counts && isProvedAbsent(each, showsCanary(each, rows), begun)) {
        absent.add(new Evidence.ProvedAbsent(each.tag));
      }
    }
    evidence.accept(absent);
  }

  private boolean isProvedAbsent(Hunt hunt, boolean canary, Moment begun) {
    boolean proved = hunt.canarySeen && canary
        || hunt.firstAbsent.filter(first -> begun.isPast(first, parts.config().absenceApart())).isPresent();
    hunt.canarySeen |= canary;
    // What a read shows lies between its begin and its answer, so the pause counts from answer to begin.
    hunt.firstAbsent = hunt.firstAbsent.or(() -> Optional.of(parts.time().now()));
    return proved;
  }

  /** A canary is an order of ours that was sent later and that this very read shows. */
  private boolean showsCanary(Hunt hunt, List<OrderReport> rows) {
    return rows.stream().anyMatch(row -> row.tag().flatMap(sentAt).filter(hunt.since::isBefore).isPresent());
  }

  /** Trades carry no tag: one that belongs to no order in the book may be the one we search for. */
  private boolean hasUnexplainedTrade(Hunt hunt, TreeSet<BrokerOrderId> shown, List<TradeReport> fills) {
    OrderTerms terms = parts.ledger().find(hunt.tag).orElseThrow().intent().terms();
    return fills.stream().anyMatch(trade -> !shown.contains(trade.order())
        && parts.ledger().find(trade.order()).isEmpty() && trade.instrument().equals(terms.instrument())
        && trade.product() == terms.product() && trade.side() == terms.side());
  }

  /**
   * A row without a tag that could be ours: the broker may have lost the tag. It proves nothing, and binds
   * nothing; a person decides.
   */
  private boolean hasLookalike(Hunt hunt, List<OrderReport> rows) {
    OrderIntent intent = parts.ledger().find(hunt.tag).orElseThrow().intent();
    OrderTerms terms = intent.terms();
    Instant earliest = intent.decidedAt().minus(CLOCKS_APART);
    return rows.stream().anyMatch(row -> row.tag().isEmpty() && parts.ledger().find(row.id()).isEmpty()
        && row.instrument().equals(terms.instrument()) && row.product() == terms.product()
        && row.side() == terms.side() && row.quantity().equals(terms.quantity())
        && row.brokerTime().filter(earliest::isAfter).isEmpty());
  }

  private Duration pause(Hunt hunt) {
    List<Duration> steps = parts.config().searchSteps();
    Duration regular = steps.get(Math.min(hunt.step, steps.size() - 1));
    Duration pressing = parts.config().pressingStep();
    Duration pause = isPressing(hunt) && pressing.compareTo(regular) < 0 ? pressing : regular;
    return untilProof(hunt).filter(left -> left.compareTo(pause) < 0).orElse(pause);
  }

  /** From the last look to the first one that can prove an absence by time: growing pauses must not step over it. */
  private Optional<Duration> untilProof(Hunt hunt) {
    return hunt.firstAbsent.map(first -> parts.config().absenceApart().minus(hunt.last.since(first)))
        .filter(left -> !left.isNegative() && !left.isZero());
  }

  private boolean isPressing(Hunt hunt) {
    return parts.ledger().find(hunt.tag)
        .filter(order -> parts.check().isPressing(order.intent().key(parts.account()))).isPresent();
  }

  private boolean isUnknown(OrderTag tag) {
    return parts.ledger().find(tag).filter(order -> order.status() == OrderStatus.UNKNOWN).isPresent();
  }
}
