package dev.belay.broker;

import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One account at one broker.
 *
 * <h2>For implementors</h2>
 *
 * <ul>
 *   <li>Methods are called on the coordinator's event loop and must return within 1 ms: start the work elsewhere.
 *   <li>A stage completes on any thread, once, late or never. Core sets its own deadline; a late answer is evidence.
 *   <li>A thrown exception, a null stage or an exceptional completion is {@code Indeterminate} for writes and
 *       {@code Failed} for reads; better return those yourself, with the cause.
 *   <li><strong>No write is ever sent twice</strong>, by no layer, HTTP client included. A lost answer is
 *       {@code Indeterminate}, never a retry.
 *   <li>{@code Refused} needs proof that nothing was placed or changed. Everything else is {@code Indeterminate}.
 *   <li>A modification changes the price terms alone; never send a quantity with it.
 *   <li>The tag must come back in {@link #orders()} and, where the broker has it, in pushed updates.
 *   <li>No credential in any exception, text or {@code toString}.
 *   <li>{@link #close()} releases connections; core calls it only if core created the client.
 * </ul>
 *
 * <p>{@code BrokerClientContract} in the testkit checks these rules.
 */
public interface BrokerClient extends AutoCloseable {

  /** {@return what this broker can do, for the session that is open} */
  BrokerCapabilities capabilities();

  /**
   * Asks the broker to place an order. Called from one place of the core only.
   *
   * @param tag our name of the order; used at most once, ever
   * @param terms what is asked
   * @return whether it was taken
   */
  CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms);

  /**
   * Asks the broker to cancel what has not traded. The request being taken proves nothing about the order.
   *
   * @param id the broker's id
   * @return whether the request was taken
   */
  CompletionStage<CancelResult> cancelOrder(BrokerOrderId id);

  /**
   * Asks the broker to change an order's price terms.
   *
   * @param id the broker's id
   * @param to the new terms
   * @return whether the request was taken
   */
  CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to);

  /**
   * {@return the states that one order went through, oldest first}
   *
   * @param id the broker's id
   */
  CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id);

  /** {@return the whole order book of the day, all origins, in no particular order} */
  CompletionStage<BrokerRead<List<OrderReport>>> orders();

  /** {@return the whole trade book of the day} */
  CompletionStage<BrokerRead<List<TradeReport>>> trades();

  /** {@return the net positions, closed ones of the day included with a net of zero} */
  CompletionStage<BrokerRead<List<BrokerPosition>>> positions();

  /** {@return the delivery holdings} */
  CompletionStage<BrokerRead<List<BrokerHolding>>> holdings();

  /** {@return the money that is available and used} */
  CompletionStage<BrokerRead<Funds>> funds();

  /**
   * {@return what the broker would block for a basket on top of the present positions}
   *
   * @param basket the orders, in the order in which they would be placed
   */
  CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket);

  /**
   * Opens the stream of updates. Updates are hints: they may be lost, doubled, late and out of order.
   *
   * @param listener takes the updates, on any thread
   * @return the stream
   */
  Stream openStream(StreamListener listener);

  @Override
  void close();

  /** An open stream of updates. */
  @FunctionalInterface
  interface Stream extends AutoCloseable {

    /** Ends the stream; calling it again does nothing. */
    @Override
    void close();
  }
}
