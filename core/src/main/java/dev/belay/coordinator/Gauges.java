package dev.belay.coordinator;

import dev.belay.gateway.OrderGateway;
import dev.belay.ledger.OrderLedger;
import dev.belay.observe.ExecutionMetrics;
import dev.belay.time.Moment;
import java.time.Duration;
import java.util.List;

/** Reads the depths of the queues and how much is open, once a second at the most. Loop only. */
final class Gauges {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Floor floor;
  private final EventLoop loop;
  private final OrderGateway gateway;
  private final OrderLedger ledger;
  private final Groups groups;
  private final List<Delivery> listeners;
  private Moment last;

  Gauges(Floor floor, EventLoop loop, OrderGateway gateway, OrderLedger ledger, Groups groups,
      List<Delivery> listeners) {
    this.floor = floor;
    this.loop = loop;
    this.gateway = gateway;
    this.ledger = ledger;
    this.groups = groups;
    this.listeners = listeners;
    this.last = floor.now();
  }

  void look() {
    Moment now = floor.now();
    if (!now.isPast(last, PAUSE)) {
      return;
    }
    last = now;
    Journal journal = floor.journal();
    journal.gauge(ExecutionMetrics.GROUPS_ACTIVE,
        groups.all().stream().filter(desk -> desk.state.lifecycle().isActive()).count());
    journal.gauge(ExecutionMetrics.ORDERS_OPEN, ledger.open().size());
    journal.gauge(ExecutionMetrics.INBOX_DEPTH, loop.depth());
    journal.gauge(ExecutionMetrics.SEND_QUEUE_DEPTH, gateway.queued());
    journal.gauge(ExecutionMetrics.LISTENER_QUEUE_DEPTH,
        listeners.stream().mapToInt(Delivery::depth).max().orElse(0));
    journal.refresh();
  }
}
