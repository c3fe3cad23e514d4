package dev.belay.gateway;

import dev.belay.order.BrokerRejection;
import dev.belay.order.OrderFact;
import dev.belay.order.OrderIntent;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import java.time.Duration;
import java.util.List;

/**
 * What the gateway tells the coordinator, on the loop. Whatever is submitted or kept while {@link #onFacts}
 * runs goes into the store together with the evidence that led to it, in one transaction.
 */
public interface GatewayListener {

  /**
   * The ledger has learned something; never called while an earlier call still runs.
   *
   * @param facts what is new, in order
   */
  void onFacts(List<OrderFact> facts);

  /**
   * An order book that was read for orders in doubt, or that came late, is about to be merged: what it shows and the
   * ledger does not know may be adopted before.
   *
   * @param rows the book
   */
  default void onBook(List<OrderReport> rows) {}

  /**
   * The store has failed. It is not used again in this process; told once.
   *
   * @param cause why, for a person
   */
  void onStoreFailed(String cause);

  /**
   * An append has been acknowledged.
   *
   * @param took how long it took; over 1 s is a condition (rule 5.1)
   */
  default void onCommitted(Duration took) {}

  /**
   * An append has not been acknowledged for a second; told once for each such append.
   */
  default void onStoreSlow() {}

  /**
   * The broker refuses everything, for a reason that holds for the whole account.
   *
   * @param rejection the refusal
   */
  default void onAccountRefusal(BrokerRejection rejection) {}

  /**
   * An answer came after its deadline. It was merged as evidence.
   *
   * @param tag the order
   */
  default void onLateAnswer(OrderTag tag) {}

  /**
   * An order was dropped before the send; {@link #onFacts} tells its owner.
   *
   * @param tag the order
   * @param why the reason, for a person
   */
  default void onVoided(OrderTag tag, String why) {}

  /**
   * A buy on a bared key may be doubled now (rule 5.3): it is unknown, or cannot be freed, for 10 s. Told
   * once for each order; the owner counts episodes and quantities.
   *
   * @param stuck the order that may be doubled
   */
  default void onDuplicateAllowed(OrderIntent stuck) {}

  /**
   * The broker has had an order, or a change of one, for 30 s, and still no report says that the exchange has it:
   * it is not replaced, and entries should wait. {@link OrderGateway#stuckInTransit} tells when that is over.
   *
   * @param tag the order
   */
  default void onStuckInTransit(OrderTag tag) {}

  /**
   * A risk-reducing order goes, or a change of one, without its intent in the store (rule 5.1): alarmed.
   *
   * @param tag the order
   * @param journalled whether the emergency journal has it
   */
  default void onEmergency(OrderTag tag, boolean journalled) {}
}
