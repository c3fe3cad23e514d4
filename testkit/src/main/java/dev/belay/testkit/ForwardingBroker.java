package dev.belay.testkit;

import dev.belay.broker.BasketMargin;
import dev.belay.broker.BrokerCapabilities;
import dev.belay.broker.BrokerClient;
import dev.belay.broker.BrokerHolding;
import dev.belay.broker.BrokerPosition;
import dev.belay.broker.BrokerRead;
import dev.belay.broker.CancelResult;
import dev.belay.broker.Funds;
import dev.belay.broker.ModifyResult;
import dev.belay.broker.PlaceResult;
import dev.belay.broker.StreamListener;
import dev.belay.order.BrokerOrderId;
import dev.belay.order.OrderReport;
import dev.belay.order.OrderTag;
import dev.belay.order.OrderTerms;
import dev.belay.order.PriceTerms;
import dev.belay.order.TradeReport;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * A broker that hands every call to another one. A subclass changes what it is about and leaves the rest; a call that
 * {@code BrokerClient} gains one day is handed on too. As safe for threads as the broker behind it.
 */
public abstract class ForwardingBroker implements BrokerClient {

  private final BrokerClient broker;

  /**
   * Stands before a broker.
   *
   * @param broker who answers; closed with this one
   */
  protected ForwardingBroker(BrokerClient broker) {
    this.broker = Objects.requireNonNull(broker, "broker");
  }

  @Override
  public BrokerCapabilities capabilities() {
    return broker.capabilities();
  }

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    return broker.placeOrder(tag, terms);
  }

  @Override
  public CompletionStage<CancelResult> cancelOrder(BrokerOrderId id) {
    return broker.cancelOrder(id);
  }

  @Override
  public CompletionStage<ModifyResult> modifyOrder(BrokerOrderId id, PriceTerms to) {
    return broker.modifyOrder(id, to);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> history(BrokerOrderId id) {
    return broker.history(id);
  }

  @Override
  public CompletionStage<BrokerRead<List<OrderReport>>> orders() {
    return broker.orders();
  }

  @Override
  public CompletionStage<BrokerRead<List<TradeReport>>> trades() {
    return broker.trades();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerPosition>>> positions() {
    return broker.positions();
  }

  @Override
  public CompletionStage<BrokerRead<List<BrokerHolding>>> holdings() {
    return broker.holdings();
  }

  @Override
  public CompletionStage<BrokerRead<Funds>> funds() {
    return broker.funds();
  }

  @Override
  public CompletionStage<BrokerRead<BasketMargin>> basketMargin(List<OrderTerms> basket) {
    return broker.basketMargin(basket);
  }

  @Override
  public Stream openStream(StreamListener listener) {
    return broker.openStream(listener);
  }

  @Override
  public void close() {
    broker.close();
  }
}
