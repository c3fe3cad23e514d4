package dev.belay.examples;

import dev.belay.broker.BrokerClient;
import dev.belay.broker.PlaceResult;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.Side;
import dev.belay.testkit.ForwardingBroker;
import java.util.concurrent.CompletionStage;

/** A broker whose process dies when the exchange has taken the first sell order, before anybody hears of it. */
final class Mortal extends ForwardingBroker {

  Mortal(BrokerClient broker) {
    super(broker);
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    CompletionStage<PlaceResult> answer = super.placeOrder(tag, terms);
    return terms.side() == Side.BUY ? answer : answer.whenComplete((taken, failure) -> DiePoint.die());
  }
}
