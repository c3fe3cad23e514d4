package dev.belay.gateway;

import dev.belay.ledger.ChildOrder;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.ReportedStatus;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Orders that stay too long between the broker and the exchange: taken, being modified or being cancelled, or said to
 * be complete, and no report says that the exchange has it. Such an order is told once, and never replaced: only
 * evidence ends it.
 */
final class TransitWatch {

  /** How long is too long. */
  static final Duration LONG = Duration.ofSeconds(30);

  private final GatewayParts parts;
  private final LinkedHashMap<OrderTag, Moment> since = new LinkedHashMap<>();

  TransitWatch(GatewayParts parts) {
    this.parts = parts;
  }

  /** The order is on its way now, unless it was already. */
  void entered(OrderTag tag) {
    if (!since.containsKey(tag)) {
      Moment now = parts.time().now();
      since.put(tag, now);
      parts.time().after(LONG, () -> decide(tag, now));
    }
  }

  /** Any report of an order of ours; a status that nobody knows says nothing. */
  void reported(OrderReport report) {
    boolean onItsWay = isTransit(report.status()) || report.isClaim();
    if (!onItsWay && since.isEmpty() || report.status() == ReportedStatus.UNRECOGNISED) {
      return;
    }
    Optional<OrderTag> tag = parts.ledger().find(report.id()).map(ChildOrder::tag).or(report::tag);
    if (onItsWay) {
      tag.filter(this::works).ifPresent(this::entered);
    } else {
      tag.ifPresent(since::remove);
    }
  }

  /** Those that were told and are on their way still. */
  List<OrderTag> stuck() {
    since.keySet().removeIf(tag -> !works(tag));
    Moment now = parts.time().now();
    return since.entrySet().stream().filter(each -> now.isPast(each.getValue(), LONG)).map(each -> each.getKey())
        .toList();
  }

  private void decide(OrderTag tag, Moment entered) {
    if (entered.equals(since.get(tag))) {
      if (works(tag)) {
        parts.listener().onStuckInTransit(tag);
      } else {
        since.remove(tag);
      }
    }
  }

  private boolean works(OrderTag tag) {
    return parts.ledger().find(tag).filter(each -> each.status().isChangeable()).isPresent();
  }

  private static boolean isTransit(ReportedStatus status) {
    return status == ReportedStatus.TRANSIT || status == ReportedStatus.MODIFY_PENDING
        || status == ReportedStatus.CANCEL_PENDING;
  }
}
