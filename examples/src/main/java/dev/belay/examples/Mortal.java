package dev.belay.examples;

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
import dev.belay.order.Side;
import dev.belay.order.TradeReport;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A broker whose process dies when the exchange has taken the first sell order, before anybody hears of it. */
record Mortal(BrokerClient broker) implements BrokerClient {

  @Override
  public CompletionStage<PlaceResult> placeOrder(OrderTag tag, OrderTerms terms) {
    CompletionStage<PlaceResult> answer = broker.placeOrder(tag, terms);
    return terms.side() == Side.BUY ? answer : answer.whenComplete((taken, failure) -> DiePoint.die());
  }

  @Override
  public BrokerCapabilities capabilities() {
    return broker.capabilities();
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
