package dev.belay.gateway;

import dev.belay.order.OrderTag;
import java.time.Duration;

/** A request that waits for its entry in the store, and then for its token. */
final class PendingRequest extends StoreLine.Act {

  private final SendQueue.Request request;
  private final SendQueue queue;
  private final SendQueue.Sender sender;
  private final Duration durableWait;

  PendingRequest(SendQueue.Request request, SendQueue queue, SendQueue.Sender sender, Duration durableWait) {
    this.request = request;
    this.queue = queue;
    this.sender = sender;
    this.durableWait = durableWait;
  }

  @Override
  OrderTag tag() {
    return request.tag();
  }

  @Override
  boolean isPressing() {
    return request.kind() != SendQueue.Kind.PLACE || request.tag().purpose().isRiskReducing();
  }

  @Override
  boolean isWanted() {
    return sender.isWanted(request);
  }

  @Override
  Duration patience() {
    return isPressing() ? durableWait : request.age();
  }

  @Override
  void go() {
    queue.add(request);
  }

  @Override
  void fail(String cause) {
    sender.drop(request, "its intent is not durable: " + cause);
  }
}
