package dev.belay.testkit.contract;

import dev.belay.broker.StreamListener;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a stream told, from whatever thread. */
final class Updates implements StreamListener {

  private final List<OrderReport> orders = new CopyOnWriteArrayList<>();
  private final List<Long> connections = new CopyOnWriteArrayList<>();

  @Override
  public void onOrder(OrderReport report) {
    orders.add(report);
  }

  @Override
  public void onConnected(long connection) {
    connections.add(connection);
  }

  @Override
  public void onDisconnected(String reason) {
    // the contract breaks no stream
  }

  List<OrderReport> of(BrokerOrderId id) {
    return orders.stream().filter(each -> each.id().equals(id)).toList();
  }

  List<Long> connections() {
    return List.copyOf(connections);
  }
}
