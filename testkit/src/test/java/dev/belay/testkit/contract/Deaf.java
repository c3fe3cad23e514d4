package dev.belay.testkit.contract;

import dev.belay.broker.StreamListener;
import dev.belay.order.OrderReport;

/** Passes everything on; subclasses keep one thing to themselves. */
class Deaf implements StreamListener {

  private final StreamListener to;

  Deaf(StreamListener to) {
    this.to = to;
  }

  @Override
  public void onOrder(OrderReport report) {
    to.onOrder(report);
  }

  @Override
  public void onConnected(long connection) {
    to.onConnected(connection);
  }

  @Override
  public void onDisconnected(String reason) {
    to.onDisconnected(reason);
  }
}
