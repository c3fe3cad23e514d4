package dev.belay.testkit;

import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The pushed updates of one simulated broker. Every delivery is a task of the time source. */
final class SimulatedStream {

  private final SimulatedExchange exchange;
  private final Faults<OrderReport, StreamFault> faults = new Faults<>();
  private final List<StreamListener> listeners = new ArrayList<>();
  private long connection = 1;
  private boolean up = true;

  SimulatedStream(SimulatedExchange exchange) {
    this.exchange = exchange;
    exchange.listen(this::push);
  }

  Faults<OrderReport, StreamFault> faults() {
    return faults;
  }

  void open(StreamListener listener) {
    later(Duration.ZERO, () -> {
      listeners.add(listener);
      if (up) {
        listener.onConnected(connection);
      }
    });
  }

  void close(StreamListener listener) {
    later(Duration.ZERO, () -> listeners.remove(listener));
  }

  void closeAll() {
    later(Duration.ZERO, listeners::clear);
  }

  void disconnect(String reason) {
    up = false;
    later(Duration.ZERO, () -> listeners.forEach(each -> each.onDisconnected(reason)));
  }

  void reconnect() {
    up = true;
    long number = ++connection;
    later(Duration.ZERO, () -> listeners.forEach(each -> each.onConnected(number)));
  }

  private void push(OrderReport report) {
    if (!up || listeners.isEmpty()) {
      return;
    }
    StreamFault fault = faults.befalling(report).orElse(new StreamFault(1, Duration.ZERO));
    for (int i = 0; i < fault.copies(); i++) {
      later(exchange.latency().stream().plus(fault.delay()),
          () -> List.copyOf(listeners).forEach(each -> each.onOrder(report)));
    }
  }

  private void later(Duration delay, Runnable task) {
    exchange.time().after(delay, task);
  }
}
