package dev.belay.testkit;

import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    Optional<Faults.Befalls<StreamFault>> befalls = faults.befalling(report);
    StreamFault fault = befalls.map(Faults.Befalls::fault).orElse(StreamFault.NONE);
    befalls.ifPresent(each -> each.counter().matter(fault.copies() == 0));
    for (int i = 0; i < fault.copies(); i++) {
      later(exchange.latency().stream().plus(fault.delay()).plus(fault.apart().multipliedBy(i)),
          () -> deliver(report, befalls));
    }
  }

  private void deliver(OrderReport report, Optional<Faults.Befalls<StreamFault>> befalls) {
    befalls.ifPresent(each -> each.counter().matter(!exchange.book().isLatest(report)));
    List.copyOf(listeners).forEach(each -> each.onOrder(report));
  }

  private void later(Duration delay, Runnable task) {
    exchange.time().after(delay, task);
  }
}
