package dev.belay.gateway;

import dev.belay.ledger.Evidence;
import dev.belay.ledger.OrderStatus;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.PriceTerms;
import dev.belay.time.Moment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is done about orders that are not where they should be: the search for unknown ones, the watch over
 * buys that may be doubled, and the word about those that never reach the exchange.
 */
final class Doubts {

  private final GatewayParts parts;
  private final LinkedHashMap<OrderTag, Moment> sentAt = new LinkedHashMap<>();
  private final BookGrade books = new BookGrade(this::sentAt);
  private final DuplicateWatch duplicates;
  private final TransitWatch transit;
  private final GatewayReads reads;
  private final UnknownSearch search;

  Doubts(GatewayParts parts, Outside outside, Consumer<List<Evidence>> evidence) {
    this.parts = parts;
    duplicates = new DuplicateWatch(parts);
    transit = new TransitWatch(parts);
    reads = new GatewayReads(parts, outside, this::book, evidence);
    search = new UnknownSearch(parts, reads, this::sentAt, books::isUsable, evidence);
  }

  GatewayReads reads() {
    return reads;
  }

  void sent(OrderTag tag) {
    sentAt.put(tag, parts.time().now());
  }

  void changing(OrderTag tag, Optional<PriceTerms> target) {
    duplicates.changing(tag, target);
  }

  void unknown(OrderTag tag) {
    duplicates.unknown(tag, sentAt(tag).orElseGet(() -> decidedAt(tag)));
    search.begin(tag);
  }

  /** An order of a former life is as old as its intent (DESIGN rule 8.3); one from the future is new. */
  private Moment decidedAt(OrderTag tag) {
    return parts.time().now().recall(parts.ledger().find(tag).orElseThrow().intent().decidedAt());
  }

  void accepted(OrderTag tag) {
    transit.entered(tag);
  }

  void seen(Evidence each) {
    if (each instanceof Evidence.Reported reported) {
      transit.reported(reported.report());
    }
  }

  List<OrderTag> stuck() {
    return transit.stuck();
  }

  void resume() {
    parts.ledger().open().stream().filter(each -> each.status() == OrderStatus.UNKNOWN)
        .forEach(each -> unknown(each.tag()));
  }

  void forget(OrderTag tag) {
    sentAt.remove(tag);
  }

  private Optional<Moment> sentAt(OrderTag tag) {
    return Optional.ofNullable(sentAt.get(tag));
  }

  /** Every order book is also the day's count of requests, and says what a duplicate may count on. */
  private void book(ReadAnswer<List<OrderReport>> answer) {
    books.failed();
    answer.read().value().ifPresent(rows -> {
      parts.budget().seenToday(rows.size());
      books.grade(rows, answer.begun(), parts.ledger().all());
    });
    duplicates.book(answer, books.isUsable());
  }
}
