package dev.belay.broker;

import dev.belay.order.OrderTerms;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a margin estimator may ask of the broker: reads inside the request budget. It cannot write, and it
 * gets no stage to compose; each answer arrives on the loop, as a call, once.
 *
 * <p>Not thread-safe: called on the loop. Implemented by the gateway.
 */
public interface BrokerReads {

  /**
   * Asks what the broker would block for a basket.
   *
   * @param basket the orders, in the order in which they would be placed
   * @param onLoop takes the answer
   */
  void basketMargin(List<OrderTerms> basket, Consumer<BrokerRead<BasketMargin>> onLoop);

  /**
   * Asks for the money that is available.
   *
   * @param onLoop takes the answer
   */
  void funds(Consumer<BrokerRead<Funds>> onLoop);
}
